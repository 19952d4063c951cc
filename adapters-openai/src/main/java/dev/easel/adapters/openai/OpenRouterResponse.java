package dev.easel.adapters.openai;

import dev.easel.adapters.openai.shared.OpenAiErrors;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.http.body.InlineImage;
import dev.easel.http.error.ErrorTable;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Encodes the outcome of a call as OpenRouter does ("Image Generation", openrouter.ai, 2026-11). */
final class OpenRouterResponse implements EventEncoder {
    private final InstantSource clock;

    private OpenRouterResponse(InstantSource clock) {
        this.clock = clock;
    }

    static ServerResponse of(ImageRequest request, boolean stream, ServerContext context) {
        OpenRouterResponse response = new OpenRouterResponse(context.clock());
        return stream ? ServerResponse.events(request, response) : ServerResponse.after(request, response::whole);
    }

    private ServerResponse.Whole whole(ImageResult result) {
        List<Map<String, Object>> data = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            data.add(image(image.data()));
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("created", created());
        members.put("data", data);
        members.put("usage", usage(result));
        return ServerResponse.json(members);
    }

    /** Returns the members of an image, the media type only if it is not PNG. */
    private static Map<String, Object> image(ImageData image) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("b64_json", InlineImage.base64(image));
        if (image.format() != ImageFormat.PNG) {
            members.put("media_type", image.format().mediaType());
        }
        return members;
    }

    private long created() {
        return clock.instant().getEpochSecond();
    }

    private static Optional<Map<String, Object>> usage(ImageResult result) {
        Optional<BigDecimal> dollars = result.cost()
                .map(Cost::money)
                .filter(money -> money.currency().equals("USD"))
                .map(Money::amount);
        if (result.usage().isEmpty() && dollars.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> members = new LinkedHashMap<>();
        result.usage().ifPresent(usage -> members.putAll(tokens(usage)));
        dollars.ifPresent(amount -> members.put("cost", amount));
        return Optional.of(members);
    }

    private static Map<String, Object> tokens(Usage usage) {
        long input = usage.input().orElse(0);
        long output = usage.output().orElse(0);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prompt_tokens", input);
        members.put("completion_tokens", output);
        members.put("total_tokens", usage.total().orElse(input + output));
        return members;
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        if (event instanceof ProgressEvent.PartialImage partial) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("type", "image_generation.partial_image");
            members.put("partial_image_index", partial.index());
            members.putAll(image(partial.image()));
            sink.data(members);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        // What the whole call used is sent once, so that it is not counted twice.
        Optional<Map<String, Object>> usage = usage(result);
        for (GeneratedImage image : result.images()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("type", "image_generation.completed");
            members.putAll(image(image.data()));
            members.put("created", created());
            members.put("usage", usage);
            sink.data(members);
            usage = Optional.empty();
        }
        sink.done();
    }

    @Override
    public void failure(Map<String, ?> members, EventSink sink) throws IOException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", "error");
        event.putAll(members);
        sink.data(event);
        sink.done();
    }

    /** {@code {"error": {"code": 400, "message": …}}}: the code is the status. */
    static final class Errors implements ErrorEncoder {
        @Override
        public ErrorTable table() {
            return OpenAiErrors.TABLE;
        }

        @Override
        public Map<String, ?> encode(ServerError error) {
            Map<String, Object> members = new LinkedHashMap<>();
            members.put("code", error.status());
            members.put("message", error.message());
            return Map.of("error", members);
        }
    }
}
