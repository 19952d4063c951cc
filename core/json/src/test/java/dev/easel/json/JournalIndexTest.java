package dev.easel.json;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class JournalIndexTest {
    @Test
    void findsTheLastOfManyOffsets() {
        JournalIndex index = new JournalIndex();
        int jobs = 100_000;
        for (int i = 0; i < jobs; i++) {
            index.put("job " + i, i);
        }
        for (int i = 0; i < jobs; i += 2) {
            index.put("job " + i, (long) i << 32);
        }
        assertThat(index.size()).isEqualTo(jobs);
        for (int i = 0; i < jobs; i++) {
            assertThat(index.find("job " + i)).isEqualTo(i % 2 == 0 ? (long) i << 32 : i);
        }
        assertThat(index.find("job " + jobs)).isEqualTo(-1);
        assertThat(index.find("")).isEqualTo(-1);
    }
}
