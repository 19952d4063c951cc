package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageSource;
import java.util.List;

/** A request to paint a new border around an image; the image itself comes back bit for bit in its place. */
public final class ExpandRequest extends ImageRequest {
    /** What the new border is filled with by default. */
    public static final Prefill DEFAULT_PREFILL = Prefill.MIRROR;

    private final ImageSource image;
    private final boolean sendAsIs;
    private final Border border;
    private final Prefill prefill;
    private final int overlap;
    private final boolean harmonize;

    private ExpandRequest(Builder builder) {
        super(builder);
        this.image = builder.image;
        this.sendAsIs = builder.sendAsIs;
        this.border = builder.border;
        this.prefill = builder.prefill;
        this.overlap = builder.overlap;
        this.harmonize = builder.harmonize;
    }

    /** Returns a request to grow an image by a border. */
    public static ExpandRequest of(ImageSource image, Border border, String prompt) {
        return builder(image, border, prompt).build();
    }

    /** Starts a request to grow an image by a border. */
    public static Builder builder(ImageSource image, Border border, String prompt) {
        return new Builder(prompt, image, border);
    }

    public ImageSource image() {
        return image;
    }

    /**
     * Returns whether a provider that expands images itself is sent the image exactly as given, with all metadata; by default what is
     * sent is upright, in sRGB and without metadata.
     */
    public boolean sendAsIs() {
        return sendAsIs;
    }

    public Border border() {
        return border;
    }

    /** Returns what the new border is filled with before it is repainted; default: {@link Prefill#MIRROR}. */
    public Prefill prefill() {
        return prefill;
    }

    /** Returns how many pixels of the original's edge may be repainted to hide the seam; default: 0. */
    public int overlap() {
        return overlap;
    }

    /**
     * Returns whether what the provider did to the whole image, such as brighter tones or a shift, is undone in the new
     * border so that its edge does not show; default: true.
     */
    public boolean harmonize() {
        return harmonize;
    }

    @Override
    public List<ImageSource> sources() {
        return List.of(image);
    }

    @Override
    public Verb verb() {
        return Verb.EXPAND;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    List<?> extraValues() {
        return List.of(image, sendAsIs, border, prefill, overlap, harmonize);
    }

    @Override
    String extraFields() {
        return ", image=" + image + (sendAsIs ? ", sent as it is" : "") + ", border=" + border + ", prefill=" + prefill
                + (harmonize ? "" : ", not harmonized");
    }

    /** Collects an {@link ExpandRequest}. */
    public static final class Builder extends ImageRequest.Builder<Builder> {
        private ImageSource image;
        private boolean sendAsIs;
        private Border border;
        private Prefill prefill = DEFAULT_PREFILL;
        private int overlap;
        private boolean harmonize = true;

        private Builder(String prompt, ImageSource image, Border border) {
            super(prompt);
            this.image = requireNonNull(image, "image");
            this.border = requireNonNull(border, "border");
        }

        private Builder(ExpandRequest from) {
            super(from);
            this.image = from.image;
            this.sendAsIs = from.sendAsIs;
            this.border = from.border;
            this.prefill = from.prefill;
            this.overlap = from.overlap;
            this.harmonize = from.harmonize;
        }

        /** Replaces the image. */
        public Builder image(ImageSource other) {
            image = requireNonNull(other, "other");
            return this;
        }

        /** Sends the image, where the provider expands images itself, exactly as given, with all metadata such as the place where a photograph was taken. */
        public Builder sendAsIs() {
            sendAsIs = true;
            return this;
        }

        /** Replaces the border. */
        public Builder border(Border replacement) {
            border = requireNonNull(replacement, "replacement");
            return this;
        }

        /** Sets what the new border is filled with before it is repainted. */
        public Builder prefill(Prefill fill) {
            prefill = requireNonNull(fill, "fill");
            return this;
        }

        /** Lets the outermost 0 to 256 pixels of the original be repainted; these are then not guaranteed to stay. */
        public Builder overlap(int pixels) {
            if (pixels < 0 || pixels > 256) {
                throw new IllegalArgumentException(
                        "An overlap of " + pixels + " pixels is out of range: 0 to 256 is allowed.");
            }
            overlap = pixels;
            return this;
        }

        /** Sets whether what the provider did to the whole image is undone in the new border. */
        public Builder harmonize(boolean undo) {
            harmonize = undo;
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        public ExpandRequest build() {
            return new ExpandRequest(this);
        }
    }
}
