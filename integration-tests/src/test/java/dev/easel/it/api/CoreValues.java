package dev.easel.it.api;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.price.ImagePrices;
import dev.easel.core.domain.price.OutputTokens;
import dev.easel.core.domain.price.TokenPrices;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.settings.Chroma;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The values of core and imaging. */
final class CoreValues {
    private static final Border BORDER = Border.fraction(0.2);

    private CoreValues() {}

    static List<Variations<?>> all() {
        return List.of(
                generate(),
                edit(),
                inpaint(),
                expand(),
                capabilities(),
                tokenPrices(),
                imagePrices(),
                generated(),
                output(),
                encoding(),
                limits());
    }

    private static ImageData image() {
        return TestImages.photo(4, 4);
    }

    private static ImageData otherImage() {
        return ImageData.of(TestImages.png(4, 4, (x, y) -> -1));
    }

    private static Variations<GenerateRequest> generate() {
        return common(Variations.of(() -> GenerateRequest.of("a cat")));
    }

    private static Variations<EditRequest> edit() {
        return common(Variations.of(() -> EditRequest.of(image(), "a cat")))
                .change(
                        "images",
                        r -> r.toBuilder().images(List.of(image(), image())).build())
                .change("sendAsIs", r -> r.toBuilder().sendAsIs().build());
    }

    private static Variations<InpaintRequest> inpaint() {
        Mask mask = Mask.of(image());
        return common(Variations.of(() -> InpaintRequest.of(image(), mask, "a cat")))
                .change(
                        "image",
                        r -> r.toBuilder().image(otherImage(), r.region()).build())
                .change(
                        "region",
                        r -> r.toBuilder()
                                .image(r.image(), new Region.Expanded(BORDER))
                                .build())
                .change(
                        "references",
                        r -> r.toBuilder().references(List.of(image())).build())
                .change("sendAsIs", r -> r.toBuilder().sendAsIs().build())
                .change("harmonize", r -> r.toBuilder().harmonize(false).build())
                .change("asReturned", r -> r.toBuilder().asReturned().build())
                .change("maskThreshold", r -> r.toBuilder().maskThreshold(200).build());
    }

    private static Variations<ExpandRequest> expand() {
        return common(Variations.of(() -> ExpandRequest.of(image(), BORDER, "a cat")))
                .change("image", r -> ExpandRequest.of(otherImage(), BORDER, "a cat"))
                .change(
                        "border",
                        r -> r.toBuilder().border(Border.fraction(0.3)).build())
                .change("prefill", r -> r.toBuilder().prefill(Prefill.EDGE).build())
                .change("sendAsIs", r -> r.toBuilder().sendAsIs().build())
                .change("overlap", r -> r.toBuilder().overlap(1).build())
                .change("harmonize", r -> r.toBuilder().harmonize(false).build());
    }

    private static <R extends ImageRequest> Variations<R> common(Variations<R> request) {
        return request.change("prompt", with(b -> b.prompt("a dog")))
                .change("model", with(b -> b.model("other")))
                .change("count", with(b -> b.count(2)))
                .change("maxCalls", with(b -> b.maxCalls(2)))
                .change("partialImages", with(b -> b.partialImages(2)))
                .change("size", with(b -> b.size(8, 8)))
                .change("quality", with(b -> b.quality(Quality.HIGH)))
                .change("background", with(b -> b.background(Background.OPAQUE)))
                .change("output", with(b -> b.output(Output.png())))
                .change("seed", with(b -> b.seed(1)))
                .change("options", with(b -> b.options(OpenAiOptions.none().user("me"))));
    }

    /** A request's builder builds a request of the same class. */
    @SuppressWarnings("unchecked")
    private static <R extends ImageRequest> UnaryOperator<R> with(UnaryOperator<ImageRequest.Builder<?>> change) {
        return request -> (R) change.apply(request.toBuilder()).build();
    }

