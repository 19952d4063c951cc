package dev.easel.core.interceptor;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.util.function.Supplier;

/**
 * Lets so many images be asked for in all, whatever they cost; a call that asks for more than are left is refused before
 * anything is sent. Images of a call that surely was not billed are given back. Thread-safe.
 */
public final class Budget implements Interceptor {
    private long left;

    private Budget(long images) {
        this.left = images;
    }

    /**
     * Returns a budget of so many images, 0 or more.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static Budget ofImages(long images) {
        if (images < 0) {
            throw new IllegalArgumentException("A budget of " + images + " images is impossible: 0 or more are.");
        }
        return new Budget(images);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        spend(request.count());
        try {
            return next.get();
        } catch (EaselException e) {
            if (e.billing() == Billing.NOT_BILLED) {
                add(request.count());
            }
            throw e;
        }
    }

    private synchronized void spend(int images) {
        if (images > left) {
            throw new UnsupportedRequestException("The budget has " + left + " images left and " + images
                    + " are asked for: ask for fewer, or add to it.");
        }
        left -= images;
    }

    /** Adds images to what is left. */
    public synchronized void add(long images) {
        left = Math.addExact(left, images);
    }

    /** Returns how many images may still be asked for. */
    public synchronized long left() {
        return left;
    }
}
