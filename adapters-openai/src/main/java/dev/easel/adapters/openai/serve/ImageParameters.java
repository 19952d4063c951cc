package dev.easel.adapters.openai.serve;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.adapters.openai.shared.ModelTable;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.RequestFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The parameters of OpenAI's image endpoints as a caller sent them: each is applied, left to the provider, or, like
 * {@code style}, accepted without an effect; what has no meaning here is rejected by name.
 */
public final class ImageParameters {
    private static final int MAX_PROMPT_LENGTH = 32_000;
    private static final int MAX_EDGE = 3840;
    private static final long MAX_PIXELS = 8_294_400;

    private static final List<String> PASSED_THROUGH =
            List.of("moderation", "complexity", "input_fidelity", "user", "safety_identifier");

    private final RequestFields fields;
    private final String prompt;
    private final Optional<ModelId> model;
    private final int count;
    private final ImageSize size;
    private final Quality quality;
    private final Background background;
    private final Output output;
    private final boolean stream;
    private final int partialImages;
    private final boolean asUrl;
    private final OptionalInt seed;
    private final OpenAiOptions options;
    private final Optional<ModelTable.Row> modelRow;

    private ImageParameters(RequestFields fields, ParameterRules rules) {
        this.fields = fields;
        rules.checkNames(fields);
        this.prompt = readPrompt();
        this.model = fields.text("model")
                .filter(name -> !name.isBlank())
                .or(rules::defaultModel)
                .map(name -> HttpError.checked("model", () -> new ModelId(name.strip())));
        this.modelRow = rules.strict()
                ? Optional.of(ModelRules.row(
                        rules.verb(),
                        model.map(ModelId::name)
                                .or(OpenAiSystem.OPENAI::usualModel)
                                .orElse("")))
                : Optional.empty();
        this.count = fields.integer("n", 1, 10).orElse(1);
        this.size = rules.size().orElseGet(this::readSize);
        this.quality = readQuality();
        this.background =
                choice("background", Background.values(), Background::word).orElse(Background.AUTO);
        this.output = readOutput();
        this.stream = fields.flag("stream").orElse(false);
        this.partialImages = fields.integer("partial_images", 0, 3).orElse(0);
        this.asUrl = readResponseFormat();
        this.seed = fields.integer("seed");
        this.options = readOptions();
        if (partialImages > 0 && !stream) {
            throw HttpError.value("partial_images", "Invalid 'partial_images': partial images require 'stream': true.")
                    .asException();
        }
        modelRow.ifPresent(row -> ModelRules.check(fields, this, rules.verb(), row));
    }

    /** Reads the parameters of a request; throws {@link HttpErrorException} if the rules of its endpoint refuse one. */
    public static ImageParameters of(RequestFields fields, ParameterRules rules) {
        return new ImageParameters(fields, rules);
    }

    private String readPrompt() {
        String text = fields.original(fields.requiredText("prompt"));
        if (text.isBlank()) {
            throw HttpError.value("prompt", "Invalid 'prompt': it is empty; describe what the image should show.")
                    .asException();
        }
        int length = text.codePointCount(0, text.length());
        if (length > MAX_PROMPT_LENGTH) {
            throw tooLong(length, MAX_PROMPT_LENGTH);
        }
        return text;
    }

    static HttpErrorException tooLong(int length, int most) {
        return HttpError.of(
                        "prompt",
                        "string_above_max_length",
                        "Invalid 'prompt': it has " + length + " characters; up to " + most + " are allowed.")
                .asException();
    }

    private ImageSize readSize() {
        String text = fields.text("size").map(String::strip).orElse("auto");
        if (text.isEmpty() || text.equals("auto")) {
            return ImageSize.auto();
        }
        Size exact;
        try {
            exact = Size.parse(text);
        } catch (IllegalArgumentException e) {
            throw invalid("size", text, "'auto' or WIDTHxHEIGHT, such as 1024x1024, is");
        }
        if (exact.longEdge() > MAX_EDGE || exact.pixels() > MAX_PIXELS) {
            throw invalid("size", text, "sides of up to " + MAX_EDGE + " and " + MAX_PIXELS + " pixels in all are");
        }
        return new ImageSize.Exact(exact);
    }

