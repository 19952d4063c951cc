package dev.easel.adapters.openai.responses;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.http.body.InlineImage;
import dev.easel.server.route.EventEncoder;
import dev.easel.server.route.EventSink;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Encodes a streamed response ({@code ResponseStreamEvent} of the official OpenAPI document 2.3.0). */
final class ResponseEvents implements EventEncoder {
    private static final String CALL = "response.image_generation_call.";

    private final ResponseObject response;
    private final StoredResponses stored;
    private int sequence;
    private boolean begun;

    ResponseEvents(ResponseObject response, StoredResponses stored) {
        this.response = response;
        this.stored = stored;
    }

    @Override
    public void progress(ProgressEvent event, EventSink sink) throws IOException {
        if (event instanceof ProgressEvent.PartialImage partial) {
            begin(sink);
            Map<String, Object> members = new LinkedHashMap<>(item(0));
            members.put("partial_image_index", partial.index());
            members.put("partial_image_b64", InlineImage.base64(partial.image()));
            members.putAll(response.facts(partial.image()));
            send(CALL + "partial_image", members, sink);
        } else if (event instanceof ProgressEvent.ProviderProgress) {
            begin(sink);
        }
    }

    @Override
    public void result(ImageResult result, EventSink sink) throws IOException {
        begin(sink);
        Map<String, Object> completed = response.completed(result, stored);
        List<Map<String, Object>> output = response.output(result);
        for (int i = 0; i < output.size(); i++) {
            Map<String, Object> item = output.get(i);
            if ("message".equals(item.get("type"))) {
                message(i, item, sink);
            } else {
                call(i, item, sink);
            }
        }
        send("response.completed", Map.of("response", completed), sink);
    }

    @Override
    public void failure(Map<String, ?> members, EventSink sink) throws IOException {
        begin(sink);
        send("response.failed", Map.of("response", response.failed(ResponseErrors.error(members))), sink);
    }

    /** Sends what comes before the first image. */
    private void begin(EventSink sink) throws IOException {
        if (!begun) {
            begun = true;
            send("response.created", Map.of("response", response.inProgress()), sink);
            send("response.in_progress", Map.of("response", response.inProgress()), sink);
            beginCall(0, sink);
        }
    }

    private void beginCall(int index, EventSink sink) throws IOException {
        item("added", index, response.unfinished(index, "in_progress"), sink);
        send(CALL + "in_progress", item(index), sink);
        send(CALL + "generating", item(index), sink);
    }

    private void call(int index, Map<String, Object> item, EventSink sink) throws IOException {
        if (index > 0) {
            beginCall(index, sink);
        }
        if ("completed".equals(item.get("status"))) {
            send(CALL + "completed", item(index), sink);
        }
        item("done", index, item, sink);
    }

    private void message(int index, Map<String, Object> item, EventSink sink) throws IOException {
        Map<?, ?> part = (Map<?, ?>) ((List<?>) requireNonNull(item.get("content"))).get(0);
        String text = String.valueOf(part.get("text"));
        Map<String, Object> place = new LinkedHashMap<>();
        place.put("item_id", item.get("id"));
        place.put("output_index", index);
        place.put("content_index", 0);
        item("added", index, response.message("in_progress", List.of()), sink);
        send("response.content_part.added", with(place, "part", ResponseObject.outputText("")), sink);
        send("response.output_text.delta", with(with(place, "delta", text), "logprobs", List.of()), sink);
        send("response.output_text.done", with(with(place, "text", text), "logprobs", List.of()), sink);
        send("response.content_part.done", with(place, "part", part), sink);
        item("done", index, item, sink);
    }

    private void item(String what, int index, Map<String, Object> item, EventSink sink) throws IOException {
        send("response.output_item." + what, with(Map.of("output_index", index), "item", item), sink);
    }

    /** Returns the members that name the item of an image. */
    private Map<String, Object> item(int index) {
        return with(Map.of("output_index", index), "item_id", response.ids().image(index));
    }

    private static Map<String, Object> with(Map<String, Object> members, String name, Object value) {
        Map<String, Object> all = new LinkedHashMap<>(members);
        all.put(name, value);
        return all;
    }

    private void send(String type, Map<String, ?> members, EventSink sink) throws IOException {
        Map<String, Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("sequence_number", sequence++);
        event.putAll(members);
        sink.event(type, event);
    }
}
