package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Region;
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

/** {@code POST image/editing/inpaint}: by a mask, or {@code inpaint_border_only} with a {@code border_percentage}. */
final class InpaintDialect implements Dialect<InpaintRequest> {
    @Override
    public HttpCall encode(InpaintRequest request) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put(VisionStudioWire.PROMPT, request.prompt());
        ImageField.put(body, VisionStudioWire.IMAGE_URL, VisionStudioWire.IMAGE_FILE, request.image());
        if (request.region() instanceof Region.Expanded expanded) {
            body.put(VisionStudioWire.BORDER_ONLY, true);
            body.put(VisionStudioWire.BORDER, share(expanded.border()));
        } else {
            ImageField.put(
                    body,
                    VisionStudioWire.MASK_URL,
                    VisionStudioWire.MASK_FILE,
                    request.mask().image());
            body.put(VisionStudioWire.BORDER_ONLY, false);
        }
        WireOptions.into(body, request);
        return HttpCall.post(VisionStudioWire.INPAINT, JsonBody.of(body));
    }

    private static double share(Border border) {
        if (border instanceof Border.Fraction fraction) {
            return fraction.share();
        }
        throw new UnsupportedRequestException(
                "Unsupported border " + border + ": Vision Studio expands every side by one fraction, 0.01 to 0.5.");
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
