package dev.easel.adapters.openai.responses;

import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.UsageEncoder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.StorageException;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.ServerContext;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Encodes {@code Response} (official OpenAPI document 2.3.0), with the members that OpenAI's responses have besides. */
final class ResponseObject {
    private static final Object NULL = JsonBody.NULL;
    private static final Usage UNKNOWN =
            new Usage(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Map.of());

    private final ResponseRequest request;
    private final ServerContext context;
    private final Ids ids = Ids.create();
    private final Map<String, Object> begun;

    /** Prepares a response; throws {@link dev.easel.server.route.HttpErrorException} if a member it repeats is invalid. */
    ResponseObject(ResponseRequest request, ServerContext context) {
        this.request = request;
        this.context = context;
        this.begun = begun(request.body());
    }

    private long now() {
        return context.clock().instant().getEpochSecond();
    }

    Ids ids() {
        return ids;
    }

    /** Returns a response that has no output yet. */
    Map<String, Object> inProgress() {
        return members("in_progress");
    }

    /** Returns a response that failed. */
    Map<String, Object> failed(Map<String, ?> error) {
        Map<String, Object> members = members("failed");
        members.put("error", error);
        return members;
    }

    private Map<String, Object> members(String status) {
        Map<String, Object> members = new LinkedHashMap<>(begun);
        members.put("status", status);
        members.put("usage", NULL);
        members.put("output", List.of());
        return members;
    }

    /** Returns the response with a result, and stores it if the caller did not decline that. */
    Map<String, Object> completed(ImageResult result, StoredResponses stored) {
        Map<String, Object> members = members("completed");
        members.put("completed_at", now());
        members.put("usage", usage(result.usage()));
        List<Map<String, Object>> output = output(result);
        if (request.store()) {
            store(members, output, result, stored);
        }
        members.put("output", output);
        return members;
    }

    private void store(
            Map<String, Object> members, List<Map<String, Object>> output, ImageResult result, StoredResponses stored) {
        Map<String, URI> images = new LinkedHashMap<>();
        try {
            for (GeneratedImage image : result.images()) {
                images.put(ids.image(images.size()), context.files().publish(image.data()));
            }
        } catch (IOException | StorageException e) {
            // The image that was paid for is more than what a later request may name.
            System.getLogger(ResponseObject.class.getName())
                    .log(System.Logger.Level.WARNING, "A response is not stored: its image cannot be written.", e);
            return;
        }
        List<Map<String, Object>> items = new ArrayList<>();
        for (Map<String, Object> item : output) {
            Map<String, Object> kept = new LinkedHashMap<>(item);
            if (kept.get("result") instanceof InlineImage) {
                kept.remove("result");
            }
            items.add(kept);
        }
        stored.add(ids.response(), new StoredResponses.Stored(new LinkedHashMap<>(members), items, images));
    }

