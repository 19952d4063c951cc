package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.math.BigDecimal;
import java.util.function.Supplier;

/**
 * Limits what calls may cost in all; made by {@link Budget#of}. Each paid call reserves the most that it may cost, and is
 * rejected before anything is sent where that is more than is left, or is unknown; no fallback is called for it.
 *
 * <p>A call that ends is charged what was billed, as reported or computed, or what it reserved where that is unknown; one
 * that was certainly not billed gives everything back. Providers that charge nothing always pass. Thread-safe.
 */
public final class MoneyBudget implements Interceptor {
    private final String currency;
    /** Below 0 where a call was billed more than it could cost by the table of prices. */
    private BigDecimal left;

    MoneyBudget(Money money) {
        this.currency = money.currency();
        this.left = money.amount();
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        return call(request, Capabilities.unknown(), context, next);
    }

    @Override
    public ImageResult call(ImageRequest request, Capabilities can, CallContext context, Supplier<ImageResult> next) {
        requireNonNull(request, "request");
        requireNonNull(can, "can");
        requireNonNull(context, "context");
        requireNonNull(next, "next");
        BigDecimal most = reserve(most(request, can));
        ImageResult result;
        try {
            result = next.get();
        } catch (EaselException e) {
            if (e.billing() == Billing.NOT_BILLED) {
                change(most);
            }
            throw e;
        }
        Prices.billed(can.prices(), request, result)
                .map(Cost::money)
                .filter(billed -> billed.isZero() || billed.currency().equals(currency))
                .ifPresent(billed -> change(most.subtract(billed.amount())));
        return result;
    }

    private static Money most(ImageRequest request, Capabilities can) {
        return can.prices()
                .flatMap(prices -> prices.estimate(request))
                .map(CostRange::to)
                .orElseThrow(() -> new BudgetExceededException("What this call may cost is unknown"
                        + request.model()
                                .or(can::model)
                                .map(ModelId::name)
                                .map(model -> " for the model " + model)
                                .orElse("")
                        + ", so a budget of money cannot allow it: use a model with known prices, without fields that"
                        + " Easel does not know, or limit the number of images instead (Budget.ofImages;"
                        + " on the command line, leave out --max-cost)."));
    }

    private synchronized BigDecimal reserve(Money most) {
        if (most.isZero()) {
            return BigDecimal.ZERO;
        }
        if (!most.currency().equals(currency)) {
            throw new BudgetExceededException("The budget is in " + currency + ", but this call costs up to " + most
                    + ": use a budget in " + most.currency() + ".");
        }
        if (most.amount().compareTo(left) > 0) {
            throw new BudgetExceededException("The budget has " + left() + " left, but this call may cost up to " + most
                    + ": request fewer or smaller images or a lower quality, or add to the budget.");
        }
        left = left.subtract(most.amount());
        return most.amount();
    }

    private synchronized void change(BigDecimal amount) {
        left = left.add(amount);
    }

    /**
     * Adds money to what is left.
     *
     * @throws IllegalArgumentException when it is in another currency
     */
    public synchronized void add(Money more) {
        requireNonNull(more, "more");
        if (!more.currency().equals(currency)) {
            throw new IllegalArgumentException(
                    "Cannot add " + more + " to a budget in " + currency + ": the currencies must be the same.");
        }
        change(more.amount());
    }

    /** Returns what may still be spent; what running calls may cost is taken off already. */
    public synchronized Money left() {
        return new Money(left.max(BigDecimal.ZERO), currency);
    }
}
