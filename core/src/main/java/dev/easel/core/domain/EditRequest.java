package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageSource;
import java.util.List;

/** A request to change or combine one or several images according to a prompt. */
public final class EditRequest extends ImageRequest {
    private final List<ImageSource> images;
    private final boolean sendAsIs;

    private EditRequest(Builder builder) {
        super(builder);
        this.images = builder.images;
        this.sendAsIs = builder.sendAsIs;
    }

    /** Returns a request to change one image. */
    public static EditRequest of(ImageSource image, String prompt) {
        return builder(image, prompt).build();
    }

    /** Starts a request to change one image. */
    public static Builder builder(ImageSource image, String prompt) {
        return builder(List.of(requireNonNull(image, "image")), prompt);
    }

    /** Starts a request on several images, in order; at least one. */
    public static Builder builder(List<? extends ImageSource> images, String prompt) {
        return new Builder(prompt).images(images);
    }

    /** Returns the images in order; at least one. */
    public List<ImageSource> images() {
        return images;
    }

    /**
     * Returns whether the images are sent to the provider exactly as given, with all metadata; by default what is sent is upright, in
     * sRGB and without metadata.
     */
    public boolean sendAsIs() {
        return sendAsIs;
    }

    @Override
    public List<ImageSource> sources() {
        return images;
    }

    @Override
    public Verb verb() {
        return Verb.EDIT;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    List<?> extraValues() {
        return List.of(images, sendAsIs);
    }

    @Override
    String extraFields() {
        return ", images=" + images + (sendAsIs ? ", sent as they are" : "");
    }

    /** Collects an {@link EditRequest}. */
    public static final class Builder extends ImageRequest.Builder<Builder> {
        private List<ImageSource> images = List.of();
        private boolean sendAsIs;

        private Builder(String prompt) {
            super(prompt);
        }

        private Builder(EditRequest from) {
            super(from);
            this.images = from.images;
            this.sendAsIs = from.sendAsIs;
        }

        /** Replaces the images; at least one. */
        public Builder images(List<? extends ImageSource> images) {
            requireNonNull(images, "images");
            if (images.isEmpty()) {
                throw new IllegalArgumentException("An edit needs at least 1 image; none was given.");
            }
            this.images = List.copyOf(images);
            return this;
        }

        /** Sends the images exactly as given, with all metadata such as the place where a photograph was taken. */
        public Builder sendAsIs() {
            sendAsIs = true;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        public EditRequest build() {
            return new EditRequest(this);
        }
    }
}
