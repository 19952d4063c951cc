package dev.easel.adapters.openai.shared;

import dev.easel.adapters.http.HttpCall;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Note;
import java.util.ArrayList;
import java.util.List;

/** What the dialects that send pictures have in common: which pictures, and how large they may be. */
public abstract class OpenAiEditDialect<R extends ImageRequest> extends OpenAiDialect<R> {
    private final boolean bounded;

    protected OpenAiEditDialect(OpenAiSettings settings) {
        super(settings);
        this.bounded = settings.system() == OpenAiSystem.OPENAI;
    }

    /** Spells a request and its pictures. */
    protected abstract HttpCall write(R request, EditPictures pictures);

    @Override
    public final HttpCall write(R request) {
        EditPictures pictures = EditPictures.of(request);
        return write(request, bounded ? pictures.checked() : pictures);
    }

    @Override
    public final List<Note> notes(R request) {
        List<Note> notes = new ArrayList<>(super.notes(request));
        notes.addAll(EditPictures.of(request).notes());
        return notes;
    }
}
