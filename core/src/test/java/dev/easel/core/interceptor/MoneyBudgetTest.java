package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
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
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.ScriptedProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MoneyBudgetTest {
    private static final GenerateRequest CATS = GenerateRequest.of("cats");
    private static final ImageResult DONE = ImageResult.builder("test").build();

    private final MoneyBudget budget = Budget.of(Money.usd("1"));

    private static Capabilities priced(Prices prices) {
        return Capabilities.builder().prices(Optional.of(prices)).build();
    }

    /** Prices of a call that costs 10 to 40 cents before, and what is given after. */
    private static Prices upTo40Cents(Optional<Money> after) {
        return new Prices() {
            @Override
            public Optional<Money> cost(ImageRequest sent, ImageResult received) {
                return after;
            }

            @Override
            public Optional<CostRange> estimate(ImageRequest sent) {
                return Optional.of(new CostRange(Money.usd("0.1"), Money.usd("0.4")));
            }
        };
    }

    private ImageResult call(Optional<Money> computed, Supplier<ImageResult> next) {
        return budget.call(CATS, priced(upTo40Cents(computed)), new RecordingContext(), next);
    }

    private static ImageResult reported(String dollars) {
        return DONE.toBuilder()
                .cost(Optional.of(Cost.reported(Money.usd(dollars))))
                .build();
    }

    private void leaves(String dollars) {
        assertThat(budget.left()).isEqualTo(Money.usd(dollars));
    }

    @Test
    void anAmountThatIsNotANumberIsNamed() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Money.usd("ten cents"))
                .withMessageContaining("'ten cents'");
    }

    @Test
    void isChargedWhatTheProviderReports() {
        assertThat(call(Optional.of(Money.usd("0.3")), () -> {
                    leaves("0.6");
                    return reported("0.15");
                }))
                .isNotNull();
        leaves("0.85");
    }

    @Test
    void isChargedWhatWasComputedElse() {
        call(Optional.of(Money.usd("0.3")), () -> DONE);
        leaves("0.7");
    }

    @Test
    void isChargedTheMostThatACallMayCostWhereItsCostIsUnknown() {
        call(Optional.empty(), () -> DONE);
        leaves("0.6");
        call(
                Optional.empty(),
                () -> DONE.toBuilder()
                        .cost(Optional.of(Cost.reported(Money.parse("7 EUR"))))
                        .build());
        leaves("0.2");
    }

    @Test
    void isNotChargedForImagesFromACache() {
        call(
                Optional.empty(),
                () -> DONE.toBuilder().cost(Optional.of(Cost.nothing())).build());
        leaves("1");
    }

    @Test
    void refusesACallThatMayCostMoreThanIsLeft() {
        call(Optional.empty(), () -> DONE);
        call(Optional.empty(), () -> DONE);
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() -> call(Optional.empty(), () -> {
                    throw new AssertionError("the call was made");
                }))
                .withMessage(
                        "The budget has 0.2 USD left, but this call may cost up to 0.4 USD: request fewer or smaller"
                                + " images or a lower quality, or add to the budget.")
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
        leaves("0.2");
        budget.add(Money.usd("0.2"));
        call(Optional.empty(), () -> DONE);
        leaves("0");
    }

    @Test
    void staysEmptyAfterACallThatWasBilledMoreThanItCouldCost() {
        call(Optional.empty(), () -> reported("1.5"));
        leaves("0");
        budget.add(Money.usd("0.6"));
        leaves("0.1");
    }

    @Test
    void refusesWhatHasNoKnownPrice() {
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() -> budget.call(CATS, new RecordingContext(), () -> DONE))
                .withMessage(
                        "What this call may cost is unknown, so a budget of money cannot allow it: use a model with known"
                                + " prices, without fields that Easel does not know, or limit the number of images instead"
                                + " (Budget.ofImages; on the command line, leave out --max-cost).");
        Capabilities flux =
                Capabilities.builder().model(Optional.of(new ModelId("flux"))).build();
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() -> budget.call(CATS, flux, new RecordingContext(), () -> DONE))
                .withMessageStartingWith("What this call may cost is unknown for the model flux, so");
        leaves("1");
    }

    @Test
    void refusesAnotherCurrency() {
        MoneyBudget euros = Budget.of(Money.parse("1 EUR"));
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() ->
                        euros.call(CATS, priced(upTo40Cents(Optional.empty())), new RecordingContext(), () -> DONE))
                .withMessage("The budget is in EUR, but this call costs up to 0.4 USD: use a budget in USD.");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> euros.add(Money.usd("1")))
                .withMessage("Cannot add 1 USD to a budget in EUR: the currencies must be the same.");
    }

    @Test
    void letsProvidersThatChargeNothingPass() {
        MoneyBudget none = Budget.of(Money.parse("0 EUR"));
        assertThat(none.call(CATS, priced(Prices.FREE), new RecordingContext(), () -> DONE))
                .isSameAs(DONE);
        assertThat(none.left()).isEqualTo(Money.parse("0 EUR"));
    }

    @ParameterizedTest
    @CsvSource({"NOT_BILLED, 1", "UNKNOWN, 0.6", "BILLED, 0.6"})
    void getsBackWhatWasCertainlyNotBilled(Billing billing, String left) {
        assertThatExceptionOfType(EaselException.class)
                .isThrownBy(() -> call(Optional.empty(), () -> {
                    throw ProviderException.of(Reason.INTERNAL, "broken")
                            .billing(billing)
                            .build();
                }));
        leaves(left);
    }

    @Test
    void keepsTheResultOfACallWhoseCostCannotBeComputed() {
        Prices failing = new Prices() {
            @Override
            public Optional<Money> cost(ImageRequest sent, ImageResult received) {
                throw new IllegalStateException("no table");
            }

            @Override
            public Optional<CostRange> estimate(ImageRequest sent) {
                return Optional.of(CostRange.exactly(Money.usd("0.4")));
            }
        };
        assertThat(budget.call(CATS, priced(failing), new RecordingContext(), () -> DONE))
                .isSameAs(DONE);
        leaves("0.6");
    }

    @Test
    void neverLetsCallsAtTheSameTimeReserveMoreThanItHas() throws Exception {
        CyclicBarrier both = new CyclicBarrier(2);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<CompletableFuture<Boolean>> calls = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                calls.add(CompletableFuture.supplyAsync(
                        () -> {
                            try {
                                call(Optional.empty(), () -> {
                                    await(both);
                                    return DONE;
                                });
                                return true;
                            } catch (BudgetExceededException e) {
                                return false;
                            }
                        },
                        threads));
            }
            assertThat(calls.stream().filter(CompletableFuture::join)).hasSize(2);
        } finally {
            threads.shutdownNow();
        }
        leaves("0.2");
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void isAskedWithThePricesOfTheProviderItIsAround() {
        ScriptedProvider first = new ScriptedProvider("first", priced(upTo40Cents(Optional.empty())));
        ScriptedProvider second = new ScriptedProvider("second");
        try (Easel easel = EaselBuilder.create()
                .provider(first.provider().around(Budget.of(Money.usd("0.3"))).orElse(second.provider()))
                .timer(new ManualTimer())
                .build()) {
            assertThatExceptionOfType(BudgetExceededException.class)
                    .isThrownBy(() -> easel.generate(CATS).execute())
                    .withMessageContaining("0.3 USD left")
                    .satisfies(e -> assertThat(e.provider()).contains("first"));
        }
        assertThat(first.received()).isEmpty();
        assertThat(second.received()).isEmpty();
    }
}
