package dev.easel.offline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.masks.Coverage;
import dev.easel.imaging.internal.masks.MaskReader;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PlaceholderFetcherTest {
    private static final URI URL = URI.create("https://images.example/a/b.jpg?key=1");

    private final PlaceholderFetcher fetcher = new PlaceholderFetcher();

    @Test
    void paintsTheSameImageForTheSameUrl() {
        ImageData first = fetcher.fetch(URL, new RecordingContext());

        assertThat(fetcher.fetch(URL, new RecordingContext()).sha256()).isEqualTo(first.sha256());
        assertThat(fetcher.fetch(URI.create("https://images.example/a/c.jpg"), new RecordingContext())
                        .sha256())
                .isNotEqualTo(first.sha256());
    }

    @ParameterizedTest
    @EnumSource(
            value = MaskConvention.class,
            names = {"TRANSPARENT", "WHITE_AND_TRANSPARENT", "BY_CONTENT"})
    void paintsABinaryMaskOfTheImageSize(MaskConvention convention) {
        Size size = new Size(91, 57);

        ImageData mask = fetcher.fetchMask(URL, size, new RecordingContext());

        Coverage read = new MaskReader(new ImageDecoder()).read(new Mask(mask, convention), size);
        assertThat(read.weights()).containsOnly((byte) 0, (byte) 255);
        assertThat(read.at(45, 28)).isEqualTo(255);
        assertThat(read.at(0, 0)).isZero();
    }

    @Test
    void paintsNothingForACancelledCall() {
        RecordingContext context = new RecordingContext();
        context.cancel();

        assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> fetcher.fetch(URL, context));
        assertThatExceptionOfType(CallCancelledException.class)
                .isThrownBy(() -> fetcher.fetchMask(URL, new Size(3, 3), context));
    }

    @Test
    void tellsThatItStandsIn() {
        RecordingContext context = new RecordingContext();

        fetcher.fetch(URL, context);
        fetcher.fetchMask(URL, new Size(3, 3), context);

        assertThat(context.notes())
                .containsExactly(
                        Note.emulated(
                                "the image at https://images.example/a/b.jpg?… was not fetched: a painted placeholder"
                                        + " stands in for it"),
                        Note.emulated(
                                "the mask at https://images.example/a/b.jpg?… was not fetched: a painted placeholder"
                                        + " stands in for it"));
    }
}