    /** Returns what the response repeats of the request, and the members that never differ. */
    private Map<String, Object> begun(JsonObject body) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("id", ids.response());
        members.put("object", "response");
        members.put("created_at", now());
        members.put("status", "in_progress");
        members.put("background", false);
        members.put("completed_at", NULL);
        members.put("error", NULL);
        members.put("incomplete_details", NULL);
        members.put("instructions", text(body, "instructions"));
        members.put("max_output_tokens", integer(body, "max_output_tokens"));
        members.put("max_tool_calls", integer(body, "max_tool_calls"));
        members.put("model", request.tool().modelName());
        members.put("parallel_tool_calls", body.flag("parallel_tool_calls").orElse(true));
        members.put("previous_response_id", text(body, "previous_response_id"));
        members.put("prompt_cache_key", text(body, "prompt_cache_key"));
        members.put("reasoning", all(NULL, "effort", "summary"));
        members.put("safety_identifier", text(body, "safety_identifier"));
        members.put("service_tier", "default");
        members.put("store", request.store());
        members.put("temperature", body.number("temperature").orElse(1));
        members.put("text", Map.of("format", Map.of("type", "text")));
        members.put("tool_choice", request.tool().choice());
        members.put("tools", List.of(request.tool().members()));
        members.put("top_logprobs", 0);
        members.put("top_p", body.number("top_p").orElse(1));
        members.put("truncation", "disabled");
        members.put("user", text(body, "user"));
        members.put("metadata", metadata(body));
        return members;
    }

    private static Object text(JsonObject body, String name) {
        return body.text(name).<Object>map(body::original).orElse(NULL);
    }

    private static Object integer(JsonObject body, String name) {
        OptionalInt value = body.integer(name);
        return value.isPresent() ? value.getAsInt() : NULL;
    }

    private static Map<String, Object> metadata(JsonObject body) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        body.object("metadata")
                .ifPresent(given -> given.names()
                        .forEach(name -> metadata.put(
                                name, given.original(given.text(name).orElse("")))));
        return metadata;
    }

    private static Map<String, Object> all(Object value, String... names) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : names) {
            members.put(name, value);
        }
        return members;
    }

    /** Returns the items: a call for each image, a failed one for each that is missing, and a message with the notes. */
    List<Map<String, Object>> output(ImageResult result) {
        List<Map<String, Object>> items = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            items.add(call(items.size(), image));
        }
        for (int i = 0; i < result.partialFailures().size(); i++) {
            items.add(unfinished(items.size(), "failed"));
        }
        if (!result.notes().isEmpty()) {
            items.add(message("completed", List.of(outputText(notes(result)))));
        }
        return items;
    }

    private static String notes(ImageResult result) {
        return result.notes().stream().map(Note::message).collect(Collectors.joining("\n"));
    }

    /** Returns the item of an image's call that has no image, or not yet; the schema requires its result all the same. */
    Map<String, Object> unfinished(int index, String status) {
        Map<String, Object> item = item(index, status);
        item.put("result", NULL);
        return item;
    }

    private Map<String, Object> item(int index, String status) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", ids.image(index));
        item.put("type", "image_generation_call");
        item.put("status", status);
        return item;
    }

    private Map<String, Object> call(int index, GeneratedImage image) {
        Map<String, Object> item = item(index, "completed");
        item.put("action", request.image() instanceof GenerateRequest ? "generate" : "edit");
        item.putAll(facts(image.data()));
        item.put("revised_prompt", image.revisedPrompt().orElse(request.image().prompt()));
        item.put("result", InlineImage.base64(image.data()));
        return item;
    }

    /** Returns how an image, finished or partial, was made. */
    Map<String, Object> facts(ImageData image) {
        ImageParameters parameters = request.parameters();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("background", parameters.background(image).word());
        facts.put("output_format", image.format().word());
        facts.put("quality", parameters.quality().word());
        facts.put("size", image.size().toString());
        return facts;
    }

    /** Returns a message of the assistant. */
    Map<String, Object> message(String status, List<Map<String, Object>> content) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", ids.message());
        item.put("type", "message");
        item.put("status", status);
        item.put("role", "assistant");
        item.put("content", content);
        return item;
    }

    /** Returns a part of a message. */
    static Map<String, Object> outputText(String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "output_text");
        part.put("annotations", List.of());
        part.put("logprobs", List.of());
        part.put("text", text);
        return part;
    }

    /** Returns the tokens, all 0 where the provider reports none: clients expect them. */
    private static Map<String, Object> usage(Optional<Usage> usage) {
        Map<String, Object> encoded = UsageEncoder.encode(usage.orElse(UNKNOWN));
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("input_tokens", encoded.get("input_tokens"));
        members.put("input_tokens_details", all(0, "cached_tokens", "cache_write_tokens"));
        members.put("output_tokens", encoded.get("output_tokens"));
        members.put("output_tokens_details", all(0, "reasoning_tokens"));
        members.put("total_tokens", encoded.get("total_tokens"));
        return members;
    }
}
