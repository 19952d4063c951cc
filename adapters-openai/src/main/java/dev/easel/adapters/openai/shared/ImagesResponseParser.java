package dev.easel.adapters.openai.shared;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ImageItems;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.MissingImage;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import dev.easel.http.usage.ReportedUsage;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Parses the responses of generations and edits ({@code ImagesResponse} of OpenAI's schema): images as {@code b64_json},
 * bare or as a data URI, as {@code url}, or both; whole, or as a stream, whichever was requested.
 */
final class ImagesResponseParser {
    static final ExtractionRule IMAGES = ImageItems.BASE64;

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
            case OTHER -> throw OpenAiErrors.TABLE.unexpected(response, "JSON");
        };
    }

    private ParsedResponse whole(ResponseReader response) throws IOException {
        Json json = response.json(IMAGES);
        ParsedResponse.Builder parsed = ParsedResponse.builder().json(json.toString());
        addImages(json, response, parsed);
        addFacts(json, parsed);
        ParsedResponse found = parsed.build();
        if (found.images().isEmpty()) {
            throwIfError(json, response);
            throw found.partialFailures().stream().findFirst().orElseGet(() -> missingImage(json, response));
        }
        ErrorEnvelope.within(json).map(error -> errors.failure(error, response)).ifPresent(parsed::errorBeside);
        return parsed.build();
    }

    private static ProviderException missingImage(Json json, ResponseReader response) {
        return MissingImage.in(json)
                .failure(OpenAiErrors.TABLE)
                .status(response.response().status())
                .requestId(response.response().requestId())
                .build();
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

    /** Adds the images, and the reason of each element that has none. */
    void addImages(Json json, ResponseReader response, ParsedResponse.Builder parsed) throws IOException {
        for (Json item : ImageItems.of(json)) {
            Optional<ReceivedImage> image = image(item, response);
            if (image.isPresent()) {
                parsed.image(image.get());
            } else {
                parsed.partialFailure(
                        ErrorEnvelope.within(item).isPresent() ? error(item, response) : missingImage(item, response));
            }
        }
    }

    /** Returns the image of an element, or of an event. */
    Optional<ReceivedImage> image(Json item, ResponseReader response) throws IOException {
        Optional<ReceivedImage> image = ImageItems.image(item, response);
        Optional<String> prompt = item.text("revised_prompt");
        return image.isPresent() && prompt.isPresent()
                // A prompt may contain a data URI.
                ? Optional.of(image.get().revisedPrompt(Optional.of(response.restored(prompt.get(), quoted -> true))))
                : image;
    }

    /** Adds usage, cost, model and request ID of a response. */
    void addFacts(Json json, ParsedResponse.Builder parsed) {
        ReportedUsage usage = ReportedUsage.of(json.get("usage"));
        parsed.usage(usage.tokens()).cost(usage.cost());
        parsed.model(json.text("model"));
        parsed.requestId(Stream.of("request_id", "trace_id")
                .flatMap(name -> json.word(name).stream())
                .findFirst());
    }
}
