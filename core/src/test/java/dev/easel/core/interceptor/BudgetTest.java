package dev.easel.core.interceptor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.ScriptedProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final GenerateRequest THREE =
            GenerateRequest.builder("cats").count(3).build();
    private static final ImageResult DONE = ImageResult.builder("test").build();

    private final Budget budget = Budget.ofImages(7);

    private ImageResult call() {
        return budget.call(THREE, new RecordingContext(), () -> DONE);
    }

    @Test
    void isSpentByRequestedImagesAndRefusesMoreThanIsLeft() {
        call();
        call();
        assertThat(budget.left()).isEqualTo(1);
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(this::call)
                .withMessage("The budget has 1 images left, but 3 are requested: request fewer, or add to the budget.");
        assertThat(budget.left()).isEqualTo(1);
        budget.add(2);
        assertThat(call()).isSameAs(DONE);
        assertThat(budget.left()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NOT_BILLED, 7", "UNKNOWN, 4", "BILLED, 4"})
    void getsBackWhatWasCertainlyNotBilled(Billing billing, int left) {
        assertThatExceptionOfType(EaselException.class)
                .isThrownBy(() -> budget.call(THREE, new RecordingContext(), () -> {
                    throw ProviderException.of(Reason.INTERNAL, "broken")
                            .billing(billing)
                            .build();
                }));
        assertThat(budget.left()).isEqualTo(left);
    }

    @Test
    void isNotAnsweredByAFallback() {
        ScriptedProvider first = new ScriptedProvider("first");
        ScriptedProvider second = new ScriptedProvider("second");
        try (Easel easel = EaselBuilder.create()
                .provider(first.provider().around(Budget.ofImages(2)).orElse(second.provider()))
                .timer(new ManualTimer())
                .build()) {
            assertThatExceptionOfType(BudgetExceededException.class)
                    .isThrownBy(() -> easel.generate(THREE).execute())
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED))
                    .satisfies(e -> assertThat(e.safeToRepeat()).isFalse())
                    .satisfies(e -> assertThat(e.provider()).contains("first"));
        }
        assertThat(first.received()).isEmpty();
        assertThat(second.received()).isEmpty();
    }

    @Test
    void refusesToBeNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofImages(-1))
                .withMessage("Invalid budget of -1 images: 0 or more are allowed.");
    }

    @Test
    void aBudgetOfNothingAllowsNothing() {
        Budget none = Budget.ofImages(0);
        assertThat(none.left()).isZero();
        assertThatExceptionOfType(BudgetExceededException.class)
                .isThrownBy(() -> none.call(
                        GenerateRequest.of("x"),
                        new RecordingContext(),
                        () -> ImageResult.builder("x").build()));
    }
}
