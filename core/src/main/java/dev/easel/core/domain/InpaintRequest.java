package dev.easel.core.domain;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import java.util.ArrayList;
import java.util.List;

/** A request to repaint a region of an image according to a prompt; every pixel outside it stays bit for bit. */
public final class InpaintRequest extends ImageRequest {
    private final ImageSource image;
    private final boolean sendAsIs;
    private final Region region;
    private final List<ImageSource> references;
    private final boolean harmonize;
    private final boolean asReturned;
    private final int maskThreshold;

    private InpaintRequest(Builder builder) {
        super(builder);
        this.image = builder.image;
        this.sendAsIs = builder.sendAsIs;
        this.region = builder.region;
        this.references = builder.references;
        this.harmonize = builder.harmonize;
        this.asReturned = builder.asReturned;
        this.maskThreshold = builder.maskThreshold;
    }

    /** Returns a request to repaint what a mask marks. */
    public static InpaintRequest of(ImageSource image, Mask mask, String prompt) {
        return builder(image, mask, prompt).build();
    }

    /** Starts a request to repaint what a mask marks. */
    public static Builder builder(ImageSource image, Mask mask, String prompt) {
        return builder(image, new Region.Masked(mask), prompt);
    }

    /** Starts a request to repaint a region. */
    public static Builder builder(ImageSource image, Region region, String prompt) {
        return new Builder(prompt, image, region);
    }

    public ImageSource image() {
        return image;
    }

    /** Returns what is repainted. */
    public Region region() {
        return region;
    }

    /**
     * Returns the mask of a masked region.
     *
     * @throws IllegalStateException when the region is a border, which has no mask
     */
    public Mask mask() {
        if (region instanceof Region.Masked masked) {
            return masked.mask();
        }
        throw new IllegalStateException("The region of this request is a border, which has no mask: " + region);
    }

    /** Returns reference images for the provider, which stay unchanged; empty by default. */
    public List<ImageSource> references() {
        return references;
    }

    /**
     * Returns whether references, and the image of a request for the image as returned, are
     * sent to the provider exactly as given, with all metadata; by default what is sent is
     * upright, in sRGB and without metadata.
     */
    public boolean sendAsIs() {
        return sendAsIs;
    }

    /** Returns the image followed by the references: all that a provider is sent besides the mask. */
    public List<ImageSource> inputImages() {
        List<ImageSource> all = new ArrayList<>();
        all.add(image);
        all.addAll(references);
        return all;
    }

    /**
     * Returns whether what the provider did to the whole image, such as brighter tones or a shift, is undone inside the
     * mask so that its edge does not show; default: true. It has no effect on an image that is used as returned.
     */
    public boolean harmonize() {
        return harmonize;
    }

    /** Returns whether the provider's image is used as it is, without the guarantee about the pixels outside. */
    public boolean asReturned() {
        return asReturned;
    }

    /**
     * Returns from which level of a soft mask, 1 to 255, a pixel is marked in what is sent to the provider; 128, mostly
     * marked, by default. The mask's levels remain the weights of the blend.
     */
    public int maskThreshold() {
        return maskThreshold;
    }

    @Override
    public List<ImageSource> sources() {
        List<ImageSource> all = new ArrayList<>(inputImages());
        if (region instanceof Region.Masked masked) {
            all.add(masked.mask().image());
        }
        return all;
    }

    @Override
    public Verb verb() {
        return Verb.INPAINT;
    }

    @Override
    public Builder toBuilder() {
        return new Builder(this);
    }

    @Override
    List<?> extraValues() {
        return List.of(image, sendAsIs, region, references, harmonize, asReturned, maskThreshold);
    }

    @Override
    String extraFields() {
        return ", image=" + image + (sendAsIs ? ", sent as it is, " : ", ") + region
                + (references.isEmpty() ? "" : ", references=" + references)
                + (harmonize ? "" : ", not harmonized")
                + (asReturned ? ", as returned" : "")
                + (maskThreshold == Mask.MOSTLY_MARKED ? "" : ", maskThreshold=" + maskThreshold);
    }

    /** Collects an {@link InpaintRequest}. */
    public static final class Builder extends ImageRequest.Builder<Builder> {
        private ImageSource image;
        private boolean sendAsIs;
        private Region region;
        private List<ImageSource> references = List.of();
        private boolean harmonize = true;
        private boolean asReturned;
        private int maskThreshold = Mask.MOSTLY_MARKED;

        private Builder(String prompt, ImageSource image, Region region) {
            super(prompt);
            this.image = requireNonNull(image, "image");
            this.region = requireNonNull(region, "region");
        }

        private Builder(InpaintRequest from) {
            super(from);
            this.image = from.image;
            this.sendAsIs = from.sendAsIs;
            this.region = from.region;
            this.references = from.references;
            this.harmonize = from.harmonize;
            this.asReturned = from.asReturned;
            this.maskThreshold = from.maskThreshold;
        }

        /** Replaces the image and the region to repaint. */
        public Builder image(ImageSource image, Region part) {
            this.image = requireNonNull(image, "image");
            region = requireNonNull(part, "part");
            return this;
        }

        /** Sends references, and the image of a request for the image as returned, exactly as given, with all metadata such as the place where a photograph was taken. */
        public Builder sendAsIs() {
            sendAsIs = true;
            return this;
        }

        /** Sets reference images for the provider; how many it takes is in its capabilities. */
        public Builder references(List<? extends ImageSource> images) {
            references = List.copyOf(requireNonNull(images, "images"));
            return this;
        }

        /** Sets whether what the provider did to the whole image is undone inside the mask. */
        public Builder harmonize(boolean undo) {
            harmonize = undo;
            return this;
        }

        /** Uses the provider's image as it is: nothing is restored, no processor is needed. */
        public Builder asReturned() {
            asReturned = true;
            return this;
        }

        /**
         * Sets from which level of a soft mask, 1 (all that is marked at all) to 255 (only what is fully marked), a pixel
         * is marked in what is sent to the provider; half of the mask's largest level counts when no pixel reaches it.
         */
        public Builder maskThreshold(int level) {
            maskThreshold = Mask.requireThreshold(level);
            return this;
        }

        @Override
        Builder self() {
            return this;
        }

        @Override
        public InpaintRequest build() {
            return new InpaintRequest(this);
        }
    }
}
