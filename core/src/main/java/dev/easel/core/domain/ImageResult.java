package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The result of a call: at least one image, and everything known about how it was made.
 *
 * <p>Closing it deletes the temporary files of large images at once; otherwise they are deleted when the images
 * are no longer reachable.
 */
public final class ImageResult implements AutoCloseable {
    private final List<GeneratedImage> images;
    private final String provider;
    private final Optional<ModelId> model;
    private final Optional<String> requestId;
    private final Optional<String> text;
    private final Optional<Usage> usage;
    private final Optional<Cost> cost;
    private final Optional<String> responseJson;
    private final ImageSize requestedSize;
    private final Duration elapsed;
    private final List<Note> notes;
    private final List<EaselException> partialFailures;
    private final List<AutoCloseable> resources;

    private ImageResult(Builder builder) {
        this.images = List.copyOf(builder.images);
        this.provider = builder.provider;
        this.model = builder.model;
        this.requestId = builder.requestId;
        this.text = builder.text;
        this.usage = builder.usage;
        this.cost = builder.cost;
        this.responseJson = builder.responseJson;
        this.requestedSize = builder.requestedSize;
        this.elapsed = builder.elapsed;
        this.notes = List.copyOf(builder.notes);
        this.partialFailures = List.copyOf(builder.partialFailures);
        this.resources = List.copyOf(builder.resources);
    }

    /** Starts a result of a provider. */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /** Returns the images in the provider's order. */
    public List<GeneratedImage> images() {
        return images;
    }

    /** Returns the first image; a result of a call always has one. */
    public GeneratedImage first() {
        if (images.isEmpty()) {
            throw new NoSuchElementException("The result of " + provider + " has no image.");
        }
        return images.get(0);
    }

    /** Returns the name of the provider that made the images. */
    public String provider() {
        return provider;
    }

    /** Returns the model that made the images, where it is known. */
    public Optional<ModelId> model() {
        return model;
    }

    /** Returns the provider's own id of the request. */
    public Optional<String> requestId() {
        return requestId;
    }

    /** Returns the prompt the provider says it used for the first image. */
    public Optional<String> revisedPrompt() {
        return images.stream().findFirst().flatMap(GeneratedImage::revisedPrompt);
    }

    /** Returns the text that came with the images. */
    public Optional<String> text() {
        return text;
    }

    public Optional<Usage> usage() {
        return usage;
    }

    /** Returns what the call cost; empty where that is unknown, and for a provider that charges nothing. */
    public Optional<Cost> cost() {
        return cost;
    }

    /** Returns the response as JSON, without its images. */
    public Optional<String> responseJson() {
        return responseJson;
    }

    /** Returns the size the caller requested; each image has its received size and its delivered size. */
    public ImageSize requestedSize() {
        return requestedSize;
    }

    /** Returns how long the whole call took. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Returns what was dropped, emulated or adapted, and warnings. */
    public List<Note> notes() {
        return notes;
    }

    /** Returns the failures of the images that are missing; empty when all came. */
    public List<EaselException> partialFailures() {
        return partialFailures;
    }

    /** Returns the largest drift of the images; see {@link GeneratedImage#drift()}. */
    public OptionalDouble drift() {
        return largest(GeneratedImage::drift);
    }

    /** Returns the largest remaining drift of the images; see {@link GeneratedImage#remainingDrift()}. */
    public OptionalDouble remainingDrift() {
        return largest(GeneratedImage::remainingDrift);
    }

    private OptionalDouble largest(Function<GeneratedImage, OptionalDouble> figure) {
        return images.stream()
                .map(figure)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }

    /** Returns a builder that starts from this result and takes over its temporary files. */
    public Builder toBuilder() {
        Builder builder = new Builder(provider);
        builder.images.addAll(images);
        builder.model = model;
        builder.requestId = requestId;
        builder.text = text;
        builder.usage = usage;
        builder.cost = cost;
        builder.responseJson = responseJson;
        builder.requestedSize = requestedSize;
        builder.elapsed = elapsed;
        builder.notes.addAll(notes);
        builder.partialFailures.addAll(partialFailures);
        builder.resources.addAll(resources);
        return builder;
    }

    @Override
    public void close() {
        for (AutoCloseable resource : resources) {
            try {
                resource.close();
            } catch (Exception e) {
                System.getLogger(ImageResult.class.getName())
                        .log(System.Logger.Level.DEBUG, "A temporary file could not be removed.", e);
            }
        }
    }

