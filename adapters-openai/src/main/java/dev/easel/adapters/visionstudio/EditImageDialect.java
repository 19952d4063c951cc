package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.WireOptions;
import dev.easel.http.body.JsonBody;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST image/editing/edit-image}: one image, a count and a ratio, nothing else. */
final class EditImageDialect implements Dialect<EditRequest> {
    private final boolean files;

    EditImageDialect(boolean files) {
        this.files = files;
    }

    @Override
    public HttpCall encode(EditRequest request) {
        ImageSource image = request.images().get(0);
        if (!files && image.remoteUrl().isEmpty()) {
            throw new UnsupportedRequestException("This Vision Studio edits images by URL only: give a URL, or"
                    + " allow image_file for edits (editsFiles).");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(VisionStudioWire.PROMPT, request.prompt());
        ImageField.put(body, VisionStudioWire.IMAGE_URL, VisionStudioWire.IMAGE_FILE, image);
        body.put(VisionStudioWire.COUNT, request.count());
        body.put(VisionStudioWire.RATIO, RatioChoice.of(request.size(), image).toString());
        WireOptions.into(body, request);
        return HttpCall.post(VisionStudioWire.EDIT, JsonBody.of(body));
    }

    @Override
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        return ImagesResponse.read(response);
    }

    @Override
    public ProviderException parseError(ResponseReader response) throws IOException {
        return VisionStudioErrors.TABLE.read(response);
    }
}
