package dev.easel.adapters.described;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.http.WireOptions;
import dev.easel.http.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Turns what an example asks for into the request that a port receives. */
final class ExampleRequest {
    private final Json ask;
    private final ExampleImages images;

    private ExampleRequest(Json ask, ExampleImages images) {
        this.ask = ask;
        this.images = images;
    }

    static ImageRequest of(Example example, ExampleImages images) {
        return new ExampleRequest(example.ask(), images).request();
    }

    /** Returns the local images that it sends, in order, the mask last. */
    static List<byte[]> files(Example example, ExampleImages images) {
        List<byte[]> files = new ArrayList<>();
        ExampleRequest request = new ExampleRequest(example.ask(), images);
        List<Json> all = new ArrayList<>(example.ask().get("images").items());
        all.add(example.ask().get("mask"));
        for (Json image : all) {
            if (image.text("data").isPresent()) {
                files.add(((ImageSource.Bytes) request.source(image)).bytes());
            }
        }
        return files;
    }

    private ImageRequest request() {
        ImageRequest.Builder<?> builder = started();
        ask.text("model").ifPresent(builder::model);
        ask.number("count").ifPresent(count -> builder.count((int) count));
        ask.number("seed").ifPresent(builder::seed);
        if (ask.number("width").isPresent()) {
            builder.size(number("width"), number("height"));
        }
        ask.text("ratio")
                .map(ratio -> ratio.split(":"))
                .ifPresent(sides -> builder.aspectRatio(Integer.parseInt(sides[0]), Integer.parseInt(sides[1])));
        ask.text("quality")
                .map(word -> Quality.valueOf(word.toUpperCase(Locale.ROOT)))
                .ifPresent(builder::quality);
        ask.text("background")
                .map(word -> Background.valueOf(word.toUpperCase(Locale.ROOT)))
                .ifPresent(builder::background);
        ask.text("format").flatMap(ImageFormat::named).map(this::output).ifPresent(builder::output);
        WireOptions options = WireOptions.none();
        for (Map.Entry<String, Json> field : ask.get("fields").members().entrySet()) {
            options = options.field(field.getKey(), field.getValue().toJava());
        }
        return builder.options(options).build();
    }

    private ImageRequest.Builder<?> started() {
        String prompt = ask.text("prompt").orElseThrow();
        List<ImageSource> sources =
                ask.get("images").items().stream().map(this::source).toList();
        return switch (ask.text("verb").orElseThrow()) {
            case "generate" -> GenerateRequest.builder(prompt);
            case "edit" -> EditRequest.builder(sources, prompt);
            case "inpaint" ->
                InpaintRequest.builder(sources.get(0), Mask.of(source(ask.get("mask"))), prompt)
                        .references(sources.subList(1, sources.size()));
            default ->
                InpaintRequest.builder(
                        sources.get(0),
                        new Region.Expanded(
                                new Border.Sides(number("left"), number("up"), number("right"), number("down"))),
                        prompt);
        };
    }

    private Output output(ImageFormat format) {
        Output output = Output.of(format);
        return ask.number("compression").isPresent() ? output.quality(number("compression")) : output;
    }

    private int number(String name) {
        return (int) ask.number(name).orElse(0);
    }

    private ImageSource source(Json image) {
        return image.text("url")
                .map(url -> ImageSource.of(URI.create(url)))
                .orElseGet(() -> ImageSource.of(images.file(
                        image.text("data").orElseThrow(), image.text("mime").orElse("image/png"))));
    }
}