    private static Variations<Capabilities> capabilities() {
        return Variations.of(() -> Capabilities.builder().build())
                .change("maxCount", can -> can.toBuilder().maxCount(2).build())
                .change("maxInputBytes", can -> can.toBuilder().maxInputBytes(9).build())
                .change(
                        "maxInputImages",
                        can -> can.toBuilder().maxInputImages(2).build())
                .change(
                        "sizes",
                        can -> can.toBuilder()
                                .sizes(SizeRule.fixed(new Size(4, 4)))
                                .build())
                .change(
                        "formats",
                        can -> can.toBuilder().formats(Set.of(ImageFormat.PNG)).build())
                .change(
                        "qualities",
                        can -> can.toBuilder().qualities(Set.of(Quality.HIGH)).build())
                .change(
                        "backgrounds",
                        can -> can.toBuilder()
                                .backgrounds(Set.of(Background.OPAQUE))
                                .build())
                .change(
                        "mask",
                        can -> can.toBuilder().mask(MaskConvention.BLACK).build())
                .change("compression", can -> can.toBuilder().compression(true).build())
                .change("seed", can -> can.toBuilder().seed(true).build())
                .change(
                        "partialImages",
                        can -> can.toBuilder().partialImages(true).build())
                .change(
                        "honorsIdempotencyKeys",
                        can -> can.toBuilder().honorsIdempotencyKeys(true).build())
                .change("fetchesUrls", can -> can.toBuilder().fetchesUrls(true).build())
                .change(
                        "nativeBorder",
                        can -> can.toBuilder().nativeBorder(true).build())
                .change(
                        "emulation",
                        can -> can.toBuilder()
                                .emulation(Optional.of("by words"))
                                .build())
                .change(
                        "endOfLife",
                        can -> can.toBuilder()
                                .endOfLife(Optional.of(LocalDate.of(2027, 1, 1)))
                                .build())
                .change(
                        "model",
                        can -> can.toBuilder()
                                .model(Optional.of(new ModelId("brush")))
                                .build())
                .change(
                        "successor",
                        can -> can.toBuilder()
                                .successor(Optional.of(new ModelId("pen")))
                                .build())
                .change(
                        "prices",
                        can -> can.toBuilder()
                                .prices(Optional.of(ImagePrices.each(Money.usd("0.04"), "its page")))
                                .build())
                .change("nativeSides", can -> can.toBuilder().nativeSides(9).build())
                .change("source", can -> can.toBuilder().source("its page").build());
    }

    private static Variations<TokenPrices> tokenPrices() {
        return Variations.of(() -> tokenPrices("USD", "its page").build())
                .change(
                        "perMillion",
                        prices -> tokenPrices("USD", "its page")
                                .perMillion(TokenPrices.Kind.TEXT_INPUT, "5")
                                .build())
                .change("currency", prices -> tokenPrices("EUR", "its page").build())
                .change(
                        "outputTokens",
                        prices -> tokenPrices("USD", "its page")
                                .outputTokens(OutputTokens.table(Map.of()))
                                .build())
                .change(
                        "mostInputImageTokens",
                        prices -> tokenPrices("USD", "its page")
                                .mostInputImageTokens(9)
                                .build())
                .change(
                        "partialImageTokens",
                        prices -> tokenPrices("USD", "its page")
                                .partialImageTokens(9)
                                .build())
                .change("source", prices -> tokenPrices("USD", "another").build());
    }

    private static TokenPrices.Builder tokenPrices(String currency, String source) {
        return TokenPrices.builder(currency, source);
    }

    private static Variations<ImagePrices> imagePrices() {
        return Variations.of(() -> ImagePrices.table(Map.of(), "its page"))
                .change(
                        "table",
                        prices -> ImagePrices.table(
                                Map.of(Quality.AUTO, Map.of(new Size(4, 4), Money.usd("1"))), "its page"))
                .change("each", prices -> ImagePrices.each(Money.usd("1"), "its page"))
                .change("source", prices -> ImagePrices.table(Map.of(), "another"));
    }

    private static Variations<GeneratedImage> generated() {
        return Variations.of(() -> GeneratedImage.received(image()))
                .change("data", image -> image.movedTo(otherImage()))
                .change(
                        "received",
                        image -> GeneratedImage.received(TestImages.photo(8, 8)).movedTo(image.data()))
                .change("converted", image -> image.convertedTo(image.data()))
                .change("url", image -> image.url(URI.create("https://host/image.png")))
                .change("revisedPrompt", image -> image.revisedPrompt(Optional.of("a black cat")))
                .change("drift", image -> image.drift(0.5))
                .change("remainingDrift", image -> image.remainingDrift(0.5));
    }

    private static Variations<Output> output() {
        return Variations.of(() -> Output.jpeg(80))
                .change("format", output -> output.format(ImageFormat.WEBP))
                .change("quality", output -> output.quality(81))
                .change("maxBytes", output -> output.maxBytes(9))
                .change("mayShrink", output -> output.mayShrink(true))
                .change("resizeMode", output -> output.resizeMode(ResizeMode.PAD))
                .change("gravity", output -> output.gravity(Gravity.TOP))
                .change("matte", output -> output.matte(Rgb.BLACK));
    }

    private static Variations<Encoding> encoding() {
        return Variations.of(() -> Encoding.defaults().jpegQuality(80))
                .change("jpegQuality", encoding -> encoding.jpegQuality(81))
                .change("webpQuality", encoding -> encoding.webpQuality(81))
                .change("qualityFloor", encoding -> encoding.qualityFloor(31))
                .change("chroma", encoding -> encoding.chroma(Chroma.FULL))
                .change("progressive", encoding -> encoding.progressive(true))
                .change("losslessWebp", encoding -> encoding.losslessWebp(true))
                .change("keepsProfile", encoding -> encoding.keepProfile(true));
    }

    private static Variations<Limits> limits() {
        return Variations.of(() -> Limits.defaults().frames(9))
                .change("pixels", limits -> limits.pixels(9))
                .change("side", limits -> limits.side(9))
                .change("bytes", limits -> limits.bytes(9))
                .change("metadataBytes", limits -> limits.metadataBytes(9))
                .change("frames", limits -> limits.frames(8));
    }
}
