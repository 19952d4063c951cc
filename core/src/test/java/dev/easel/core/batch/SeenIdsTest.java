package dev.easel.core.batch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SeenIdsTest {
    @Test
    void knowsEachOfManyIds() {
        SeenIds seen = new SeenIds();
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add("job " + i)).isTrue();
        }
        for (int i = 0; i < 10_000; i++) {
            assertThat(seen.add("job " + i)).isFalse();
        }
        assertThat(seen.add("another")).isTrue();
    }
}
