package dev.easel.adapters.visionstudio;

import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.body.JsonBody;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code POST image/editing/edit-image}: one picture, a count and a ratio, nothing else. */
final class EditImageDialect implements Dialect<EditRequest> {
    private final boolean files;

    EditImageDialect(boolean files) {
        this.files = files;
    }

    @Override
    public HttpCall write(EditRequest request) {
        ImageSource picture = request.images().get(0);
        if (!files && !(picture instanceof ImageSource.OfUrl)) {
            throw new UnsupportedRequestException(
                    "This Vision Studio edits pictures by their address only: give one, or"
                            + " allow image_file for edits (editsFiles).");
        }
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(VisionStudioWire.PROMPT, request.prompt());
        SentPicture.put(body, VisionStudioWire.IMAGE_URL, VisionStudioWire.IMAGE_FILE, picture);
        body.put(VisionStudioWire.COUNT, request.count());
        body.put(VisionStudioWire.RATIO, RatioChoice.of(request.size(), picture).toString());
        return HttpCall.post(VisionStudioWire.EDIT, JsonBody.of(body));
    }

    @Override
    public Reading read(ReplyReader reply, CallContext context) throws IOException {
        return PicturesReply.read(reply);
    }

    @Override
    public ProviderException readError(ReplyReader reply) throws IOException {
        return VisionStudioErrors.TABLE.read(reply);
    }
}
