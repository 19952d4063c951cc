package dev.easel.adapters.openai.shared;

import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReceivedPicture;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.error.ErrorEnvelope;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutRule;
import dev.easel.adapters.http.json.Json;
import dev.easel.adapters.http.json.MalformedReplyException;
import dev.easel.core.domain.Usage;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Reads the answers of generations and edits ({@code ImagesResponse} of OpenAI's schema): pictures as {@code b64_json},
 * bare or as a data URI, as {@code url}, or both; whole, or as a stream whichever was asked for.
 */
final class ImagesReading {
    static final CutRule PICTURES = CutRule.of("b64_json");

    private final ErrorReading errors;

    ImagesReading(ErrorReading errors) {
        this.errors = errors;
    }

    /** Reads an answer of success. */
    Reading read(ReplyReader reply, CallContext context) throws IOException {
        return switch (reply.kind()) {
            case JSON -> whole(reply);
            case EVENTS -> new ImageStream(this, reply, context).read();
            case EMPTY -> throw new MalformedReplyException("The answer is empty.");
            case OTHER ->
                throw new MalformedReplyException(
                        "The answer is no JSON but " + describe(reply) + ". Is the base address right, /v1 included?");
        };
    }

    private static String describe(ReplyReader reply) throws IOException {
        String text = reply.text();
        return text.startsWith("<") ? "a web page" : "'" + text.substring(0, Math.min(text.length(), 80)) + "'";
    }

    private Reading whole(ReplyReader reply) throws IOException {
        Json answer = reply.json(PICTURES);
        throwIfError(answer, reply);
        Reading.Builder reading = Reading.builder().json(answer.toString());
        addPictures(answer, reply, reading);
        addFacts(answer, reading);
        return reading.build();
    }

    void throwIfError(Json answer, ReplyReader reply) {
        Optional<ErrorEnvelope> error = ErrorEnvelope.within(answer);
        if (error.isPresent()) {
            throw errors.failure(error.get(), reply);
        }
    }

    ProviderException error(Json answer, ReplyReader reply) {
        return errors.failure(ErrorEnvelope.of(answer), reply);
    }

    /** Adds the pictures of the {@code data} list, or of {@code images} as some servers call it. */
    void addPictures(Json answer, ReplyReader reply, Reading.Builder reading) {
        Json data = answer.get("data");
        Json list = data.isObject() ? data.get("images") : data.isArray() ? data : answer.get("images");
        for (Json item : list.items()) {
            Optional<ReceivedPicture> picture = picture(item, reply);
            if (picture.isPresent()) {
                reading.picture(picture.get());
            } else {
                reading.missing(
                        ProviderException.of(Reason.NO_IMAGE, "An element of the answer's data holds no picture.")
                                .build());
            }
        }
    }

    /** Returns the picture of an object, or of an event, with {@code b64_json} or {@code url}. */
    Optional<ReceivedPicture> picture(Json item, ReplyReader reply) {
        Optional<String> base64 = item.text("b64_json");
        Optional<String> link = item.text("url").or(item::text);
        Optional<CutPicture> inline = base64.or(() -> link).flatMap(reply.pictures()::find);
        Optional<String> url = link.filter(text -> reply.pictures().find(text).isEmpty());
        Optional<ReceivedPicture> picture = inline.map(ReceivedPicture::inline)
                .map(held -> url.map(held::alsoAt).orElse(held))
                .or(() -> url.map(ReceivedPicture::at));
        return picture.map(found -> found.revisedPrompt(item.text("revised_prompt")));
    }

    /** Adds what the answer says besides its pictures. */
    void addFacts(Json answer, Reading.Builder reading) {
        reading.usage(usage(answer.get("usage")));
        reading.model(answer.text("model"));
        reading.requestId(answer.word("request_id"));
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