    private Quality readQuality() {
        Optional<String> word = fields.text("quality").map(q -> q.strip().toLowerCase(Locale.ROOT));
        if (word.filter("standard"::equals).isPresent()) {
            return Quality.AUTO;
        }
        return word.filter("hd"::equals).isPresent()
                ? Quality.HIGH
                : choice("quality", Quality.values(), Quality::word).orElse(Quality.AUTO);
    }

    private Output readOutput() {
        String word = fields.text("output_format").filter(f -> !f.isBlank()).orElse("png");
        ImageFormat format = ImageFormat.named(word)
                .filter(f -> f != ImageFormat.GIF)
                .orElseThrow(() -> invalid("output_format", word, "png, jpeg and webp are"));
        OptionalInt compression = fields.integer("output_compression", 0, 100);
        if (background == Background.TRANSPARENT && !format.holdsAlpha()) {
            throw invalid("background", "transparent", "with output_format jpeg only opaque and auto are");
        }
        boolean lossy = format != ImageFormat.PNG;
        return lossy && compression.isPresent() ? Output.of(format).quality(compression.getAsInt()) : Output.of(format);
    }

    /** GPT image models always return base64; callers of DALL·E expect a URL by default. */
    private boolean readResponseFormat() {
        oneOf("response_format", "url", "b64_json");
        boolean url = fields.text("response_format")
                .map(String::strip)
                .or(() -> model.filter(m -> m.name().startsWith("dall-e")).map(m -> "url"))
                .filter("url"::equals)
                .isPresent();
        if (url && stream && fields.text("response_format").isPresent()) {
            throw invalid("response_format", "url", "with 'stream': true only b64_json is");
        }
        return url;
    }

    /** Reads the parameters that only providers of this style support; others ignore them. */
    private OpenAiOptions readOptions() {
        oneOf("moderation", "auto", "low");
        oneOf("complexity", "low", "medium", "high");
        oneOf("input_fidelity", "low", "high");
        OpenAiOptions result = OpenAiOptions.none();
        for (String name : PASSED_THROUGH) {
            Optional<String> value = fields.text(name).map(String::strip).filter(text -> !text.isEmpty());
            result = value.isPresent() ? result.extra(name, value.get()) : result;
        }
        return result;
    }

    private void oneOf(String name, String... allowed) {
        fields.text(name).map(String::strip).ifPresent(value -> {
            if (!List.of(allowed).contains(value)) {
                throw invalid(name, value, String.join(", ", allowed) + " are");
            }
        });
    }

    private <T> Optional<T> choice(String name, T[] values, Function<T, String> word) {
        Optional<String> text = fields.text(name).map(String::strip).filter(t -> !t.isEmpty());
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> allowed = new ArrayList<>();
        for (T value : values) {
            if (word.apply(value).equals(text.get())) {
                return Optional.of(value);
            }
            allowed.add(word.apply(value));
        }
        throw invalid(name, text.get(), String.join(", ", allowed) + " are");
    }

    private static HttpErrorException invalid(String name, String value, String allowed) {
        return HttpError.value(
                        name,
                        "Invalid value: '" + FieldParser.shortened(value) + "' for '" + name + "'; " + allowed
                                + " allowed.")
                .asException();
    }

    /** Applies the parameters of all verbs to a request; a caller that requests n images allows n calls. */
    public <B extends ImageRequest.Builder<B>> B into(B builder) {
        model.ifPresent(builder::model);
        seed.ifPresent(builder::seed);
        builder.options(options);
        return builder.count(count)
                .maxCalls(count)
                .size(size)
                .quality(quality)
                .background(background)
                .output(output)
                .partialImages(partialImages);
    }

    public String prompt() {
        return prompt;
    }

    /** Returns the requested size. */
    public ImageSize size() {
        return size;
    }

    int count() {
        return count;
    }

    /** Returns the rules of the named model if the request is held to them. */
    Optional<ModelTable.Row> modelRow() {
        return modelRow;
    }

    public Quality quality() {
        return quality;
    }

    /** Returns the background of an image, which is the requested one unless it was left to the provider. */
    public Background background(ImageData image) {
        if (background != Background.AUTO) {
            return background;
        }
        return image.header().alpha() ? Background.TRANSPARENT : Background.OPAQUE;
    }

    /** Returns whether the caller requested a stream. */
    public boolean stream() {
        return stream;
    }

    /** Returns whether images are returned as URLs. */
    public boolean asUrl() {
        return asUrl;
    }

    @Override
    public String toString() {
        return "ImageParameters" + Arrays.toString(fields.names().toArray());
    }
}
