package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResultMembersTest {
    @ParameterizedTest
    @CsvSource({
        "0, USD, $0.00",
        "0.04, USD, $0.04",
        "0.042, USD, $0.042",
        "0.0421875, USD, $0.0422",
        "0.00001234, USD, $0.0000123",
        "0.5, USD, $0.50",
        "0.9999, USD, $1.00",
        "1.2345, USD, $1.23",
        "17, EUR, 17.00 EUR",
        "3, credits, 3.00 credits"
    })
    void writeAnAmountAsPeopleDo(BigDecimal amount, String currency, String text) {
        assertThat(ResultMembers.text(new Money(amount, currency))).isEqualTo(text);
    }
}
