package dev.easel.adapters.openai.serve;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
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

/** Encodes the outcome of a call as OpenAI does: {@code ImagesResponse}, or stream events (OpenAPI document 2.3.0). */
public final class ImagesResponse implements EventEncoder {
    private final String eventPrefix;
    private final ImageParameters parameters;
    private final ServerContext context;

    private ImagesResponse(String eventPrefix, ImageParameters parameters, ServerContext context) {
        this.eventPrefix = eventPrefix;
        this.parameters = parameters;
        this.context = context;
    }

    /**
     * Returns the response to a request.
     *
     * @param eventPrefix the prefix of its event names: {@code image_generation} or {@code image_edit}
     */
    public static ServerResponse of(
            ImageRequest request, String eventPrefix, ImageParameters parameters, ServerContext context) {
        ImagesResponse response = new ImagesResponse(eventPrefix, parameters, context);
        return parameters.stream()
                ? ServerResponse.events(request, response)
                : ServerResponse.after(request, response::whole);
    }

    private ServerResponse.Whole whole(ImageResult result) throws IOException {
        List<Map<String, Object>> data = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            Map<String, Object> element = new LinkedHashMap<>();
            if (parameters.asUrl()) {
                element.put("url", context.files().publish(image.data()).toString());
            } else {
                element.put("b64_json", InlineImage.base64(image.data()));
            }
            element.put("revised_prompt", image.revisedPrompt());
            data.add(element);
        }
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("created", created());
        members.put("background", parameters.background(result.first().data()).word());
        members.put("output_format", result.first().format().word());
        if (parameters.quality() != Quality.AUTO) {
            members.put("quality", parameters.quality().word());
        }
        members.put("size", result.first().size().toString());
        members.put("data", data);
        members.put("usage", result.usage().map(UsageEncoder::encode));
        return ServerResponse.json(members);
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        if (event instanceof ProgressEvent.PartialImage partial) {
            Map<String, Object> members = event("partial_image", partial.image());
            members.put("partial_image_index", partial.index());
            sink.event(eventPrefix + ".partial_image", members);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        // The tokens are those of the whole call: they are sent once, so that they are not counted twice.
        Usage usage = result.usage().orElse(UsageEncoder.ZERO);
        for (GeneratedImage image : result.images()) {
            Map<String, Object> members = event("completed", image.data());
            members.put("usage", UsageEncoder.encode(usage));
            sink.event(eventPrefix + ".completed", members);
            usage = UsageEncoder.ZERO;
        }
    }

    private Map<String, Object> event(String kind, ImageData image) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", eventPrefix + "." + kind);
        members.put("created_at", created());
        members.put("size", image.size().toString());
        members.put("quality", parameters.quality().word());
        members.put("background", parameters.background(image).word());
        members.put("output_format", image.format().word());
        members.put("b64_json", InlineImage.base64(image));
        return members;
    }

    private long created() {
        return context.clock().instant().getEpochSecond();
    }
}
