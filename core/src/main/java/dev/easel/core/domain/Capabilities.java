package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.MaskConvention;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What one provider can do for one verb with one model, as data: the use case plans a request against it once, so
 * that adapters only encode the outcome.
 */
public final class Capabilities {
    private final int maxCount;
    private final int maxInputImages;
    private final OptionalLong maxInputBytes;
    private final SizeRule sizes;
    private final Set<ImageFormat> formats;
    private final Set<Quality> qualities;
    private final Set<Background> backgrounds;
    private final MaskConvention mask;
    private final boolean compression;
    private final boolean seed;
    private final boolean partialImages;
    private final boolean fetchesUrls;
    private final boolean honorsIdempotencyKeys;
    private final boolean nativeBorder;
    private final OptionalInt nativeSides;
    private final Optional<String> emulation;
    private final Optional<ModelId> model;
    private final Optional<LocalDate> endOfLife;
    private final Optional<ModelId> successor;
    private final Optional<Prices> prices;
    private final String source;

    private Capabilities(Builder builder) {
        this.maxCount = builder.maxCount;
        this.maxInputImages = builder.maxInputImages;
        this.maxInputBytes = builder.maxInputBytes;
        this.sizes = builder.sizes;
        this.formats = Set.copyOf(builder.formats);
        this.qualities = Set.copyOf(builder.qualities);
        this.backgrounds = Set.copyOf(builder.backgrounds);
        this.mask = builder.mask;
        this.compression = builder.compression;
        this.seed = builder.seed;
        this.partialImages = builder.partialImages;
        this.fetchesUrls = builder.fetchesUrls;
        this.honorsIdempotencyKeys = builder.honorsIdempotencyKeys;
        this.nativeBorder = builder.nativeBorder;
        this.nativeSides = builder.nativeSides;
        this.emulation = builder.emulation;
        this.model = builder.model;
        this.endOfLife = builder.endOfLife;
        this.successor = builder.successor;
        this.prices = builder.prices;
        this.source = builder.source;
    }

    /** Starts from a provider that takes a prompt, and perhaps one image, and decides everything else. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the capabilities of a provider about which nothing is known. */
    public static Capabilities unknown() {
        return builder().build();
    }

    /** Returns how many images one call returns at most. */
    public int maxCount() {
        return maxCount;
    }

    /** Returns how many input images one call takes at most. */
    public int maxInputImages() {
        return maxInputImages;
    }

    /** Returns how many bytes an input image may have, where that is known. */
    public OptionalLong maxInputBytes() {
        return maxInputBytes;
    }

    public SizeRule sizes() {
        return sizes;
    }

    /** Returns the formats that can be requested from the provider; empty when the format cannot be chosen. */
    public Set<ImageFormat> formats() {
        return formats;
    }

    /** Returns the qualities that can be requested from the provider; empty when the quality cannot be chosen. */
    public Set<Quality> qualities() {
        return qualities;
    }

    /** Returns the backgrounds that can be requested from the provider; empty when the background cannot be chosen. */
    public Set<Background> backgrounds() {
        return backgrounds;
    }

    /** Returns the provider's mask convention. */
    public MaskConvention mask() {
        return mask;
    }

    /** Returns whether the compression can be requested from the provider. */
    public boolean compression() {
        return compression;
    }

    /** Returns whether the same seed gives the same image. */
    public boolean seed() {
        return seed;
    }

    /** Returns whether partial images can arrive while the provider works. */
    public boolean partialImages() {
        return partialImages;
    }

    /** Returns whether the provider itself fetches input images by their URL. */
    public boolean fetchesUrls() {
        return fetchesUrls;
    }

    /** Returns whether the provider documents that it bills a call once that is repeated with its idempotency key. */
    public boolean honorsIdempotencyKeys() {
        return honorsIdempotencyKeys;
    }

    /** Returns whether the provider itself can expand an image by a share of each side. */
    public boolean nativeBorder() {
        return nativeBorder;
    }

    /** Returns how many pixels per side the provider itself can expand an image by, or empty where it cannot. */
    public OptionalInt nativeSides() {
        return nativeSides;
    }

    /** Returns how the verb is emulated with others where the provider does not have it, as text for the notes. */
    public Optional<String> emulation() {
        return emulation;
    }

    /** Returns the model that these are the capabilities of, the default one included; empty where none is known. */
    public Optional<ModelId> model() {
        return model;
    }

    /** Returns the date on which the model ends; a request after it gets a warning and is not rejected. */
    public Optional<LocalDate> endOfLife() {
        return endOfLife;
    }

    /** Returns the model to use instead of one that ends. */
    public Optional<ModelId> successor() {
        return successor;
    }

    /** Returns what the provider charges, where that is known. */
    public Optional<Prices> prices() {
        return prices;
    }

    /** Returns whether the provider is known to charge nothing. */
    public boolean free() {
        return prices.filter(Prices.FREE::equals).isPresent();
    }

    /** Returns where this row comes from, and when it was read. */
    public String source() {
        return source;
    }

