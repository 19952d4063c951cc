package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.HttpCall;
import dev.easel.http.WireOptions;
import dev.easel.http.body.MultipartBody;
import java.util.List;
import java.util.Map;

/**
 * {@code POST images/edits} as {@code multipart/form-data} (OpenAI's schema, {@code CreateImageEditRequest}): one image as
 * {@code image}, several each as {@code image[]} or the name that the server expects, and an optional {@code mask}.
 */
public final class FormEditDialect<R extends ImageRequest> extends OpenAiEditDialect<R> {
    /** The name of each of several image parts, in OpenAI's schema. */
    public static final String IMAGES = "image[]";

    private static final String PATH = "images/edits";
    private static final String IMAGE = "image";
    private static final String MASK = "mask";

    private final String imageName;

    /**
     * Creates the dialect of a server.
     *
     * @param imageName the name of each of several image parts
     */
    public FormEditDialect(OpenAiSettings settings, String imageName) {
        super(settings);
        this.imageName = imageName;
    }

    @Override
    protected HttpCall encode(R request, EditInputs inputs) {
        MultipartBody body = MultipartBody.form();
        Map<String, Object> fields = fields(request);
        WireOptions.into(fields, request);
        fields.forEach((name, value) -> body.text(name, text(name, value)));
        List<ImageSource> images = inputs.images();
        String name = images.size() == 1 ? IMAGE : imageName;
        if (!fields.containsKey(name)) {
            for (int i = 0; i < images.size(); i++) {
                String stem = images.size() == 1 ? IMAGE : IMAGE + "-" + (i + 1);
                body.image(name, stem, images.get(i).load());
            }
        }
        inputs.mask()
                .filter(image -> !fields.containsKey(MASK))
                .ifPresent(image -> body.image(MASK, MASK, image.load()));
        return HttpCall.post(PATH, body.build());
    }

    private static String text(String name, Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new UnsupportedRequestException(
                "Field " + name
                        + " cannot be sent as a form part: only text, numbers and booleans can. Send edits in JSON, or leave it out.");
    }
}
