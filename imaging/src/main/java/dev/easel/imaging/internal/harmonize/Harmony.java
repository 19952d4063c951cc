package dev.easel.imaging.internal.harmonize;

import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.pixels.Pixels;
import java.util.List;

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
     * Returns the response with the changes undone wherever the mask marks anything; other pixels may be anything.
     *
     * @param response at any scale of the image that was compared
     * @param mask of the size of the response
     */
    public Pixels undo(Pixels response, Coverage mask) {
        return response;
    }
}
