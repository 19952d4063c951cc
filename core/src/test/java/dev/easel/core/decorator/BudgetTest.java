package dev.easel.core.decorator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.contract.RecordingContext;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnsupportedRequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BudgetTest {
    private static final GenerateRequest THREE =
            GenerateRequest.builder("cats").count(3).build();
    private static final ImageResult DONE = ImageResult.builder("test").build();

    private final Budget budget = Budget.ofPictures(7);

    private ImageResult call() {
        return budget.call(THREE, new RecordingContext(), () -> DONE);
    }

    @Test
    void isSpentByPicturesAskedForAndRefusesWhatIsLeftOver() {
        call();
        call();
        assertThat(budget.left()).isEqualTo(1);
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(this::call)
                .withMessage("The budget has 1 pictures left and 3 are asked for: ask for fewer, or add to it.");
        assertThat(budget.left()).isEqualTo(1);
        budget.add(2);
        assertThat(call()).isSameAs(DONE);
        assertThat(budget.left()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"NONE, 7", "UNKNOWN, 4", "DONE, 4"})
    void getsBackWhatWasSurelyNotBilled(Billing billing, int left) {
        assertThatExceptionOfType(EaselException.class)
                .isThrownBy(() -> budget.call(THREE, new RecordingContext(), () -> {
                    throw ProviderException.of(Reason.INTERNAL, "broken")
                            .billing(billing)
                            .build();
                }));
        assertThat(budget.left()).isEqualTo(left);
    }

    @Test
    void refusesToBeNegative() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Budget.ofPictures(-1))
                .withMessage("A budget of -1 pictures is impossible: 0 or more are.");
    }
}
