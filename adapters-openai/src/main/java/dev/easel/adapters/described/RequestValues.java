package dev.easel.adapters.described;

import dev.easel.adapters.described.template.Values;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.body.InlineImage;
import dev.easel.http.json.Json;
import java.net.URI;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the placeholders of a description stand for in one request. */
final class RequestValues implements Values {
    /** The values of every request, which a description's settings are besides. */
    static final Set<String> NAMES = Set.of(
            "prompt",
            "model",
            "count",
            "width",
            "height",
            "ratio",
            "tier",
            "quality",
            "background",
            "format",
            "compression",
            "seed",
            "left",
            "right",
            "up",
            "down");

    private static final Pattern IMAGE = Pattern.compile("(?:image(\\d+)|mask)\\.(\\w+)");
    /** A ratio's pixels are rounded, so that a tier may be exceeded by a little. */
    private static final double ROUNDING = 1.01;

    private final ImageRequest request;
    private final RequestInputs inputs;
    private final Optional<String> model;
    private final Map<String, String> settings;
    private final Json description;
    private final Limits limits;

    RequestValues(
            ImageRequest request,
            RequestInputs inputs,
            Optional<String> model,
            Map<String, String> settings,
            Json description) {
        this.request = request;
        this.inputs = inputs;
        this.model = model;
        this.settings = settings;
        this.description = description;
        this.limits = new Limits(inputs.call().limits());
    }

    @Override
    public Optional<Object> get(String name) {
        Matcher image = IMAGE.matcher(name);
        if (image.matches()) {
            return image(Optional.ofNullable(image.group(1)).map(Integer::parseInt), image.group(2));
        }
        if (name.equals("images")) {
            return Optional.of(inputs.images().size());
        }
        if (name.equals("mask")) {
            return inputs.mask().map(mask -> true);
        }
        return value(name).filter(value -> !omitted(name, value)).flatMap(value -> mapped(name, value));
    }

    private Optional<Object> value(String name) {
        return switch (name) {
            case "prompt" -> Optional.of(inputs.prompt());
            case "model" -> model.map(value -> value);
            case "count" -> Optional.of(request.count());
            case "width" -> exact().map(Size::width);
            case "height" -> exact().map(Size::height);
            case "ratio" -> ratio().map(word -> word);
            case "tier" -> exact().flatMap(this::tier);
            case "quality" ->
                request.quality() == Quality.AUTO
                        ? Optional.empty()
                        : Optional.of(request.quality().word());
            case "background" ->
                request.background() == Background.AUTO
                        ? Optional.empty()
                        : Optional.of(request.background().word());
            case "format" -> request.output().format().map(ImageFormat::word);
            case "compression" -> number(request.output().quality());
            case "seed" ->
                request.seed().isPresent() ? Optional.of(request.seed().getAsLong()) : Optional.empty();
            case "left" -> side(inputs.sides().map(Border.Sides::left));
            case "right" -> side(inputs.sides().map(Border.Sides::right));
            case "up" -> side(inputs.sides().map(Border.Sides::top));
            case "down" -> side(inputs.sides().map(Border.Sides::bottom));
            default ->
                Optional.ofNullable(settings.get(name))
                        .filter(text -> !text.isEmpty())
                        .map(text -> text);
        };
    }

    private static Optional<Object> number(OptionalInt number) {
        return number.isPresent() ? Optional.of(number.getAsInt()) : Optional.empty();
    }

    private static Optional<Object> side(Optional<Integer> pixels) {
        return pixels.filter(count -> count > 0).map(count -> count);
    }

    private Optional<Size> exact() {
        return request.size() instanceof ImageSize.Exact exact ? Optional.of(exact.size()) : Optional.empty();
    }

    private Optional<String> ratio() {
        Optional<AspectRatio> wanted = request.size() instanceof ImageSize.Ratio ratio
                ? Optional.of(ratio.ratio())
                : exact().map(AspectRatio::of);
        return wanted.map(ratio -> limits.ratios().entrySet().stream()
                .min(Comparator.comparingDouble(allowed -> allowed.getValue().distance(ratio)))
                .map(Map.Entry::getKey)
                .orElseGet(ratio::toString));
    }

    /** Returns the nearest tier that is not smaller than the size. */
    private Optional<String> tier(Size size) {
        List<Map.Entry<String, Long>> tiers = limits.tiers().entrySet().stream()
                .sorted(Map.Entry.comparingByValue())
                .toList();
        return tiers.stream()
                .filter(tier -> tier.getValue() * tier.getValue() * ROUNDING >= size.pixels())
                .findFirst()
                .or(() -> tiers.isEmpty() ? Optional.empty() : Optional.of(tiers.get(tiers.size() - 1)))
                .map(Map.Entry::getKey);
    }

    private boolean omitted(String name, Object value) {
        return description
                .get("omit")
                .get(name)
                .word()
                .filter(String.valueOf(value)::equals)
                .isPresent();
    }

    /** Returns the word that the provider has for a value; {@code *} stands for all others, {@code =} for the same word. */
    private Optional<Object> mapped(String name, Object value) {
        Json map = description.get("maps").get(name);
        if (!map.isObject()) {
            return Optional.of(value);
        }
        Json word = map.get(String.valueOf(value));
        Json found = word.isPresent() ? word : map.get("*");
        if (!found.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(found.text().filter("="::equals).isPresent() ? value : found.toJava());
    }

    private Optional<Object> image(Optional<Integer> number, String form) {
        Optional<ImageSource> source = number.isEmpty()
                ? inputs.mask()
                : number.filter(n -> n >= 1 && n <= inputs.images().size())
                        .map(n -> inputs.images().get(n - 1));
        return source.flatMap(image -> written(number, image, form));
    }

    private Optional<Object> written(Optional<Integer> number, ImageSource image, String form) {
        Optional<String> url = image.remoteUrl().map(URI::toString);
        return switch (form) {
            case "uri" -> Optional.of(InlineImage.urlOrDataUri(image));
            case "data" -> Optional.of(InlineImage.dataUri(image));
            case "base64" -> Optional.of(InlineImage.base64(image));
            case "urlOrBase64" -> url.<Object>map(text -> text).or(() -> Optional.of(InlineImage.base64(image)));
            case "part" -> Optional.of(image.load());
            case "mime" ->
                url.isPresent()
                        ? Optional.empty()
                        : Optional.of(image.load().format().mediaType());
            default -> Optional.of(url.orElseThrow(() -> local(number)));
        };
    }

    private UnsupportedRequestException local(Optional<Integer> number) {
        return new UnsupportedRequestException(
                "Provider " + description.text("name").orElse("") + " takes images by URL only, and "
                        + number.map(n -> "input image " + n).orElse("the mask")
                        + " is on this machine: put it where the provider can fetch it, and pass its http or https URL"
                        + (request instanceof InpaintRequest
                                ? ", and that of a mask, and request the image as returned: restoring what is outside"
                                        + " the mask needs the pixels here."
                                : "."));
    }
}
