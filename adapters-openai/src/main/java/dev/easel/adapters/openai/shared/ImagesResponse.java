package dev.easel.adapters.openai.shared;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Usage;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.in.ImageCall;
import dev.easel.http.body.InlineImage;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Spells what comes of a call as OpenAI does: {@code ImagesResponse}, or the events of a stream (OpenAPI document 2.3.0). */
public final class ImagesResponse implements EventEncoder {
    private static final Usage NOTHING =
            new Usage(OptionalLong.of(0), OptionalLong.of(0), OptionalLong.of(0), Map.of());

    private final String stem;
    private final ImageParameters asked;
    private final ServerContext backend;

    private ImagesResponse(String stem, ImageParameters asked, ServerContext backend) {
        this.stem = stem;
        this.asked = asked;
        this.backend = backend;
    }

    /**
     * Returns the response to a request whose call is prepared.
     *
     * @param stem what its events begin with: {@code image_generation} or {@code image_edit}
     */
    public static ServerResponse of(ImageCall call, String stem, ImageParameters asked, ServerContext backend) {
        ImagesResponse response = new ImagesResponse(stem, asked, backend);
        return asked.stream() ? ServerResponse.events(call, response) : ServerResponse.after(call, response::whole);
    }

    private ServerResponse.Whole whole(ImageResult result) throws IOException {
        List<Map<String, Object>> data = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            Map<String, Object> element = new LinkedHashMap<>();
            if (asked.asUrl()) {
                element.put("url", backend.files().publish(image.data()).toString());
            } else {
                element.put("b64_json", InlineImage.base64(image.data()));
            }
            element.put("revised_prompt", image.revisedPrompt());
            data.add(element);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("created", created());
        members.put("background", background(result.first().data()));
        members.put("output_format", result.first().format().word());
        if (asked.quality() != Quality.AUTO) {
            members.put("quality", asked.quality().word());
        }
        members.put("size", result.first().size().toString());
        members.put("data", data);
        members.put("usage", result.usage().map(ImagesResponse::usage));
        return ServerResponse.json(members);
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        if (event instanceof ProgressEvent.PartialImage partial) {
            Map<String, Object> members = event("partial_image", partial.image(), asked.size());
            members.put("partial_image_index", partial.index());
            sink.event(stem + ".partial_image", members);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        // The tokens are those of the whole call: said once, so that nobody counts them twice.
        Usage counted = result.usage().orElse(NOTHING);
        for (GeneratedImage image : result.images()) {
            Map<String, Object> members =
                    event("completed", image.data(), image.size().toString());
            members.put("usage", usage(counted));
            sink.event(stem + ".completed", members);
            counted = NOTHING;
        }
    }

    private Map<String, Object> event(String kind, ImageData image, String size) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", stem + "." + kind);
        members.put("created_at", created());
        members.put("size", size);
        members.put("quality", asked.quality().word());
        members.put("background", background(image));
        members.put("output_format", image.format().word());
        members.put("b64_json", InlineImage.base64(image));
        return members;
    }

    private long created() {
        return backend.clock().instant().getEpochSecond();
    }

    private String background(ImageData image) {
        if (asked.background() != Background.AUTO) {
            return asked.background().word();
        }
        return (image.header().alpha() ? Background.TRANSPARENT : Background.OPAQUE).word();
    }

    private static Map<String, Object> usage(Usage usage) {
        long input = usage.input().orElse(0);
        long output = usage.output().orElse(0);
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("total_tokens", usage.total().orElse(input + output));
        members.put("input_tokens", input);
        members.put("output_tokens", output);
        members.put("input_tokens_details", details(usage, "input_tokens_details"));
        if (usage.details().keySet().stream().anyMatch(name -> name.startsWith("output_tokens_details."))) {
            members.put("output_tokens_details", details(usage, "output_tokens_details"));
        }
        return members;
    }

    private static Map<String, Object> details(Usage usage, String group) {
        Map<String, Object> details = new LinkedHashMap<>();
        for (String kind : List.of("text_tokens", "image_tokens")) {
            details.put(
                    kind,
                    Optional.ofNullable(usage.details().get(group + "." + kind)).orElse(0L));
        }
        return details;
    }
}
