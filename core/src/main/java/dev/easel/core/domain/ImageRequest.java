package dev.easel.core.domain;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What every verb's request has: the words, how many images, how large, how good, and how they are handed over. */
public abstract sealed class ImageRequest permits GenerateRequest, EditRequest, InpaintRequest, ExpandRequest {
    private final String prompt;
    private final Optional<ModelId> model;
    private final int count;
    private final int maxCalls;
    private final int partialImages;
    private final ImageSize size;
    private final Quality quality;
    private final Background background;
    private final Output output;
    private final OptionalLong seed;
    private final Map<Class<?>, ProviderOptions> options;

    ImageRequest(Builder<?> builder) {
        this.prompt = builder.prompt;
        this.model = builder.model;
        this.count = builder.count;
        this.maxCalls = builder.maxCalls;
        this.partialImages = builder.partialImages;
        this.size = builder.size;
        this.quality = builder.quality;
        this.background = builder.background;
        this.output = builder.output;
        this.seed = builder.seed;
        this.options = Map.copyOf(builder.options);
    }

    /** Returns the verb this request is for. */
    public abstract Verb verb();

    /** Returns a builder that starts from this request. */
    public abstract Builder<?> toBuilder();

    /** Returns the words; never blank. */
    public String prompt() {
        return prompt;
    }

    /** Returns the model asked for; the provider's usual one when empty. */
    public Optional<ModelId> model() {
        return model;
    }

    /** Returns how many images are asked for, at least 1. */
    public int count() {
        return count;
    }

    /** Returns how many paid calls this request may make at the most; 1 unless said. */
    public int maxCalls() {
        return maxCalls;
    }

    /** Returns how many partial images are asked for while the work goes on, 0 to 3; they arrive as events. */
    public int partialImages() {
        return partialImages;
    }

    /** Returns the size asked for; in a request that a port receives, the one the provider is to be told. */
    public ImageSize size() {
        return size;
    }

    public Quality quality() {
        return quality;
    }

    public Background background() {
        return background;
    }

    /** Returns how images are handed over; in a request that a port receives, what the provider is to be told. */
    public Output output() {
        return output;
    }

    /** Returns the seed; a wish that few providers can grant. */
    public OptionalLong seed() {
        return seed;
    }

    /** Returns the settings of one provider style, where the request carries any. */
    public <T extends ProviderOptions> Optional<T> options(Class<T> type) {
        return Optional.ofNullable(type.cast(options.get(type)));
    }

    /** Returns the settings of all provider styles that the request carries. */
    public Set<ProviderOptions> options() {
        return Set.copyOf(options.values());
    }

    /** Returns what there is to tell beyond the common parts, beginning with a comma, or nothing. */
    String rest() {
        return "";
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + (prompt.length() > 60 ? prompt.substring(0, 60) + "…" : prompt)
                + ", model=" + model.map(ModelId::name).orElse("default") + ", count=" + count + ", size=" + size
                + ", quality=" + quality + ", background=" + background + ", " + output + rest() + "]";
    }

    /** Collects a request; every impossible value is refused with an {@link IllegalArgumentException} that names it. */
    public abstract static sealed class Builder<B extends Builder<B>>
            permits GenerateRequest.Builder, EditRequest.Builder, InpaintRequest.Builder, ExpandRequest.Builder {
        private String prompt;
        private Optional<ModelId> model = Optional.empty();
        private int count = 1;
        private int maxCalls = 1;
        private int partialImages;
        private ImageSize size = ImageSize.auto();
        private Quality quality = Quality.AUTO;
        private Background background = Background.AUTO;
        private Output output = Output.asReceived();
        private OptionalLong seed = OptionalLong.empty();
        private final Map<Class<?>, ProviderOptions> options = new HashMap<>();

        Builder(String prompt) {
            this.prompt = checked(prompt);
        }

        Builder(ImageRequest from) {
            this.prompt = from.prompt;
            this.model = from.model;
            this.count = from.count;
            this.maxCalls = from.maxCalls;
            this.partialImages = from.partialImages;
            this.size = from.size;
            this.quality = from.quality;
            this.background = from.background;
            this.output = from.output;
            this.seed = from.seed;
            this.options.putAll(from.options);
        }

        abstract B self();

        /** Builds the request. */
        public abstract ImageRequest build();

        private static String checked(String prompt) {
            if (prompt.isBlank()) {
                throw new IllegalArgumentException("The prompt is empty: say in words what the image should show.");
            }
            return prompt;
        }

        /** Replaces the words. */
        public B prompt(String words) {
            prompt = checked(words);
            return self();
        }

        /** Names the provider's model. */
        public B model(String name) {
            return model(new ModelId(name));
        }

        /** Names the provider's model. */
        public B model(ModelId id) {
            model = Optional.of(id);
            return self();
        }

        /** Asks for several images, at least 1; what a provider allows at once is in its capabilities. */
        public B count(int images) {
            if (images < 1) {
                throw new IllegalArgumentException(
                        "A count of " + images + " images is impossible: ask for at least 1.");
            }
            count = images;
            return self();
        }

        /** Allows more than one paid call where one cannot give all that is asked for. */
        public B maxCalls(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("Leave for " + calls + " calls is impossible: allow at least 1.");
            }
            maxCalls = calls;
            return self();
        }

        /** Asks for 0 to 3 partial images while the work goes on. */
        public B partialImages(int images) {
            if (images < 0 || images > 3) {
                throw new IllegalArgumentException(images + " partial images are impossible: 0 to 3 are allowed.");
            }
            partialImages = images;
            return self();
        }

        /** Asks for a size. */
        public B size(ImageSize wanted) {
            size = wanted;
            return self();
        }

        /** Asks for exact pixels. */
        public B size(int width, int height) {
            return size(ImageSize.exact(width, height));
        }

        /** Asks for a ratio of width to height. */
        public B aspectRatio(int width, int height) {
            return size(ImageSize.ratio(width, height));
        }

        public B quality(Quality wanted) {
            quality = wanted;
            return self();
        }

        public B background(Background wanted) {
            background = wanted;
            return self();
        }

        /** Says how images are handed over. */
        public B output(Output wanted) {
            output = wanted;
            return self();
        }

        /** Asks for the same image for the same seed, where a provider can do that. */
        public B seed(long value) {
            seed = OptionalLong.of(value);
            return self();
        }

        /** Takes over the settings of all provider styles that another request carries. */
        public B copyOptions(ImageRequest from) {
            options.putAll(from.options);
            return self();
        }

        /** Adds settings of one provider style, replacing earlier ones of the same class. */
        public B options(ProviderOptions settings) {
            options.put(settings.getClass(), settings);
            return self();
        }
    }
}
