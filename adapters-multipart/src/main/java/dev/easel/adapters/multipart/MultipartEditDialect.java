package dev.easel.adapters.multipart;

import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.body.InlineImage;
import dev.easel.adapters.http.body.MultipartBody;
import dev.easel.adapters.openai.shared.EditInputs;
import dev.easel.adapters.openai.shared.OpenAiEditDialect;
import dev.easel.adapters.openai.shared.OpenAiSettings;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import java.util.List;

/**
 * {@code POST images/edits} as {@code multipart/form-data} (OpenAI's schema, {@code CreateImageEditRequest}): one image as
 * {@code image}, several each as {@code image[]} or whatever the server calls them, and perhaps a {@code mask}.
 */
final class MultipartEditDialect<R extends ImageRequest> extends OpenAiEditDialect<R> {
    private static final String PATH = "images/edits";
    private static final String IMAGE = "image";
    private static final String MASK = "mask";

    private final String severalName;

    MultipartEditDialect(OpenAiSettings settings, String severalName) {
        super(settings);
        this.severalName = severalName;
    }

    @Override
    protected HttpCall encode(R request, EditInputs inputs) {
        MultipartBody body = MultipartBody.form();
        fields(request).forEach((name, value) -> body.text(name, text(name, value)));
        List<ImageSource> images = inputs.images();
        if (images.size() == 1) {
            body.image(IMAGE, IMAGE, InlineImage.data(images.get(0)));
        } else {
            for (int i = 0; i < images.size(); i++) {
                body.image(severalName, IMAGE + "-" + (i + 1), InlineImage.data(images.get(i)));
            }
        }
        inputs.mask().ifPresent(image -> body.image(MASK, MASK, InlineImage.data(image)));
        return HttpCall.post(PATH, body.build());
    }

    private static String text(String name, Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new UnsupportedRequestException(
                "Field " + name + " cannot be sent as a form part: text, numbers and booleans can.");
    }
}
