package dev.easel.adapters.visionstudio;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The response of all three endpoints: {@code {"success": true, "data": {"images": [{"url": …}]}}}. */
final class ImagesResponse {
    private static final ExtractionRule INLINE = ExtractionRule.of("b64_json", "base64", "image_file");

    private ImagesResponse() {}

    /** Returns a response that links to images, with an optional message. */
    static Map<String, ?> of(List<URI> urls, Optional<String> message) {
        List<Map<String, String>> images =
                urls.stream().map(url -> Map.of("url", url.toString())).toList();
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("success", true);
        message.ifPresent(text -> members.put("message", text));
        members.put("data", Map.of("images", images));
        return members;
    }

    /** Parses a response; inline images, which the document does not mention, are accepted as well. */
    static ParsedResponse read(ResponseReader response) throws IOException {
        Json json = response.json(INLINE);
        Optional<ProviderException> error =
                ErrorEnvelope.within(json).map(said -> VisionStudioErrors.TABLE.failure(said, response));
        ParsedResponse.Builder parsed = ParsedResponse.builder().json(json.toString());
        int found = 0;
        for (Json item : json.at("data", "images").items()) {
            Optional<ReceivedImage> image = image(item, response);
            if (image.isPresent()) {
                parsed.image(image.get());
                found++;
            } else {
                parsed.partialFailure(new UnreadableResponseException("An image in the response has no url."));
            }
        }
        if (found == 0 && error.isPresent()) {
            throw error.get();
        }
        error.ifPresent(parsed::errorBeside);
        if (json.at("data", "images").items().isEmpty()) {
            throw ProviderException.of(Reason.NO_IMAGE, "Vision Studio reported success but sent no image.")
                    .status(response.response().status())
                    .text(json.text("message").orElse(""))
                    .build();
        }
        return parsed.build();
    }

    private static Optional<ReceivedImage> image(Json image, ResponseReader response) {
        Optional<String> text = image.text()
                .or(() -> image.text("url"))
                .or(() -> image.text("b64_json"))
                .or(() -> image.text("base64"));
        return text.map(found ->
                response.images().find(found).map(ReceivedImage::inline).orElseGet(() -> ReceivedImage.at(found)));
    }
}
