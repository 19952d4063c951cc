package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Note;
import dev.easel.http.HttpCall;
import java.util.ArrayList;
import java.util.List;

/** What the dialects that send images share: which images, and how large they may be. */
public abstract class OpenAiEditDialect<R extends ImageRequest> extends OpenAiDialect<R> {
    private final boolean bounded;

    protected OpenAiEditDialect(OpenAiSettings settings) {
        super(settings);
        this.bounded = settings.system() == OpenAiSystem.OPENAI;
    }

    /** Encodes a request and its images. */
    protected abstract HttpCall encode(R request, EditInputs images);

    @Override
    public final HttpCall encode(R request) {
        EditInputs images = EditInputs.of(request);
        return encode(request, bounded ? images.checked() : images);
    }

    @Override
    public final List<Note> notes(R request) {
        List<Note> notes = new ArrayList<>(super.notes(request));
        notes.addAll(EditInputs.of(request).notes());
        return notes;
    }
}
