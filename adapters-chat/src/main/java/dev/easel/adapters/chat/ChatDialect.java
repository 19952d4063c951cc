package dev.easel.adapters.chat;

import dev.easel.adapters.chat.find.MessagePictures;
import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.body.InlinePicture;
import dev.easel.adapters.http.body.JsonBody;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.PictureSize;
import dev.easel.core.domain.Region;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** {@code POST chat/completions}: one user message of text and pictures in, a message that shows pictures out. */
final class ChatDialect<R extends ImageRequest> implements Dialect<R> {
    private static final String MASK_INSTRUCTION =
            "\n\nThe second picture is a mask over the first. Repaint the first picture only where the mask is white, keep"
                    + " it exactly as it is where the mask is black, and answer with the whole first picture in its"
                    + " original size and framing.";

    private final ChatConfig config;
    private final MessagePictures finder;
    private final Function<R, String> words;
    private final Function<R, List<ImageSource>> pictures;

    private ChatDialect(ChatConfig config, Function<R, String> words, Function<R, List<ImageSource>> pictures) {
        this.config = config;
        this.finder = new MessagePictures(config.endpoint().base().toString());
        this.words = words;
        this.pictures = pictures;
    }

    static Dialect<GenerateRequest> generate(ChatConfig config) {
        return new ChatDialect<>(config, ImageRequest::prompt, request -> List.of());
    }

    static Dialect<EditRequest> edit(ChatConfig config) {
        return new ChatDialect<>(config, ImageRequest::prompt, EditRequest::images);
    }

    /** Chat has no mask: it goes along as a second picture, with an instruction what it is. */
    static Dialect<InpaintRequest> inpaint(ChatConfig config) {
        return new ChatDialect<>(
                config,
                request -> request.prompt() + MASK_INSTRUCTION,
                request -> List.of(request.image(), mask(request.region())));
    }

    private static ImageSource mask(Region region) {
        if (region instanceof Region.Masked masked) {
            return masked.mask().picture();
        }
        throw new UnsupportedRequestException(
                "A chat provider grows no picture by itself: send a prefilled canvas and a mask of the new ground.");
    }

    @Override
    public HttpCall write(R request) {
        ChatOptions options =
                request.options(ChatOptions.class).orElse(ChatOptions.none()).over(config.options());
        boolean stream = options.stream().orElse(false);
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", named(request).name());
        body.put("stream", stream);
        body.put("messages", List.of(message(request)));
        if (!options.modalities().isEmpty()) {
            body.put("modalities", options.modalities());
        }
        Map<String, Object> imageConfig = imageConfig(request, options);
        if (!imageConfig.isEmpty()) {
            body.put("image_config", imageConfig);
        }
        body.putAll(options.fields());
        return HttpCall.post(config.path(), JsonBody.of(body))
                .header("Accept", stream ? "text/event-stream, application/json" : "application/json")
                .headers(options.headers());
    }

    @Override
    public Optional<ModelId> model(R request) {
        return Optional.of(named(request));
    }

    private ModelId named(R request) {
        return request.model().orElse(config.model());
    }

    private Map<String, Object> message(R request) {
        List<Map<String, Object>> content = new ArrayList<>();
        String hint = config.ratioHint() == RatioHint.WORDS ? ratioInWords(request.size()) : "";
        content.add(part("type", "text", "text", words.apply(request) + hint));
        for (ImageSource picture : pictures.apply(request)) {
            content.add(part("type", "image_url", "image_url", Map.of("url", InlinePicture.addressOrDataUri(picture))));
        }
        return part("role", "user", "content", content);
    }

    private Map<String, Object> imageConfig(R request, ChatOptions options) {
        Map<String, Object> imageConfig = new LinkedHashMap<>(options.imageConfig());
        if (config.ratioHint() == RatioHint.IMAGE_CONFIG && request.size() instanceof PictureSize.Ratio ratio) {
            imageConfig.putIfAbsent("aspect_ratio", ratio.ratio().toString());
        }
        return imageConfig;
    }

    private static String ratioInWords(PictureSize size) {
        return size instanceof PictureSize.Ratio ratio ? "\n\nAspect ratio: " + ratio.ratio() : "";
    }

    private static Map<String, Object> part(String key, Object value, String otherKey, Object otherValue) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put(key, value);
        part.put(otherKey, otherValue);
        return part;
    }

    @Override
    public Reading read(ReplyReader reply, CallContext context) throws IOException {
        ChatReply chat = new ChatReply(reply, config.errors(), context);
        chat.readAll();
        Reading.Builder reading =
                new AnswerVerdict(chat.answer(), reply, config.errors(), finder).reading(chat.brokenBy());
        return reading.model(chat.answer().model())
                .usage(chat.answer().usage().map(ChatUsage::read))
                .text(chat.answer().words())
                .requestId(chat.requestId())
                .json(chat.json())
                .build();
    }

    @Override
    public ProviderException readError(ReplyReader reply) throws IOException {
        return config.errors().read(reply);
    }
}
