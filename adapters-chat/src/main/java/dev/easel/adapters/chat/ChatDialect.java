package dev.easel.adapters.chat;

import dev.easel.adapters.chat.find.MessageImages;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.MaskInstruction;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.WireOptions;
import dev.easel.http.body.InlineImage;
import dev.easel.http.body.JsonBody;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.usage.ReportedUsage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST chat/completions}: sends one user message of text and images, and reads a message that shows images. */
final class ChatDialect<R extends ImageRequest> implements Dialect<R> {
    private final ChatConfig config;
    private final MessageImages finder;
    private final Function<R, String> prompt;
    private final Function<R, List<ImageSource>> images;

    private ChatDialect(ChatConfig config, Function<R, String> prompt, Function<R, List<ImageSource>> images) {
        this.config = config;
        this.finder = new MessageImages(config.endpoint().base().toString());
        this.prompt = prompt;
        this.images = images;
    }

    static Dialect<GenerateRequest> generate(ChatConfig config) {
        return new ChatDialect<>(config, ImageRequest::prompt, request -> List.of());
    }

    static Dialect<EditRequest> edit(ChatConfig config) {
        return new ChatDialect<>(config, ImageRequest::prompt, EditRequest::images);
    }

    /** Chat has no mask parameter. */
    static Dialect<InpaintRequest> inpaint(ChatConfig config) {
        return new ChatDialect<>(config, MaskInstruction::prompt, MaskInstruction::images);
    }

    @Override
    public HttpCall encode(R request) {
        ChatOptions options =
                request.options(ChatOptions.class).orElse(ChatOptions.none()).over(config.options());
        boolean stream = options.stream().orElse(false);
        Map<String, Object> body = new LinkedHashMap<>();
        model(request).ifPresent(model -> body.put("model", model.name()));
        body.put("stream", stream);
        body.put("messages", List.of(message(request)));
        List<String> modalities =
                modalities(options, model(request).map(ModelId::name).orElse(""));
        if (!modalities.isEmpty()) {
            body.put("modalities", modalities);
        }
        Map<String, Object> imageConfig = imageConfig(request, options);
        if (!imageConfig.isEmpty()) {
            body.put("image_config", imageConfig);
        }
        body.putAll(options.fields());
        WireOptions.into(body, request);
        if (!body.containsKey("model")) {
            throw new UnsupportedRequestException("Name a model: " + config.name()
                    + " has no default one. Give it to the request, or to the configuration (ChatConfig.model).");
        }
        return HttpCall.post(config.path(), JsonBody.of(body))
                .header("Accept", stream ? "text/event-stream, application/json" : "application/json")
                .headers(options.headers());
    }

    @Override
    public Optional<ModelId> model(R request) {
        return request.model().or(config::model);
    }

    @Override
    public List<Note> notes(R request) {
        return model(request).flatMap(RetiredModels::note).stream().toList();
    }

    private Map<String, Object> message(R request) {
        List<Map<String, Object>> content = new ArrayList<>();
        String hint = config.ratioHint() == RatioHint.WORDS ? ratioSentence(request.size()) : "";
        content.add(part("type", "text", "text", prompt.apply(request) + hint));
        for (ImageSource image : images.apply(request)) {
            content.add(part("type", "image_url", "image_url", Map.of("url", InlineImage.urlOrDataUri(image))));
        }
        return part("role", "user", "content", content);
    }

    /** Gemini's image models answer in words unless images are among the modalities (OpenRouter, "Image Generation"). */
    private static List<String> modalities(ChatOptions options, String model) {
        String name = model.toLowerCase(Locale.ROOT);
        boolean gemini = name.contains("gemini") && name.contains("image");
        return options.modalities().isEmpty() && gemini ? List.of("image", "text") : options.modalities();
    }

    private Map<String, Object> imageConfig(R request, ChatOptions options) {
        Map<String, Object> imageConfig = new LinkedHashMap<>(options.imageConfig());
        if (config.ratioHint() == RatioHint.IMAGE_CONFIG && request.size() instanceof ImageSize.Ratio ratio) {
            imageConfig.putIfAbsent("aspect_ratio", ratio.ratio().toString());
        }
        return imageConfig;
    }

    private static String ratioSentence(ImageSize size) {
        return size instanceof ImageSize.Ratio ratio ? "\n\nAspect ratio: " + ratio.ratio() : "";
    }

    private static Map<String, Object> part(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put(key, value);
        part.put(otherKey, otherValue);
        return part;
    }

    @Override
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        ChatResponseParser chat = new ChatResponseParser(response, config.errors(), context);
        chat.readAll();
        ParsedResponse.Builder parsed = interpreted(chat, response);
        Optional<String> text = chat.chatResponse().words();
        if (text.isPresent()) {
            text = Optional.of(response.restored(text.get(), ExtractedImage::isOtherMedia));
        }
        Optional<ReportedUsage> usage = chat.chatResponse().usage().map(ReportedUsage::of);
        return parsed.model(chat.chatResponse().model())
                .usage(usage.flatMap(ReportedUsage::tokens))
                .cost(usage.flatMap(ReportedUsage::cost))
                .text(text)
                .requestId(chat.requestId())
                .json(chat.json())
                .build();
    }

    /** Where no image is found, the error that came says why. */
    private ParsedResponse.Builder interpreted(ChatResponseParser chat, ResponseReader response) throws IOException {
        ChatResponseInterpreter interpreter =
                new ChatResponseInterpreter(chat.chatResponse(), chat.json(), response, config.errors(), finder);
        Optional<ProviderException> error = chat.error();
        if (error.isEmpty()) {
            return interpreter.interpret(chat.brokenBy());
        }
        try {
            ParsedResponse.Builder parsed = interpreter.interpret(chat.brokenBy());
            error.ifPresent(parsed::errorBeside);
            return parsed;
        } catch (IOException | EaselException e) {
            throw error.get();
        }
    }

    @Override
    public ProviderException parseError(ResponseReader response) throws IOException {
        return config.errors().read(response);
    }
}
