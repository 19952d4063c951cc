package dev.easel.offline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller of the offline provider is told besides the images: partial images and tokens. */
class PartialImagesTest {
    private static final ImageData PHOTO = TestImages.photo(90, 60);

    private final OfflinePainter painter = new OfflinePainter(ParallelRows.caller());
    private final RecordingContext context = new RecordingContext();

    @ParameterizedTest
    @CsvSource({"1, 1", "2, 1", "3, 1", "2, 2"})
    void reportsAsManyPartialImagesAsRequestedForEveryVerb(int partialImages, int count) {
        GenerateRequest generate = GenerateRequest.builder("a cat")
                .background(Background.TRANSPARENT)
                .size(ImageSize.exact(70, 40))
                .count(count)
                .partialImages(partialImages)
                .build();
        EditRequest edit = EditRequest.builder(PHOTO, "foggy")
                .count(count)
                .partialImages(partialImages)
                .output(Output.jpeg(80))
                .build();
        InpaintRequest inpaint = InpaintRequest.builder(PHOTO, TestImages.mask(90, 60, 30, 20, 60, 40), "a red ball")
                .count(count)
                .partialImages(partialImages)
                .build();
        painter.generate(generate, context);
        painter.edit(edit, context);
        painter.inpaint(inpaint, context);

        List<ProgressEvent.PartialImage> partials = partials(context);
        List<Integer> each = IntStream.range(0, count * partialImages)
                .map(index -> index % partialImages)
                .boxed()
                .toList();
        assertThat(partials)
                .extracting(ProgressEvent.PartialImage::index)
                .containsExactlyElementsOf(
                        Stream.of(each, each, each).flatMap(List::stream).toList());
        int made = count * partialImages;
        assertThat(partials.subList(0, made))
                .allMatch(partial -> partial.image().size().equals(new Size(70, 40)));
        assertThat(partials.subList(made, 3 * made))
                .allMatch(partial -> partial.image().size().equals(new Size(90, 60)));
        assertThat(partials.subList(made, 2 * made))
                .allMatch(partial -> partial.image().format() == ImageFormat.JPEG);
    }

    @Test
    void paintsTheSamePartialImagesInEveryRunAndDifferentOnesInARun() {
        GenerateRequest request = GenerateRequest.builder("a mountain lake")
                .size(ImageSize.exact(96, 64))
                .partialImages(3)
                .build();
        RecordingContext again = new RecordingContext();
        new OfflinePainter(ParallelRows.on(Runnable::run)).generate(request, again);
        painter.generate(request, context);

        assertThat(partials(context))
                .extracting(partial -> partial.image().sha256())
                .doesNotHaveDuplicates()
                .isEqualTo(partials(again).stream()
                        .map(partial -> partial.image().sha256())
                        .toList());
    }

    private static List<ProgressEvent.PartialImage> partials(RecordingContext context) {
        return context.events().stream()
                .filter(ProgressEvent.PartialImage.class::isInstance)
                .map(ProgressEvent.PartialImage.class::cast)
                .toList();
    }

    @Test
    void countsTheTokensOfARequest() {
        ImageResult edited = painter.edit(
                EditRequest.builder(List.of(PHOTO, PHOTO), "foggy")
                        .quality(Quality.LOW)
                        .size(ImageSize.exact(512, 512))
                        .build(),
                context);

        assertThat(edited.usage().orElseThrow().output()).hasValue(68);
        assertThat(edited.usage().orElseThrow().input()).hasValue(6 + 2 * 194);
        assertThat(edited.notes()).extracting(Note::message).anyMatch(text -> text.startsWith("quality low:"));
        assertThat(edited.cost()).isEmpty();
    }
}
