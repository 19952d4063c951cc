package dev.easel.cli.options;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.imaging.masks.Masks;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/**
 * A mask, as options that apply from left to right to the mask so far. Changes that precede all shapes are
 * applied at the end, so that {@code --feather 12 --rect …} means the same as {@code --rect … --feather 12}.
 */
public final class MaskOptions {
    @ArgGroup(exclusive = true, multiplicity = "0..*")
    private List<MaskStep> steps = new ArrayList<>();

    @Option(
            names = "--mask-means",
            paramLabel = "MEANING",
            description =
                    "Which pixels of a --mask image are repainted: auto (the transparent ones if any, else those that are not"
                            + " black), transparent, white or black. Example: --mask-means white")
    private MaskMeaning means = MaskMeaning.AUTO;

    @Option(
            names = "--fit-mask",
            description =
                    "Resize a --mask image to the size of the image; without this option, a different size is an error.")
    private boolean fit;

    /** Reserves standard input for a mask image that comes from there. */
    void claim() {
        steps.forEach(MaskStep::claim);
    }

    /** Returns the mask image if it is all that was given, so that it need not be redrawn. */
    Optional<Mask> asGiven() {
        return steps.size() == 1 && !fit
                ? steps.get(0).maskImage().map(image -> new Mask(image, means.convention()))
                : Optional.empty();
    }

    /** Draws the mask over an image in a convention; soft weights are kept. */
    Mask draw(ImageData image, MaskConvention convention, ImageLoader loader) {
        MaskStep.ShapeContext context = new MaskStep.ShapeContext(image.size(), means.convention(), fit, loader);
        Masks masks = Masks.over(image, loader.limits(), ForkJoinPool.commonPool());
        List<MaskStep> deferred = new ArrayList<>();
        boolean hasShape = false;
        Optional<MaskStep.CombineMode> pending = Optional.empty();
        for (MaskStep step : steps) {
            Optional<UnaryOperator<Masks>> shape = step.shape(context);
            if (shape.isPresent()) {
                masks = combine(masks, shape.get(), pending.orElse(MaskStep.CombineMode.UNION));
                pending = Optional.empty();
                hasShape = true;
            } else if (step.combineMode().isPresent()) {
                pending = step.combineMode();
            } else if (hasShape) {
                masks = step.change(masks, image.size());
            } else {
                deferred.add(step);
            }
        }
        requireComplete(hasShape, pending);
        for (MaskStep step : deferred) {
            masks = step.change(masks, image.size());
        }
        return masks.build(convention);
    }

    private static Masks combine(Masks masks, UnaryOperator<Masks> shape, MaskStep.CombineMode mode) {
        return switch (mode) {
            case UNION -> shape.apply(masks);
            case INTERSECT -> masks.intersect(shape);
            case MINUS -> masks.minus(shape);
        };
    }

    private static void requireComplete(boolean hasShape, Optional<MaskStep.CombineMode> pending) {
        if (!hasShape) {
            throw new IllegalArgumentException(
                    "The mask has no shape: give one, such as --rect 120,400,500,260,"
                            + " --ellipse, --polygon, --stroke, --mask FILE, --border, --from-alpha, --from-luma or --from-color.");
        }
        if (pending.isPresent()) {
            throw new IllegalArgumentException("--" + pending.get().name().toLowerCase(Locale.ROOT)
                    + " must be followed by a shape, such as --rect 120,400,500,260.");
        }
    }
}
