package dev.easel.server.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @Test
    void readsQuotedParameters() {
        MediaType type = MediaType.of("Multipart/Form-Data; charset=utf-8; Boundary=\"a\\\"; b\"");

        assertThat(type.name()).isEqualTo("multipart/form-data");
        assertThat(type.parameters()).containsEntry("charset", "utf-8").containsEntry("boundary", "a\"; b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"y", "\\y"})
    void readsAParameterOfAnyLength(String piece) {
        String header = "text/plain; x=\"" + piece.repeat(8000) + "\"";

        assertThat(MediaType.of(header).parameters()).containsEntry("x", "y".repeat(8000));
    }
}
