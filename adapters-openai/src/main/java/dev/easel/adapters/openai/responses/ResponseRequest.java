package dev.easel.adapters.openai.responses;

import dev.easel.adapters.openai.serve.EditResponse;
import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import dev.easel.server.route.ServerContext;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The request in the body of {@code POST /v1/responses} ({@code CreateResponse} of the official OpenAPI document 2.3.0):
 * members that concern only text models are accepted and have no effect.
 *
 * @param image what to make: an edit if the conversation has an image, an inpainting with a mask, else a generation
 * @param stream whether the response is a stream
 * @param store whether later requests may name the response
 */
record ResponseRequest(
        JsonObject body,
        ImageTool tool,
        ImageParameters parameters,
        ImageRequest image,
        boolean stream,
        boolean store) {
    private static final Set<String> KNOWN = Set.of(
            "background",
            "context_management",
            "include",
            "input",
            "instructions",
            "max_output_tokens",
            "max_tool_calls",
            "metadata",
            "model",
            "moderation",
            "parallel_tool_calls",
            "previous_response_id",
            "prompt_cache_key",
            "prompt_cache_options",
            "prompt_cache_retention",
            "reasoning",
            "safety_identifier",
            "service_tier",
            "store",
            "stream",
            "stream_options",
            "temperature",
            "text",
            "tool_choice",
            "tools",
            "top_logprobs",
            "top_p",
            "truncation",
            "user");
    private static final Set<String> UNAVAILABLE = Set.of("conversation", "prompt");

    /** Reads a request; throws {@link HttpErrorException} if it is invalid. */
    static ResponseRequest of(JsonObject body, StoredResponses stored, ServerContext context) throws IOException {
        rejectOthers(body, context.strictness());
        ImageTool tool = ImageTool.of(body, context.strictness());
        ResponseInput input = ResponseInput.of(body, stored, context.files());
        boolean stream = body.flag("stream").orElse(false);
        ImageParameters parameters = tool.parameters(input.prompt(), stream);
        return new ResponseRequest(
                body,
                tool,
                parameters,
                image(input, tool, parameters),
                stream,
                body.flag("store").orElse(true));
    }

    private static void rejectOthers(JsonObject body, Strictness strictness) {
        for (String name : body.names()) {
            if (UNAVAILABLE.contains(name)) {
                throw HttpError.of(
                                name,
                                "unsupported_parameter",
                                "Unsupported parameter: '" + name
                                        + "' is kept at OpenAI, not on this server; use 'input' and"
                                        + " 'previous_response_id'.")
                        .asException();
            }
            if (!KNOWN.contains(name) && strictness != Strictness.LENIENT) {
                throw HttpError.unknown(name).asException();
            }
        }
    }

    private static ImageRequest image(ResponseInput input, ImageTool tool, ImageParameters parameters)
            throws IOException {
        List<ImageSource> images = input.images(tool.action());
        Optional<ImageSource> mask = tool.mask();
        if (images.isEmpty()) {
            if (mask.isPresent() || tool.action() == ImageTool.Action.EDIT) {
                String param = tool.pathOf(mask.isPresent() ? ImageTool.MASK : "action");
                throw HttpError.value(
                                param,
                                "Invalid '" + param
                                        + "': there is no image to edit; send one as 'input_image', or name an"
                                        + " earlier response in 'previous_response_id'.")
                        .asException();
            }
            return parameters.into(GenerateRequest.builder(parameters.prompt())).build();
        }
        try {
            return EditResponse.request(images, mask, "input", parameters);
        } catch (HttpErrorException e) {
            throw tool.located(e.error()).asException();
        }
    }
}
