package dev.easel.cli.options;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.masks.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * A mask, as options: they work from left to right on what is marked so far. Changes that stand before every shape are
 * made at the end, so that {@code --feather 12 --rect …} means the same as {@code --rect … --feather 12}.
 */
public final class MaskOptions {
    @ArgGroup(exclusive = true, multiplicity = "0..*")
    private List<MaskStep> steps = new ArrayList<>();

    @Option(
            names = "--mask-means",
            paramLabel = "MEANING",
            description =
                    "What of a --mask image is repainted: auto (what is transparent if anything is, else what is not"
                            + " black), transparent, white or black. Example: --mask-means white")
    private MaskMeaning means = MaskMeaning.AUTO;

    @Option(
            names = "--fit-mask",
            description = "Bring a --mask image of another size to the size of the image; else that is an error.")
    private boolean fit;

    /** Returns the mask image, where one is all that was given, so that it need not be drawn anew. */
    Optional<Mask> asGiven() {
        return steps.size() == 1 && !fit
                ? steps.get(0).maskImage().map(image -> new Mask(image, means.convention()))
                : Optional.empty();
    }

    /** Draws the mask over an image, in a convention, its soft weights kept. */
    Mask draw(ImageData image, MaskConvention convention, ImageLoader loader) {
        MaskStep.BorderFill ground = new MaskStep.BorderFill(image.size(), means.convention(), fit, loader);
        Masks masks = Masks.over(image, new ImageDecoder(), ParallelRows.common());
        List<MaskStep> early = new ArrayList<>();
        boolean any = false;
        Optional<MaskStep.CombineMode> meeting = Optional.empty();
        for (MaskStep step : steps) {
            Optional<UnaryOperator<Masks>> shape = step.shape(ground);
            if (shape.isPresent()) {
                masks = meet(masks, shape.get(), meeting.orElse(MaskStep.CombineMode.UNION));
                meeting = Optional.empty();
                any = true;
            } else if (step.meeting().isPresent()) {
                meeting = step.meeting();
            } else if (any) {
                masks = step.change(masks);
            } else {
                early.add(step);
            }
        }
        refuseUnlessWhole(any, meeting);
        for (MaskStep step : early) {
            masks = step.change(masks);
        }
        return masks.build(convention);
    }

    private static Masks meet(Masks masks, UnaryOperator<Masks> shape, MaskStep.CombineMode meeting) {
        return switch (meeting) {
            case UNION -> shape.apply(masks);
            case INTERSECT -> masks.intersect(shape);
            case MINUS -> masks.minus(shape);
        };
    }

    private static void refuseUnlessWhole(boolean any, Optional<MaskStep.CombineMode> open) {
        if (!any) {
            throw new IllegalArgumentException(
                    "Nothing says what is marked: give a shape, such as --rect 120,400,500,260,"
                            + " --ellipse, --polygon, --stroke, --mask FILE, --border, --from-alpha, --from-luma or --from-color.");
        }
        if (open.isPresent()) {
            throw new IllegalArgumentException(
                    "--" + open.get().name().toLowerCase(Locale.ROOT) + " needs a shape after it.");
        }
    }
}
