package dev.easel.adapters.described.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ResponsePathTest {
    @Test
    void hasSoFewListsThatItsPlacesCanBeCounted() {
        assertThat(ResponsePath.parse("a[*]".repeat(6).replace("]a", "].a"), "x")
                        .positions())
                .hasSize(64);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponsePath.parse("a" + "[*]".repeat(40), "response.images[0]"))
                .withMessageStartingWith("response.images[0]: the path 'a[*]")
                .withMessageEndingWith("has too many lists; at most 6 are allowed.");
    }
}
