package dev.easel.imaging.internal.harmonize;

import dev.easel.core.domain.image.Size;
import dev.easel.imaging.internal.harmonize.motion.Affine;
import dev.easel.imaging.internal.harmonize.motion.Resampler;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;
import java.util.OptionalDouble;

/** What a provider did to a whole image, and how it is undone. */
public final class Harmony {
    /** Nothing that could be undone. */
    static final Harmony NOTHING = new Harmony(Change.none(Affine.IDENTITY), new Size(1, 1), ParallelRows.caller());

    private final Change change;
    private final Size compared;
    private final ParallelRows workers;
    private final List<String> undone;
    private final OptionalDouble remainingDrift;
    private final boolean beyondMask;

    /** Takes a change and the size of the image that was compared. */
    Harmony(Change change, Size compared, ParallelRows workers) {
        this(change, compared, workers, List.of(), OptionalDouble.empty(), false);
    }

    private Harmony(
            Change change,
            Size compared,
            ParallelRows workers,
            List<String> undone,
            OptionalDouble remainingDrift,
            boolean beyondMask) {
        this.change = change;
        this.compared = compared;
        this.workers = workers;
        this.undone = undone;
        this.remainingDrift = remainingDrift;
        this.beyondMask = beyondMask;
    }

    Harmony told(Cells cells, double drift) {
        List<String> figures = Undone.by(change, cells, compared);
        return new Harmony(change, compared, workers, figures, OptionalDouble.of(drift), beyondMask);
    }

    Harmony beyondMask(boolean beyond) {
        return new Harmony(change, compared, workers, undone, remainingDrift, beyond);
    }

    /** Returns whether what the provider painted reaches beyond the mask, where it is cut off. */
    public boolean beyondMask() {
        return beyondMask;
    }

    /** Returns whether there is nothing to undo. */
    public boolean nothing() {
        return change.nothing();
    }

    /** Returns what is undone, in words and figures, such as "brightness −8"; empty where nothing is. */
    public List<String> undone() {
        return undone;
    }

    /**
     * Returns how much kept pixels differ once the changes are undone, as the mean difference of a color channel, 0 to 1;
     * empty where nothing is undone.
     */
    public OptionalDouble remainingDrift() {
        return remainingDrift;
    }

    /**
     * Returns the response with the changes undone wherever the mask marks anything; other pixels may be anything. The
     * given response is consumed.
     *
     * @param response at any scale of the image that was compared
     * @param mask of the size of the response
     */
    public Pixels undo(Pixels response, Coverage mask) {
        Pixels moved = change.motion().identity() ? response : moved(response, mask);
        new Recoloring(change, compared, workers).apply(moved, mask);
        return moved;
    }

    /** Returns the same of a response that is kept as it is. */
    Pixels undone(Pixels response, Coverage mask) {
        return undo(change.motion().identity() ? response.copy() : response, mask);
    }

    private Pixels moved(Pixels response, Coverage mask) {
        double across = (double) response.width() / compared.width();
        double down = (double) response.height() / compared.height();
        return new Resampler(workers).pull(response, change.motion().scaled(across, down), mask);
    }
}
