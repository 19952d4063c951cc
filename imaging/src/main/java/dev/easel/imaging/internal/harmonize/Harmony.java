package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;
import java.util.OptionalDouble;

/** What a provider did to a whole image, and how it is undone. */
public final class Harmony {
    /** Nothing that could be undone. */
    static final Harmony NOTHING = new Harmony();

    private Harmony() {}

    /** Returns whether there is nothing to undo. */
    public boolean nothing() {
        return true;
    }

    /** Returns what is undone, in words and figures, such as "brightness −8"; empty where nothing is. */
    public List<String> undone() {
        return List.of();
    }

    /**
     * Returns how much kept pixels differ once the changes are undone, as the mean difference of a color channel, 0 to 1;
     * empty where nothing is undone.
     */
    public OptionalDouble remainingDrift() {
        return OptionalDouble.empty();
    }

    /**
     * Returns the response with the changes undone wherever the mask marks anything; other pixels may be anything. The
     * given response is consumed.
     *
     * @param response at any scale of the image that was compared
     * @param mask of the size of the response
     */
    public Pixels undo(Pixels response, Coverage mask) {
        return response;
    }
}
