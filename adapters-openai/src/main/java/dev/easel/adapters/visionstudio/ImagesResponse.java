package dev.easel.adapters.visionstudio;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.http.ImageItems;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.MissingImage;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The response of all three endpoints: {@code {"success": true, "data": {"images": [{"url": …}]}}}. */
final class ImagesResponse {
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
        if (response.kind() == ResponseReader.Kind.OTHER) {
            throw VisionStudioErrors.TABLE.unexpected(response, "JSON");
        }
        if (response.kind() == ResponseReader.Kind.EMPTY) {
            throw new MalformedResponseException("The response is empty.");
        }
        Json json = response.json(ImageItems.BASE64);
        Optional<ProviderException> error =
                ErrorEnvelope.within(json).map(said -> VisionStudioErrors.TABLE.failure(said, response));
        ParsedResponse.Builder parsed = ParsedResponse.builder().json(json.toString());
        int found = 0;
        for (Json item : ImageItems.of(json)) {
            Optional<ReceivedImage> image = ImageItems.image(item, response);
            if (image.isPresent()) {
                parsed.image(image.get());
                found++;
            } else {
                parsed.partialFailure(new UnreadableResponseException("An image in the response has no url."));
            }
        }
        error.ifPresent(parsed::errorBeside);
        if (found == 0) {
            throw error.orElseGet(() -> missingImage(json, response));
        }
        return parsed.build();
    }

    private static ProviderException missingImage(Json json, ResponseReader response) {
        return MissingImage.in(json)
                .failure(VisionStudioErrors.TABLE)
                .status(response.response().status())
                .build();
    }
}
