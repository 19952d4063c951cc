package dev.easel.adapters.openai.shared;

import dev.easel.core.domain.Usage;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Parses the responses of generations and edits ({@code ImagesResponse} of OpenAI's schema): images as {@code b64_json},
 * bare or as a data URI, as {@code url}, or both; whole, or as a stream, whichever was requested.
 */
final class ImagesResponseParser {
    static final ExtractionRule IMAGES = ExtractionRule.of("b64_json");

    private final ErrorParser errors;

    ImagesResponseParser(ErrorParser errors) {
        this.errors = errors;
    }

    /** Parses a successful response. */
    ParsedResponse read(ResponseReader response, CallContext context) throws IOException {
        return switch (response.kind()) {
            case JSON -> whole(response);
            case EVENTS -> new ImageStream(this, response, context).read();
            case EMPTY -> throw new MalformedResponseException("The response is empty.");
            case OTHER ->
                throw new MalformedResponseException("The response is not JSON but " + describe(response)
                        + ". Check the base URL; it must include /v1.");
        };
    }

    private static String describe(ResponseReader response) throws IOException {
        String text = response.text();
        return text.startsWith("<") ? "a web page" : "'" + text.substring(0, Math.min(text.length(), 80)) + "'";
    }

    private ParsedResponse whole(ResponseReader response) throws IOException {
        Json json = response.json(IMAGES);
        ParsedResponse.Builder parsed = ParsedResponse.builder().json(json.toString());
        addImages(json, response, parsed);
        addFacts(json, parsed);
        ParsedResponse read = parsed.build();
        if (read.images().isEmpty()) {
            throwIfError(json, response);
        }
        ErrorEnvelope.within(json).map(error -> errors.failure(error, response)).ifPresent(parsed::errorBeside);
        return parsed.build();
    }

    void throwIfError(Json json, ResponseReader response) {
        Optional<ErrorEnvelope> error = ErrorEnvelope.within(json);
        if (error.isPresent()) {
            throw errors.failure(error.get(), response);
        }
    }

    ProviderException error(Json json, ResponseReader response) {
        return errors.failure(ErrorEnvelope.of(json), response);
    }

    /** Adds the images of the {@code data} list, or of {@code images}, as some servers name it. */
    void addImages(Json json, ResponseReader response, ParsedResponse.Builder parsed) {
        Json data = json.get("data");
        Json list = data.isObject() ? data.get("images") : data.isArray() ? data : json.get("images");
        for (Json item : list.items()) {
            Optional<ReceivedImage> image = image(item, response);
            if (image.isPresent()) {
                parsed.image(image.get());
            } else {
                parsed.partialFailure(
                        ProviderException.of(Reason.NO_IMAGE, "An element of the response's data contains no image.")
                                .build());
            }
        }
    }

    /** Returns the image of an object, or of an event, with {@code b64_json} or {@code url}. */
    Optional<ReceivedImage> image(Json item, ResponseReader response) {
        Optional<String> base64 = item.text("b64_json");
        Optional<String> link = item.text("url").or(item::text);
        Optional<ExtractedImage> inline = base64.or(() -> link).flatMap(response.images()::find);
        Optional<String> url = link.filter(text -> response.images().find(text).isEmpty());
        Optional<ReceivedImage> image = inline.map(ReceivedImage::inline)
                .map(received -> url.map(received::alsoAt).orElse(received))
                .or(() -> url.map(ReceivedImage::at));
        return image.map(found -> found.revisedPrompt(item.text("revised_prompt")));
    }

    /** Adds usage, model and request ID of a response. */
    void addFacts(Json json, ParsedResponse.Builder parsed) {
        parsed.usage(usage(json.get("usage")));
        parsed.model(json.text("model"));
        parsed.requestId(json.word("request_id"));
    }

    private static Optional<Usage> usage(Json usage) {
        if (!usage.isObject()) {
            return Optional.empty();
        }
        Map<String, Long> details = new TreeMap<>();
        usage.members()
                .forEach((group, values) -> values.members()
                        .forEach((name, value) ->
                                value.number().ifPresent(tokens -> details.put(group + "." + name, tokens))));
        return Optional.of(new Usage(
                usage.number("input_tokens"), usage.number("output_tokens"), usage.number("total_tokens"), details));
    }
}
