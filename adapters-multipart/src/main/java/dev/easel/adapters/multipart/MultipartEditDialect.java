package dev.easel.adapters.multipart;

import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.adapters.http.body.MultipartBody;
import dev.easel.adapters.openai.shared.OpenAiDialect;
import dev.easel.adapters.openai.shared.OpenAiSettings;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * {@code POST images/edits} as {@code multipart/form-data} (OpenAI's schema, {@code CreateImageEditRequest}): one picture as
 * {@code image}, several each as {@code image[]} or whatever the server calls them, and perhaps a {@code mask}.
 */
final class MultipartEditDialect<R extends ImageRequest> extends OpenAiDialect<R> {
    static final String PATH = "images/edits";
    static final String IMAGE = "image";
    static final String MASK = "mask";

    private final Function<R, List<ImageSource>> images;
    private final Function<R, Optional<ImageSource>> mask;
    private final String severalName;
    private final Supplier<MultipartBody> form;

    private MultipartEditDialect(
            OpenAiSettings settings,
            String severalName,
            Supplier<MultipartBody> form,
            Function<R, List<ImageSource>> images,
            Function<R, Optional<ImageSource>> mask) {
        super(settings);
        this.images = images;
        this.mask = mask;
        this.severalName = severalName;
        this.form = form;
    }

    /** Returns the dialect that edits. */
    static Dialect<EditRequest> edits(OpenAiSettings settings, String severalName, Supplier<MultipartBody> form) {
        return new MultipartEditDialect<>(
                settings, severalName, form, EditRequest::images, request -> Optional.empty());
    }

    /** Returns the dialect that inpaints. */
    static Dialect<InpaintRequest> inpaints(OpenAiSettings settings, String severalName, Supplier<MultipartBody> form) {
        return new MultipartEditDialect<>(
                settings,
                severalName,
                form,
                InpaintRequest::pictures,
                request -> Optional.of(request.mask().picture()));
    }

    @Override
    public HttpCall write(R request) {
        MultipartBody body = form.get();
        fields(request).forEach((name, value) -> body.text(name, text(name, value)));
        List<ImageSource> pictures = images.apply(request);
        for (int i = 0; i < pictures.size(); i++) {
            boolean alone = pictures.size() == 1;
            body.picture(
                    alone ? IMAGE : severalName,
                    alone ? IMAGE : IMAGE + "-" + (i + 1),
                    InlinePicture.data(pictures.get(i)));
        }
        mask.apply(request).ifPresent(picture -> body.picture(MASK, MASK, InlinePicture.data(picture)));
        return HttpCall.post(PATH, body.build());
    }

    private static String text(String name, Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new IllegalArgumentException(
                "Field " + name + " cannot be sent as a form part: text, numbers and booleans can.");
    }
}
