package dev.easel.adapters.described.response;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', true",
        "'', a, false",
        "*, '', true",
        "?*, '', false",
        "?*, a, true",
        "succeeded, SUCCEEDED, true",
        "*FLUX.2*, black-forest-labs/flux.2-dev, true",
        "*FLUX.2*, black-forest-labs/flux-2-dev, false",
        "*:*, owner/name:1f, true",
        "*/edit, fal-ai/flux-2/edit/x, false",
        "a*b*c, aXbYbZc, true",
        "a*b*c, aXcYb, false",
        "*SAFETY|BLOCKLIST|SPII, IMAGE_SAFETY, true",
        "*SAFETY|BLOCKLIST|SPII, spii, true",
        "*SAFETY|BLOCKLIST|SPII, SAFETY_OFF, false",
        "a(b, a(b, true"
    })
    void matchesAllOfAWord(String glob, String word, boolean matches) {
        assertThat(Glob.of(glob).matches(word)).isEqualTo(matches);
    }

    @Test
    void aStarMatchesLines() {
        assertThat(Glob.of("*NSFW*").matches("one\nNSFW content\n")).isTrue();
    }

    @Test
    @Timeout(20)
    void manyStarsDoNotRunAway() {
        assertThat(Glob.of("*a".repeat(40) + "b").matches("a".repeat(20_000))).isFalse();
    }
}
