package dev.easel.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.StorageException;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandardOutputTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final StandardOutput output =
            new StandardOutput(new PrintStream(written, true, StandardCharsets.UTF_8), Optional.empty());

    @Test
    void savesTheImagesThatCameBesidesTheRequestedOne() throws Exception {
        ImageData first = TestImages.photo(8, 6);
        ImageData second = TestImages.photo(6, 8);
        StorageException failure = catchThrowableOfType(
                StorageException.class,
                () -> output.write(List.of(GeneratedImage.received(first), GeneratedImage.received(second)), 1));
        assertThat(written.toByteArray()).isEqualTo(first.bytes());
        assertThat(failure).hasMessageContaining("only one of 2 images");
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        assertThat(failure.savedResponse().orElseThrow()).hasBinaryContent(second.bytes());
    }
}