    @Override
    public String toString() {
        return "ImageResult[" + images + " from " + provider
                + model.map(m -> ", model " + m).orElse("")
                + (partialFailures.isEmpty() ? "" : ", " + partialFailures.size() + " missing") + "]";
    }

    /** Collects a result. */
    public static final class Builder {
        private final String provider;
        private final List<GeneratedImage> images = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final List<EaselException> partialFailures = new ArrayList<>();
        private final List<AutoCloseable> resources = new ArrayList<>();
        private Optional<ModelId> model = Optional.empty();
        private Optional<String> requestId = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<Usage> usage = Optional.empty();
        private Optional<Cost> cost = Optional.empty();
        private Optional<String> responseJson = Optional.empty();
        private ImageSize requestedSize = ImageSize.auto();
        private Duration elapsed = Duration.ZERO;

        private Builder(String provider) {
            this.provider = requireNonNull(provider, "provider");
        }

        /** Returns the provider's name. */
        public String provider() {
            return provider;
        }

        /** Returns the images so far. */
        public List<GeneratedImage> images() {
            return List.copyOf(images);
        }

        /** Returns the failures so far. */
        public List<EaselException> partialFailures() {
            return List.copyOf(partialFailures);
        }

        /** Returns the provider's ID of the request, as far as it is known. */
        public Optional<String> requestId() {
            return requestId;
        }

        public Builder image(GeneratedImage image) {
            images.add(requireNonNull(image, "image"));
            return this;
        }

        /** Replaces every image by the result of a function. */
        public Builder mapImages(UnaryOperator<GeneratedImage> change) {
            images.replaceAll(requireNonNull(change, "change"));
            return this;
        }

        /** Replaces all images. */
        public Builder images(List<GeneratedImage> all) {
            List<GeneratedImage> replacements = List.copyOf(requireNonNull(all, "all"));
            images.clear();
            images.addAll(replacements);
            return this;
        }

        public Builder note(Note note) {
            requireNonNull(note, "note");
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return this;
        }

        public Builder notes(List<Note> more) {
            requireNonNull(more, "more").forEach(this::note);
            return this;
        }

        public Builder partialFailure(EaselException failure) {
            partialFailures.add(requireNonNull(failure, "failure"));
            return this;
        }

        /** Adds something to close with the result. */
        public Builder resource(AutoCloseable closeable) {
            resources.add(requireNonNull(closeable, "closeable"));
            return this;
        }

        public Builder model(Optional<ModelId> id) {
            model = requireNonNull(id, "id");
            return this;
        }

        public Builder requestId(Optional<String> id) {
            requestId = requireNonNull(id, "id");
            return this;
        }

        public Builder text(Optional<String> content) {
            text = requireNonNull(content, "content");
            return this;
        }

        public Builder usage(Optional<Usage> tokens) {
            usage = requireNonNull(tokens, "tokens");
            return this;
        }

        /** Sets what the call cost. */
        public Builder cost(Optional<Cost> known) {
            cost = requireNonNull(known, "known");
            return this;
        }

        public Builder responseJson(Optional<String> json) {
            responseJson = requireNonNull(json, "json");
            return this;
        }

        /** Sets the size the caller requested. */
        public Builder requestedSize(ImageSize size) {
            requestedSize = requireNonNull(size, "size");
            return this;
        }

        public Builder elapsed(Duration time) {
            elapsed = requireNonNull(time, "time");
            return this;
        }

        /** Adds the images, notes, failures, files, usage and cost of another call of the same request. */
        public Builder merge(ImageResult other) {
            requireNonNull(other, "other");
            images.addAll(other.images);
            notes(other.notes);
            partialFailures.addAll(other.partialFailures);
            resources.addAll(other.resources);
            usage = usage.isPresent() && other.usage.isPresent()
                    ? Optional.of(usage.get().plus(other.usage.get()))
                    : usage.or(() -> other.usage);
            cost = cost.flatMap(known -> other.cost.flatMap(known::plus));
            model = model.or(() -> other.model);
            requestId = requestId.or(() -> other.requestId);
            text = text.or(() -> other.text);
            responseJson = responseJson.or(() -> other.responseJson);
            return this;
        }

        public ImageResult build() {
            return new ImageResult(this);
        }
    }
}
