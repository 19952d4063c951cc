package dev.easel.it.author;

// sample: sketchpad
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpKit;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The provider of Sketchpad, an invented server: {@code POST sketches} generates, edits and inpaints. */
public final class Sketchpad {
    /** What the server can do, from its documentation: up to 4 images a call, two sizes, white is repainted. */
    private static final Capabilities CAPABILITIES = Capabilities.builder()
            .maxCount(4)
            .sizes(SizeRule.fixed(new Size(512, 512), new Size(768, 512)))
            .mask(MaskConvention.WHITE)
            .source("Sketchpad's documentation, 2026-11-21")
            .build();

    /** Where a response has base64: each is decoded while it arrives, and never becomes a string. */
    private static final ExtractionRule IMAGES = ExtractionRule.of("sketches[].png");

    /** The server's own error codes; common codes and the HTTP status are known already. */
    private static final ErrorTable ERRORS = ErrorTable.builder()
            .read(Reason.CONTENT_REJECTED, "rude_prompt")
            .read(Reason.OVERLOADED, "out_of_paper")
            .build();

    private Sketchpad() {}

    /** Returns the provider of a server; whoever opened the kit closes it. */
    public static ImageProvider provider(Endpoint endpoint, HttpKit kit) {
        return RemoteProvider.at(endpoint, kit, RetryPolicy.defaults())
                .generates(new SketchDialect<>(), model -> CAPABILITIES)
                .edits(new SketchDialect<>(), model -> CAPABILITIES)
                .inpaints(new SketchDialect<>(), model -> CAPABILITIES)
                .build();
    }

    /** Translates a request into a call, and a response into images; it sends nothing itself. */
    private static final class SketchDialect<R extends ImageRequest> implements Dialect<R> {
        @Override
        public HttpCall encode(R request) {
            Map<String, Object> body = new LinkedHashMap<>();
            body.put("prompt", request.prompt());
            body.put("copies", request.count());
            if (request.size() instanceof ImageSize.Exact exact) {
                body.put("width", exact.size().width());
                body.put("height", exact.size().height());
            }
            if (request instanceof EditRequest edit) {
                body.put("image", InlineImage.base64(edit.images().get(0)));
            } else if (request instanceof InpaintRequest inpaint) {
                body.put("image", InlineImage.base64(inpaint.image()));
                body.put("mask", InlineImage.base64(inpaint.mask().image()));
            }
            return HttpCall.post("sketches", JsonBody.of(body));
        }

        @Override
        public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
            Json json = response.json(IMAGES);
            ParsedResponse.Builder parsed =
                    ParsedResponse.builder().model(json.text("model")).json(json.toString());
            for (Json sketch : json.get("sketches").items()) {
                Optional<String> png = sketch.text("png");
                png.flatMap(response.images()::find).map(ReceivedImage::inline).ifPresent(parsed::image);
            }
            return parsed.build();
        }

        @Override
        public ProviderException parseError(ResponseReader response) throws IOException {
            return ERRORS.read(response);
        }
    }
}
// end
