package dev.easel.imaging.internal.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ByteBudgetTest {
    private final List<Integer> tried = new ArrayList<>();

    /** Returns ten bytes for each step of quality. */
    private byte[] encode(int quality) {
        tried.add(quality);
        return new byte[10 * quality];
    }

    @ParameterizedTest
    @CsvSource({"1000, 90, 90", "900, 90, 90", "899, 90, 89", "555, 90, 55", "309, 90, 30", "300, 90, 30", "100, 10, 10"
    })
    void usesTheBestQualityThatFits(long bytes, int preferred, int expected) {
        assertThat(new ByteBudget(bytes, 30).meet(preferred, this::encode)).hasSize(10 * expected);
        assertThat(tried).hasSizeLessThanOrEqualTo(8).doesNotHaveDuplicates();
    }

    @Test
    void returnsTheSmallestSizeWhereNoAllowedQualityFits() {
        assertThat(new ByteBudget(299, 30).meet(90, this::encode)).hasSize(300);
    }
}
