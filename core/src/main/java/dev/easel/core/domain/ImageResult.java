package dev.easel.core.domain;

import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.UnaryOperator;

/**
 * What came of a call: at least one picture, and all that is known of how it was made.
 *
 * <p>Closing it gives back the temporary files of large pictures at once; without closing, they go when the pictures
 * are no longer reachable.
 */
public final class ImageResult implements AutoCloseable {
    private final List<Picture> pictures;
    private final String provider;
    private final Optional<ModelId> model;
    private final Optional<String> requestId;
    private final Optional<String> text;
    private final Optional<Usage> usage;
    private final Optional<String> replyJson;
    private final PictureSize requestedSize;
    private final Duration elapsed;
    private final List<Note> notes;
    private final List<EaselException> missing;
    private final List<AutoCloseable> resources;

    private ImageResult(Builder builder) {
        this.pictures = List.copyOf(builder.pictures);
        this.provider = builder.provider;
        this.model = builder.model;
        this.requestId = builder.requestId;
        this.text = builder.text;
        this.usage = builder.usage;
        this.replyJson = builder.replyJson;
        this.requestedSize = builder.requestedSize;
        this.elapsed = builder.elapsed;
        this.notes = List.copyOf(builder.notes);
        this.missing = List.copyOf(builder.missing);
        this.resources = List.copyOf(builder.resources);
    }

    /** Starts a result of a provider. */
    public static Builder builder(String provider) {
        return new Builder(provider);
    }

    /** Returns the pictures in the provider's order. */
    public List<Picture> pictures() {
        return pictures;
    }

    /** Returns the first picture; a result of a call always has one. */
    public Picture first() {
        if (pictures.isEmpty()) {
            throw new NoSuchElementException("The result of " + provider + " has no picture.");
        }
        return pictures.get(0);
    }

    /** Returns the name of the provider that answered. */
    public String provider() {
        return provider;
    }

    /** Returns the model that answered, where it is known. */
    public Optional<ModelId> model() {
        return model;
    }

    /** Returns the provider's own id of the request. */
    public Optional<String> requestId() {
        return requestId;
    }

    /** Returns the prompt the provider says it used for the first picture. */
    public Optional<String> revisedPrompt() {
        return pictures.stream().findFirst().flatMap(Picture::revisedPrompt);
    }

    /** Returns the words that came with the pictures. */
    public Optional<String> text() {
        return text;
    }

    public Optional<Usage> usage() {
        return usage;
    }

    /** Returns the answer as JSON, its pictures left out. */
    public Optional<String> replyJson() {
        return replyJson;
    }

    /** Returns the size the caller asked for; each picture knows the size received and its own. */
    public PictureSize requestedSize() {
        return requestedSize;
    }

    /** Returns how long the whole call took. */
    public Duration elapsed() {
        return elapsed;
    }

    /** Returns what was dropped, emulated or adapted, and what to beware of. */
    public List<Note> notes() {
        return notes;
    }

    /** Returns why pictures of a partly made count are missing; empty when all came. */
    public List<EaselException> missing() {
        return missing;
    }

    /** Returns the largest drift of the pictures; see {@link Picture#drift()}. */
    public OptionalDouble drift() {
        return pictures.stream()
                .map(Picture::drift)
                .filter(OptionalDouble::isPresent)
                .mapToDouble(OptionalDouble::getAsDouble)
                .max();
    }

    /** Returns a builder that starts from this result and takes over its temporary files. */
    public Builder toBuilder() {
        Builder builder = new Builder(provider);
        builder.pictures.addAll(pictures);
        builder.model = model;
        builder.requestId = requestId;
        builder.text = text;
        builder.usage = usage;
        builder.replyJson = replyJson;
        builder.requestedSize = requestedSize;
        builder.elapsed = elapsed;
        builder.notes.addAll(notes);
        builder.missing.addAll(missing);
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
        return "ImageResult[" + pictures + " from " + provider
                + model.map(m -> ", model " + m).orElse("")
                + (missing.isEmpty() ? "" : ", " + missing.size() + " missing") + "]";
    }

    /** Collects a result. */
    public static final class Builder {
        private final String provider;
        private final List<Picture> pictures = new ArrayList<>();
        private final List<Note> notes = new ArrayList<>();
        private final List<EaselException> missing = new ArrayList<>();
        private final List<AutoCloseable> resources = new ArrayList<>();
        private Optional<ModelId> model = Optional.empty();
        private Optional<String> requestId = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<Usage> usage = Optional.empty();
        private Optional<String> replyJson = Optional.empty();
        private PictureSize requestedSize = PictureSize.auto();
        private Duration elapsed = Duration.ZERO;

        private Builder(String provider) {
            this.provider = provider;
        }

        public Builder picture(Picture picture) {
            pictures.add(picture);
            return this;
        }

        /** Replaces every picture by what becomes of it. */
        public Builder mapPictures(UnaryOperator<Picture> change) {
            pictures.replaceAll(change);
            return this;
        }

        /** Replaces all pictures. */
        public Builder pictures(List<Picture> all) {
            pictures.clear();
            pictures.addAll(all);
            return this;
        }

        public Builder note(Note note) {
            if (!notes.contains(note)) {
                notes.add(note);
            }
            return this;
        }

        public Builder notes(List<Note> more) {
            more.forEach(this::note);
            return this;
        }

        public Builder missing(EaselException failure) {
            missing.add(failure);
            return this;
        }

        /** Adds something to close with the result. */
        public Builder resource(AutoCloseable closeable) {
            resources.add(closeable);
            return this;
        }

        public Builder model(Optional<ModelId> id) {
            model = id;
            return this;
        }

        public Builder requestId(Optional<String> id) {
            requestId = id;
            return this;
        }

        public Builder text(Optional<String> words) {
            text = words;
            return this;
        }

        public Builder usage(Optional<Usage> counted) {
            usage = counted;
            return this;
        }

        public Builder replyJson(Optional<String> json) {
            replyJson = json;
            return this;
        }

        /** Says what size the caller asked for. */
        public Builder requestedSize(PictureSize size) {
            requestedSize = size;
            return this;
        }

        public Builder elapsed(Duration time) {
            elapsed = time;
            return this;
        }

        /** Adds the pictures, notes, failures, files and usage of another call of the same request. */
        public Builder merge(ImageResult other) {
            pictures.addAll(other.pictures);
            notes(other.notes);
            missing.addAll(other.missing);
            resources.addAll(other.resources);
            usage = usage.isPresent() && other.usage.isPresent()
                    ? Optional.of(usage.get().plus(other.usage.get()))
                    : usage.or(() -> other.usage);
            model = model.or(() -> other.model);
            requestId = requestId.or(() -> other.requestId);
            text = text.or(() -> other.text);
            replyJson = replyJson.or(() -> other.replyJson);
            return this;
        }

        public ImageResult build() {
            return new ImageResult(this);
        }
    }
}
