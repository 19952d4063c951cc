package dev.easel.core.decorator;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.Around;
import dev.easel.core.port.out.CallContext;
import java.util.function.Supplier;

/**
 * Lets so many pictures be asked for in all, whatever they cost; a call that asks for more than are left is refused before
 * anything is sent. Pictures of a call that surely was not billed are given back. Thread-safe.
 */
public final class Budget implements Around {
    private long left;

    private Budget(long pictures) {
        this.left = pictures;
    }

    /**
     * Returns a budget of so many pictures, 0 or more.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static Budget ofPictures(long pictures) {
        if (pictures < 0) {
            throw new IllegalArgumentException("A budget of " + pictures + " pictures is impossible: 0 or more are.");
        }
        return new Budget(pictures);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        spend(request.count());
        try {
            return next.get();
        } catch (EaselException e) {
            if (e.billing() == Billing.NONE) {
                add(request.count());
            }
            throw e;
        }
    }

    private synchronized void spend(int pictures) {
        if (pictures > left) {
            throw new UnsupportedRequestException("The budget has " + left + " pictures left and " + pictures
                    + " are asked for: ask for fewer, or add to it.");
        }
        left -= pictures;
    }

    /** Adds pictures to what is left. */
    public synchronized void add(long pictures) {
        left = Math.addExact(left, pictures);
    }

    /** Returns how many pictures may still be asked for. */
    public synchronized long left() {
        return left;
    }
}
