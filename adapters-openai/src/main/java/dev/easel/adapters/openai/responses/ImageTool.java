package dev.easel.adapters.openai.responses;

import dev.easel.adapters.openai.serve.ImageParameters;
import dev.easel.adapters.openai.serve.ParameterRules;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The image generation tool of a request ({@code ImageGenTool} of the official OpenAPI document 2.3.0). */
final class ImageTool {
    /** Whether an image of the conversation is edited. */
    enum Action {
        /** If there is one. */
        AUTO,
        /** Not one that was generated before. */
        GENERATE,
        /** Always; without one the request is refused. */
        EDIT
    }

    static final String TYPE = "image_generation";
    static final String MASK = "input_image_mask";

    /** Where a mask may be base64 without a {@code data:} prefix. */
    static final String MASKS = "tools[].input_image_mask.image_url";

    /** The members that are those of the images API, with what holds without them; {@code n} is in OpenAI's responses. */
    private static final Map<String, Object> DEFAULTS = defaults();

    private static final Set<String> KNOWN = Stream.concat(
                    DEFAULTS.keySet().stream(),
                    Stream.of("type", "action", MASK, "model", "partial_images", "input_fidelity", "complexity"))
            .collect(Collectors.toUnmodifiableSet());

    /** OpenAI's models that write text and call the tool; other names are taken as those of image models. */
    private static final Pattern TEXT_MODEL =
            Pattern.compile("(openai/)?(gpt-|chatgpt-|o\\d|codex|computer-use)(?!.*image).*", Pattern.CASE_INSENSITIVE);

    private final JsonObject body;
    private final JsonObject tool;
    private final Strictness strictness;
    private final Action action;

    private ImageTool(JsonObject body, JsonObject tool, Strictness strictness) {
        this.body = body;
        this.tool = tool;
        this.strictness = strictness;
        for (String name : tool.names()) {
            if (!KNOWN.contains(name) && strictness != Strictness.LENIENT) {
                throw HttpError.unknown(tool.pathOf(name)).asException();
            }
        }
        this.action = readAction();
    }

    private static Map<String, Object> defaults() {
        Map<String, Object> defaults = new LinkedHashMap<>();
        defaults.put("background", "auto");
        defaults.put("moderation", "auto");
        defaults.put("n", 1);
        defaults.put("output_compression", 100);
        defaults.put("output_format", "png");
        defaults.put("quality", "auto");
        defaults.put("size", "auto");
        return defaults;
    }

    /** Finds the tool in a request; others beside it are never called. */
    static ImageTool of(JsonObject body, Strictness strictness) {
        List<JsonObject> tools = body.objects("tools").stream()
                .filter(tool -> tool.text("type").filter(TYPE::equals).isPresent())
                .toList();
        if (tools.isEmpty()) {
            throw HttpError.of(
                            "tools",
                            "unsupported_value",
                            "This server makes images only: 'tools' must contain {\"type\": \"" + TYPE + "\"}.")
                    .asException();
        }
        if (tools.size() > 1) {
            String second = tools.get(1).pathOf("type");
            throw HttpError.value(
                            second, "Invalid '" + second + "': only one tool of the type " + TYPE + " is allowed.")
                    .asException();
        }
        checkChoice(body);
        return new ImageTool(body, tools.get(0), strictness);
    }

    private static void checkChoice(JsonObject body) {
        Object choice = body.any("tool_choice").orElse("auto");
        Object type = choice instanceof Map<?, ?> map ? String.valueOf(map.get("type")) : choice;
        if (!Set.of("auto", "required", "allowed_tools", TYPE).contains(type)) {
            throw HttpError.of(
                            "tool_choice",
                            "unsupported_value",
                            "Unsupported 'tool_choice': this server calls only the tool " + TYPE
                                    + "; 'auto', 'required' and {\"type\": \"" + TYPE + "\"} are allowed.")
                    .asException();
        }
    }

    private Action readAction() {
        String word = tool.text("action").orElse("auto");
        for (Action known : Action.values()) {
            if (known.name().equalsIgnoreCase(word)) {
                return known;
            }
        }
        throw HttpError.value(
                        pathOf("action"),
                        "Invalid value: '" + word + "' for '" + pathOf("action")
                                + "'; auto, generate and edit are allowed.")
                .asException();
    }

    Action action() {
        return action;
    }

    /** Returns the path of a member, for messages. */
    String pathOf(String name) {
        return tool.pathOf(name);
    }

    /** Returns the mask: a data URI, a URL, or base64. */
    Optional<ImageSource> mask() throws IOException {
        Optional<JsonObject> mask = tool.object(MASK);
        return mask.isEmpty() ? Optional.empty() : Optional.of(InputImage.of(mask.get(), "image_url"));
    }

    /** Returns the parameters of the image as the images API reads them. */
    ImageParameters parameters(String prompt, boolean stream) {
        Map<String, Object> members = new LinkedHashMap<>();
        for (String name : tool.names()) {
            if (!Set.of("type", "action", MASK).contains(name) && KNOWN.contains(name)) {
                members.put(name, tool.any(name).orElseThrow());
            }
        }
        members.put("prompt", prompt);
        model().ifPresent(name -> members.put("model", name));
        for (String name : List.of("user", "safety_identifier")) {
            body.text(name).ifPresent(value -> members.put(name, value));
        }
        if (stream) {
            members.put("stream", true);
        } else {
            tool.integer("partial_images", 0, 3);
            members.remove("partial_images");
        }
        try {
            // Whether it generates or edits is known later, so that what only edits take is taken.
            return ImageParameters.of(
                    JsonObject.of(members, JsonObject.Images.NONE), ParameterRules.of(Verb.EDIT, strictness));
        } catch (HttpErrorException e) {
            throw located(e.error()).asException();
        }
    }

    /** Returns the image model: the tool's, or the request's if that is not a text model. */
    private Optional<String> model() {
        return tool.text("model")
                .or(() -> body.text("model")
                        .filter(name -> !TEXT_MODEL.matcher(name).matches()));
    }

    /** Returns an error of the images API with the place that the parameter has here. */
    HttpError located(HttpError error) {
        return error.param()
                .map(param -> {
                    String place = place(param);
                    return new HttpError(
                            error.status(),
                            error.code(),
                            error.message().replace("'" + param + "'", "'" + place + "'"),
                            Optional.of(place),
                            error.headers());
                })
                .orElse(error);
    }

    private String place(String param) {
        return switch (param) {
            case "prompt" -> "input";
            case "mask" -> pathOf(MASK);
            default -> tool.names().contains(param) ? pathOf(param) : param;
        };
    }

    /** Returns the tool as a response repeats it, with the defaults and without the mask. */
    Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("type", TYPE);
        DEFAULTS.forEach((name, value) -> members.put(name, tool.any(name).orElse(value)));
        for (String name : List.of("action", "input_fidelity", "model", "partial_images")) {
            tool.any(name).ifPresent(value -> members.put(name, value));
        }
        return members;
    }

    /** Returns {@code tool_choice} as a response repeats it. */
    Object choice() {
        Object choice = body.any("tool_choice").orElse("auto");
        return choice instanceof Map<?, ?> map ? TYPE.equals(map.get("type")) ? Map.of("type", TYPE) : "auto" : choice;
    }

    /** Returns the model that the caller named, as a response repeats it. */
    String modelName() {
        return body.text("model").or(() -> tool.text("model")).orElse("default");
    }
}
