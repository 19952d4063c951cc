package dev.easel.studio;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.server.form.Form;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.OfferedProvider;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a form says besides its images and its prompt: model, size, quality, count, format and seed. */
record CallSettings(Form form) {
    private static final int MOST_IMAGES = 10;
    private static final int DRAFTS = 2;

    /** Sets everything in a request, with drafts of a single image where the provider sends them. */
    void applyTo(ImageRequest.Builder<?> request, Verb verb, OfferedProvider provider) {
        Optional<ModelId> model =
                form.text("model").map(name -> HttpError.checked("model", () -> new ModelId(name.strip())));
        Capabilities can = provider.easel().capabilities(verb, model.orElse(ModelId.DEFAULT));
        int count = form.integer("n", 1, MOST_IMAGES).orElse(1);
        model.ifPresent(request::model);
        request.count(count);
        request.size(size());
        request.quality(quality());
        format().ifPresent(format -> request.output(Output.of(format)));
        seed().ifPresent(request::seed);
        if (can.partialImages() && count == 1) {
            request.partialImages(DRAFTS);
        }
    }

    private ImageSize size() {
        Optional<String> text = form.text("size").filter(size -> !size.equals("auto"));
        if (text.isEmpty()) {
            return ImageSize.auto();
        }
        try {
            return text.get().contains(":")
                    ? new ImageSize.Ratio(AspectRatio.parse(text.get()))
                    : new ImageSize.Exact(Size.parse(text.get()));
        } catch (IllegalArgumentException e) {
            throw invalid("size", text.get(), "WIDTHxHEIGHT, such as 1024x1024, and a ratio, such as 3:2,");
        }
    }

    private Quality quality() {
        Optional<String> word = form.text("quality");
        return word.isEmpty()
                ? Quality.AUTO
                : Arrays.stream(Quality.values())
                        .filter(quality -> quality.word().equals(word.get()))
                        .findFirst()
                        .orElseThrow(() -> invalid(
                                "quality",
                                word.get(),
                                Arrays.stream(Quality.values())
                                        .map(Quality::word)
                                        .collect(Collectors.joining(", "))));
    }

    private Optional<ImageFormat> format() {
        Optional<String> word = form.text("format");
        return word.isEmpty()
                ? Optional.empty()
                : Optional.of(ImageFormat.named(word.get())
                        .filter(format -> format != ImageFormat.GIF)
                        .orElseThrow(() -> invalid("format", word.get(), "png, jpeg and webp")));
    }

    private Optional<Long> seed() {
        Optional<String> text = form.text("seed");
        try {
            return text.map(number -> Long.parseLong(number.strip()));
        } catch (NumberFormatException e) {
            throw invalid("seed", text.orElse(""), "whole numbers of up to 18 digits");
        }
    }

    private static RuntimeException invalid(String name, String value, String allowed) {
        return HttpError.value(
                        name,
                        "Invalid '" + name + "': '" + FieldParser.shortened(value) + "' is unknown; " + allowed
                                + " are allowed.")
                .asException();
    }
}
