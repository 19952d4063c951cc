package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.util.function.Supplier;

/**
 * Limits how many images can be requested in all, whatever they cost; a call for more than are left is rejected before
 * anything is sent, and no fallback is called for it. Images of a call that was certainly not billed are given back. Thread-safe.
 */
public final class Budget implements Interceptor {
    private long left;

    private Budget(long images) {
        this.left = images;
    }

    /**
     * Returns a budget of the given number of images, 0 or more.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public static Budget ofImages(long images) {
        if (images < 0) {
            throw new IllegalArgumentException("Invalid budget of " + images + " images: 0 or more are allowed.");
        }
        return new Budget(images);
    }

    /** Returns a budget of an amount of money, such as {@code Money.parse("5 USD")}, for calls whose price is known. */
    public static MoneyBudget of(Money money) {
        return new MoneyBudget(requireNonNull(money, "money"));
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        requireNonNull(request, "request");
        requireNonNull(context, "context");
        requireNonNull(next, "next");
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
            throw new BudgetExceededException("The budget has " + left + " images left, but " + images
                    + " are requested: request fewer, or add to the budget.");
        }
        left -= images;
    }

    /** Adds images to what is left. */
    public synchronized void add(long images) {
        left = Math.addExact(left, images);
    }

    /** Returns how many images may still be requested. */
    public synchronized long left() {
        return left;
    }
}
