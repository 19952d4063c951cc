package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What every verb's request has: the prompt, how many images, their size and quality, and how they are delivered. */
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

    /** Returns every image that the request sends, in order, its mask last. */
    public List<ImageSource> sources() {
        return List.of();
    }

    /** Returns the prompt; never blank. */
    public String prompt() {
        return prompt;
    }

    /** Returns the requested model; the provider's default when empty. */
    public Optional<ModelId> model() {
        return model;
    }

    /** Returns how many images are requested, at least 1. */
    public int count() {
        return count;
    }

    /** Returns how many paid calls this request may make at most; default: 1. */
    public int maxCalls() {
        return maxCalls;
    }

    /** Returns how many partial images are requested while the provider works, 0 to 3; they arrive as events. */
    public int partialImages() {
        return partialImages;
    }

    /** Returns the requested size; in a request that a port receives, the one to send to the provider. */
    public ImageSize size() {
        return size;
    }

    public Quality quality() {
        return quality;
    }

    public Background background() {
        return background;
    }

    /** Returns how images are delivered; in a request that a port receives, what to request from the provider. */
    public Output output() {
        return output;
    }

    /** Returns the seed, which few providers support. */
    public OptionalLong seed() {
        return seed;
    }

    /** Returns the settings of one provider style, or empty if the request carries none. */
    public <T extends ProviderOptions> Optional<T> options(Class<T> type) {
        requireNonNull(type, "type");
        return Optional.ofNullable(type.cast(options.get(type)));
    }

    /** Returns the settings of all provider styles that the request carries. */
    public Set<ProviderOptions> options() {
        return Set.copyOf(options.values());
    }

    /** Returns the fields to print beyond the common ones, beginning with a comma, or an empty string. */
    String extraFields() {
        return "";
    }

    /** Returns the values of a subclass's own fields, for equality. */
    List<?> extraValues() {
        return List.of();
    }

    private List<Object> values() {
        return List.of(
                verb(),
                prompt,
                model,
                count,
                maxCalls,
                partialImages,
                size,
                quality,
                background,
                output,
                seed,
                options,
                extraValues());
    }

    /** Returns whether the other request is for the same verb and every field is equal, provider options included. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof ImageRequest that && values().equals(that.values());
    }

    @Override
    public final int hashCode() {
        return values().hashCode();
    }

    @Override
    public final String toString() {
        return getClass().getSimpleName() + "[" + (prompt.length() > 60 ? prompt.substring(0, 60) + "…" : prompt)
                + ", model=" + model.map(ModelId::name).orElse("default") + ", count=" + count + ", size=" + size
                + ", quality=" + quality + ", background=" + background + ", " + output + extraFields() + "]";
    }

    /** Collects a request; every invalid value is rejected with an {@link IllegalArgumentException} that names it. */
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
            this.prompt = checked(requireNonNull(prompt, "prompt"));
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
                throw new IllegalArgumentException("The prompt is empty: describe what the image should show.");
            }
            return prompt;
        }

        /** Replaces the prompt. */
        public B prompt(String text) {
            prompt = checked(requireNonNull(text, "text"));
            return self();
        }

        /** Names the provider's model. */
        public B model(String name) {
            return model(new ModelId(name));
        }

        /** Names the provider's model. */
        public B model(ModelId id) {
            model = Optional.of(requireNonNull(id, "id"));
            return self();
        }

        /** Requests several images, at least 1; what a provider allows at once is in its capabilities. */
        public B count(int images) {
            if (images < 1) {
                throw new IllegalArgumentException("Invalid count of " + images + " images: request at least 1.");
            }
            count = images;
            return self();
        }

        /** Allows more than one paid call where one cannot return all requested images. */
        public B maxCalls(int calls) {
            if (calls < 1) {
                throw new IllegalArgumentException("maxCalls must be at least 1, got " + calls + ".");
            }
            maxCalls = calls;
            return self();
        }

        /** Requests 0 to 3 partial images while the provider works. */
        public B partialImages(int images) {
            if (images < 0 || images > 3) {
                throw new IllegalArgumentException(
                        "Invalid count of " + images + " partial images: 0 to 3 are allowed.");
            }
            partialImages = images;
            return self();
        }

        /** Requests a size. */
        public B size(ImageSize wanted) {
            size = requireNonNull(wanted, "wanted");
            return self();
        }

        /** Requests exact pixels. */
        public B size(int width, int height) {
            return size(ImageSize.exact(width, height));
        }

        /** Requests a ratio of width to height. */
        public B aspectRatio(int width, int height) {
            return size(ImageSize.ratio(width, height));
        }

        public B quality(Quality wanted) {
            quality = requireNonNull(wanted, "wanted");
            return self();
        }

        public B background(Background wanted) {
            background = requireNonNull(wanted, "wanted");
            return self();
        }

        /** Sets how images are delivered. */
        public B output(Output wanted) {
            output = requireNonNull(wanted, "wanted");
            return self();
        }

        /** Requests the same image for the same seed, where a provider supports it. */
        public B seed(long value) {
            seed = OptionalLong.of(value);
            return self();
        }

        /** Copies the settings of all provider styles that another request carries. */
        public B copyOptions(ImageRequest from) {
            options.putAll(requireNonNull(from, "from").options);
            return self();
        }

        /** Adds settings of one provider style, replacing earlier ones of the same class. */
        public B options(ProviderOptions settings) {
            requireNonNull(settings, "settings");
            options.put(settings.getClass(), settings);
            return self();
        }
    }
}
