package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.EaselException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a dialect found in a response; images at URLs are not fetched yet. */
public final class ParsedResponse {
    private final List<ReceivedImage> images;
    private final List<Note> notes;
    private final List<EaselException> partialFailures;
    private final List<EaselException> errorsBeside;
    private final Optional<Usage> usage;
    private final Optional<Cost> cost;
    private final Optional<Job> job;
    private final Optional<ModelId> model;
    private final Optional<String> text;
    private final Optional<String> requestId;
    private final Optional<String> json;

    private ParsedResponse(Builder builder) {
        this.images = List.copyOf(builder.images);
        this.notes = List.copyOf(builder.notes);
        this.partialFailures = List.copyOf(builder.partialFailures);
        this.errorsBeside = List.copyOf(builder.errorsBeside);
        this.usage = builder.usage;
        this.cost = builder.cost;
        this.job = builder.job;
        this.model = builder.model;
        this.text = builder.text;
        this.requestId = builder.requestId;
        this.json = builder.json;
    }

    /** Starts with nothing found yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns the images in the provider's order. */
    public List<ReceivedImage> images() {
        return images;
    }

    public List<Note> notes() {
        return notes;
    }

    /** Returns why requested images are missing. */
    public List<EaselException> partialFailures() {
        return partialFailures;
    }

    /** Returns the errors that came beside the images. */
    public List<EaselException> errorsBeside() {
        return errorsBeside;
    }

    public Optional<Usage> usage() {
        return usage;
    }

    /** Returns what the provider says the call cost. */
    public Optional<Cost> cost() {
        return cost;
    }

    /** Returns the job that works on the images, where the response has none yet. */
    public Optional<Job> job() {
        return job;
    }

    public Optional<ModelId> model() {
        return model;
    }

    /** Returns the text that came with the images. */
    public Optional<String> text() {
        return text;
    }

    /** Returns the request id if the response body contains it. */
    public Optional<String> requestId() {
        return requestId;
    }

    /** Returns the response as JSON, tokens in place of its images. */
    public Optional<String> json() {
        return json;
    }

    /** Builds a {@link ParsedResponse}. */
    public static final class Builder {
        private final List<ReceivedImage> images = new ArrayList<>(1);
        private final List<Note> notes = new ArrayList<>(0);
        private final List<EaselException> partialFailures = new ArrayList<>(0);
        private final List<EaselException> errorsBeside = new ArrayList<>(0);
        private Optional<Usage> usage = Optional.empty();
        private Optional<Cost> cost = Optional.empty();
        private Optional<Job> job = Optional.empty();
        private Optional<ModelId> model = Optional.empty();
        private Optional<String> text = Optional.empty();
        private Optional<String> requestId = Optional.empty();
        private Optional<String> json = Optional.empty();

        private Builder() {}

        public Builder image(ReceivedImage image) {
            images.add(requireNonNull(image, "image"));
            return this;
        }

        public Builder note(Note note) {
            notes.add(requireNonNull(note, "note"));
            return this;
        }

        public Builder partialFailure(EaselException failure) {
            partialFailures.add(requireNonNull(failure, "failure"));
            return this;
        }

        /** Adds an error that came beside images: it explains missing ones if any are missing, and is a note otherwise. */
        public Builder errorBeside(EaselException error) {
            errorsBeside.add(requireNonNull(error, "error"));
            return this;
        }

        public Builder usage(Optional<Usage> reported) {
            usage = requireNonNull(reported, "reported");
            return this;
        }

        /** Sets what the provider says the call cost. */
        public Builder cost(Optional<Cost> reported) {
            cost = requireNonNull(reported, "reported");
            return this;
        }

        /** Sets the job that works on the images. */
        public Builder job(Job running) {
            job = Optional.of(requireNonNull(running, "running"));
            return this;
        }

        /** Sets the model that the provider named; an invalid name is left out, so that no billed image is lost over it. */
        public Builder model(Optional<String> name) {
            model = requireNonNull(name, "name")
                    .filter(n -> !n.isBlank() && n.chars().noneMatch(Character::isISOControl))
                    .map(ModelId::new);
            return this;
        }

        public Builder text(Optional<String> message) {
            text = requireNonNull(message, "message");
            return this;
        }

        public Builder requestId(Optional<String> id) {
            requestId = requireNonNull(id, "id");
            return this;
        }

        public Builder json(String document) {
            json = Optional.of(requireNonNull(document, "document"));
            return this;
        }

        public ParsedResponse build() {
            return new ParsedResponse(this);
        }
    }
}
