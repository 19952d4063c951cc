package dev.easel.cli.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.money.Money;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SharedKeyTest {
    @Test
    void hasLimitsInAnyOrder() {
        assertThat(SharedKey.parse("ann  canary-key inflight=4\timages=100 cost=5usd"))
                .isEqualTo(new SharedKey(
                        "ann", "canary-key", OptionalLong.of(100), Optional.of(Money.usd("5")), OptionalInt.of(4)));
    }

    @Test
    void hasNoLimitsUnlessGiven() {
        assertThat(SharedKey.parse("ann canary-key"))
                .isEqualTo(
                        new SharedKey("ann", "canary-key", OptionalLong.empty(), Optional.empty(), OptionalInt.empty()))
                .hasToString("SharedKey[ann]");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ann | there is no key: expected NAME KEY [images=N] [cost=MONEY] [inflight=N].",
                "ann images=3 | there is no key",
                "ann canary | the key is shorter than 8 characters",
                "ann canary-k€y | the key has characters that no header can carry",
                "ann canary-key images | 'images' is unknown",
                "ann canary-key sparkle=3 | 'sparkle=3' is unknown",
                "ann canary-key images=-1 | 'images=-1' needs a whole number from 0 on",
                "ann canary-key images= | 'images=' needs a whole number",
                "ann canary-key images=9999999999 | 'images=9999999999' needs a whole number",
                "ann canary-key inflight=0 | 'inflight=0' needs a whole number from 1 on",
                "ann canary-key cost=5 | Invalid amount of money '5'"
            })
    void saysWhatIsWrongWithoutTheKey(String line, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> SharedKey.parse(line))
                .withMessageContaining(message)
                .withMessageNotContaining("canary");
    }
}
