package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.UnsupportedRequestException;
import java.util.ArrayList;
import java.util.List;

/** Inpainting with a provider that edits but takes no mask: the mask goes out as a second image, with an instruction. */
public final class MaskInstruction {
    private static final String MASK =
            "\n\nThe second image is a mask over the first. Repaint the first image only where the mask is white, keep"
                    + " it exactly as it is where the mask is black, and return the whole first image in its"
                    + " original size and framing.";
    private static final String REFERENCES = " The images after the mask are references; do not return them.";

    private MaskInstruction() {}

    /** Returns the prompt followed by the instruction. */
    public static String prompt(InpaintRequest request) {
        requireNonNull(request, "request");
        return request.prompt() + MASK + (request.references().isEmpty() ? "" : REFERENCES);
    }

    /** Returns the image, its mask, and the references, in the order that the instruction states. */
    public static List<ImageSource> images(InpaintRequest request) {
        requireNonNull(request, "request");
        List<ImageSource> images = new ArrayList<>(List.of(request.image(), mask(request.region())));
        images.addAll(request.references());
        return images;
    }

    private static ImageSource mask(Region region) {
        if (region instanceof Region.Masked masked) {
            return masked.mask().image();
        }
        throw new UnsupportedRequestException(
                "This provider cannot expand an image: send a prefilled canvas and a mask of the new border.");
    }
}
