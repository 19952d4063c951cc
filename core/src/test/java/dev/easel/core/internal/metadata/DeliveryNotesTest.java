package dev.easel.core.internal.metadata;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeliveryNotesTest {
    private static final Delivery EXACT = new Delivery(ImageSize.exact(1344, 768), Output.asReceived());

    @Test
    void tellsThatAnImageWasCutToTheRequestedSize() {
        assertThat(DeliveryNotes.fitted(new Size(1536, 1024), EXACT, new Size(1344, 768)))
                .containsExactly(Note.adapted("received in 1536x1024 and fitted to 1344x768 here"));
    }

    @Test
    void tellsThatAnImageWasEnlarged() {
        assertThat(DeliveryNotes.fitted(new Size(672, 384), EXACT, new Size(1344, 768)))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"1344, 768", "2688, 1536", "1345, 769"})
    void saysNothingOfAnImageThatIsOnlyReduced(int width, int height) {
        assertThat(DeliveryNotes.fitted(new Size(width, height), EXACT, new Size(1344, 768)))
                .isEmpty();
    }

    @Test
    void saysNothingWhereNoSizeWasRequested() {
        Delivery auto = new Delivery(ImageSize.auto(), Output.png());
        assertThat(DeliveryNotes.fitted(new Size(20, 10), auto, new Size(10, 20)))
                .isEmpty();
    }
}