    /** Returns a builder that starts from these capabilities. */
    public Builder toBuilder() {
        Builder builder = new Builder();
        builder.maxInputBytes = maxInputBytes;
        builder.nativeSides = nativeSides;
        return builder.maxCount(maxCount)
                .maxInputImages(maxInputImages)
                .sizes(sizes)
                .formats(formats)
                .qualities(qualities)
                .backgrounds(backgrounds)
                .mask(mask)
                .compression(compression)
                .seed(seed)
                .partialImages(partialImages)
                .fetchesUrls(fetchesUrls)
                .honorsIdempotencyKeys(honorsIdempotencyKeys)
                .nativeBorder(nativeBorder)
                .emulation(emulation)
                .model(model)
                .endOfLife(endOfLife)
                .successor(successor)
                .prices(prices)
                .source(source);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Capabilities that
                && maxCount == that.maxCount
                && maxInputImages == that.maxInputImages
                && maxInputBytes.equals(that.maxInputBytes)
                && sizes.equals(that.sizes)
                && formats.equals(that.formats)
                && qualities.equals(that.qualities)
                && backgrounds.equals(that.backgrounds)
                && mask == that.mask
                && compression == that.compression
                && seed == that.seed
                && partialImages == that.partialImages
                && fetchesUrls == that.fetchesUrls
                && honorsIdempotencyKeys == that.honorsIdempotencyKeys
                && nativeBorder == that.nativeBorder
                && nativeSides.equals(that.nativeSides)
                && emulation.equals(that.emulation)
                && model.equals(that.model)
                && endOfLife.equals(that.endOfLife)
                && successor.equals(that.successor)
                && prices.equals(that.prices)
                && source.equals(that.source);
    }

    @Override
    public int hashCode() {
        return Objects.hash(
                maxCount, maxInputImages, sizes, formats, qualities, backgrounds, mask, model, prices, source);
    }

    @Override
    public String toString() {
        return "Capabilities[count 1.." + maxCount + ", images ≤" + maxInputImages + ", sizes " + sizes.allowed()
                + ", formats " + formats + ", qualities " + qualities + ", backgrounds " + backgrounds + ", " + source
                + "]";
    }

    /** Collects a row of the capability table. */
    public static final class Builder {
        private int maxCount = 1;
        private int maxInputImages = 1;
        private OptionalLong maxInputBytes = OptionalLong.empty();
        private SizeRule sizes = SizeRule.unspecified();
        private Set<ImageFormat> formats = EnumSet.noneOf(ImageFormat.class);
        private Set<Quality> qualities = EnumSet.noneOf(Quality.class);
        private Set<Background> backgrounds = EnumSet.noneOf(Background.class);
        private MaskConvention mask = MaskConvention.TRANSPARENT;
        private boolean compression;
        private boolean seed;
        private boolean partialImages;
        private boolean fetchesUrls;
        private boolean honorsIdempotencyKeys;
        private boolean nativeBorder;
        private OptionalInt nativeSides = OptionalInt.empty();
        private Optional<String> emulation = Optional.empty();
        private Optional<ModelId> model = Optional.empty();
        private Optional<LocalDate> endOfLife = Optional.empty();
        private Optional<ModelId> successor = Optional.empty();
        private Optional<Prices> prices = Optional.empty();
        private String source = "nothing is known about this provider";

        private Builder() {}

        public Builder maxCount(int images) {
            maxCount = images;
            return this;
        }

        public Builder maxInputImages(int images) {
            maxInputImages = images;
            return this;
        }

        /** Sets how many bytes an input image may have; one that would have more is compressed as JPEG where it can be. */
        public Builder maxInputBytes(long bytes) {
            maxInputBytes = OptionalLong.of(bytes);
            return this;
        }

        public Builder sizes(SizeRule rule) {
            sizes = requireNonNull(rule, "rule");
            return this;
        }

        public Builder formats(Set<ImageFormat> supported) {
            formats = Set.copyOf(requireNonNull(supported, "supported"));
            return this;
        }

        public Builder qualities(Set<Quality> supported) {
            qualities = Set.copyOf(requireNonNull(supported, "supported"));
            return this;
        }

        public Builder backgrounds(Set<Background> supported) {
            backgrounds = Set.copyOf(requireNonNull(supported, "supported"));
            return this;
        }

        public Builder mask(MaskConvention convention) {
            mask = requireNonNull(convention, "convention");
            return this;
        }

        public Builder compression(boolean supported) {
            compression = supported;
            return this;
        }

        public Builder seed(boolean supported) {
            seed = supported;
            return this;
        }

        public Builder partialImages(boolean supported) {
            partialImages = supported;
            return this;
        }

        public Builder fetchesUrls(boolean supported) {
            fetchesUrls = supported;
            return this;
        }

        public Builder honorsIdempotencyKeys(boolean documented) {
            honorsIdempotencyKeys = documented;
            return this;
        }

        public Builder nativeBorder(boolean supported) {
            nativeBorder = supported;
            return this;
        }

        /** Sets by how many pixels per side the provider itself expands an image at most. */
        public Builder nativeSides(int mostPixels) {
            nativeSides = OptionalInt.of(mostPixels);
            return this;
        }

        public Builder emulation(Optional<String> description) {
            emulation = requireNonNull(description, "description");
            return this;
        }

        /** Sets the model that these are the capabilities of. */
        public Builder model(Optional<ModelId> id) {
            model = requireNonNull(id, "id");
            return this;
        }

        public Builder endOfLife(Optional<LocalDate> date) {
            endOfLife = requireNonNull(date, "date");
            return this;
        }

        /** Sets the model to use instead of one that ends. */
        public Builder successor(Optional<ModelId> id) {
            successor = requireNonNull(id, "id");
            return this;
        }

        public Builder prices(Optional<Prices> known) {
            prices = requireNonNull(known, "known");
            return this;
        }

        /** Sets where the row comes from, and when it was read. */
        public Builder source(String from) {
            source = requireNonNull(from, "from");
            return this;
        }

        public Capabilities build() {
            return new Capabilities(this);
        }
    }
}
