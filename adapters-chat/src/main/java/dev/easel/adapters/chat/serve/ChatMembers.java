package dev.easel.adapters.chat.serve;

import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import dev.easel.server.settings.Strictness;
import java.util.Set;

/** The members that a chat request may have, and which of the others are refused. */
final class ChatMembers {
    /** OpenAI's {@code CreateChatCompletionRequest} as in its SDK 6.49, and what gateways and AceData document beside. */
    private static final Set<String> BODY = Set.of(
            "messages",
            "model",
            "audio",
            "frequency_penalty",
            "function_call",
            "functions",
            "logit_bias",
            "logprobs",
            "max_completion_tokens",
            "max_tokens",
            "metadata",
            "modalities",
            "moderation",
            "n",
            "parallel_tool_calls",
            "prediction",
            "presence_penalty",
            "prompt_cache_key",
            "prompt_cache_options",
            "prompt_cache_retention",
            "reasoning_effort",
            "response_format",
            "safety_identifier",
            "seed",
            "service_tier",
            "stop",
            "store",
            "stream",
            "stream_options",
            "temperature",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "user",
            "verbosity",
            "web_search_options",
            "image_config",
            "models",
            "plugins",
            "provider",
            "reasoning",
            "route",
            "transforms",
            "size",
            "quality",
            "background",
            "output_format",
            "callback_url",
            "async",
            "trace_id");

    private static final Set<String> IMAGE_CONFIG =
            Set.of("aspect_ratio", "image_size", "size", "quality", "background", "output_format");

    private ChatMembers() {}

    /** Refuses members by name: unknown ones about images unless lenient, any unknown ones if strict. */
    static void check(JsonObject body, Strictness strictness) {
        if (strictness == Strictness.STRICT) {
            check(body, BODY);
        }
        if (strictness != Strictness.LENIENT) {
            body.object("image_config").ifPresent(config -> check(config, IMAGE_CONFIG));
        }
    }

    private static void check(JsonObject object, Set<String> known) {
        for (String name : object.names()) {
            if (!known.contains(name)) {
                throw HttpError.unknown(object.pathOf(name)).asException();
            }
        }
    }
}
