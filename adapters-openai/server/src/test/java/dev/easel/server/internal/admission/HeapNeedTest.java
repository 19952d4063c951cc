package dev.easel.server.internal.admission;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.testing.TestImages;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is reserved for requests; that it is enough is tested with the offline provider, by calls in small heaps. */
class HeapNeedTest {
    private static final long MEGA = 1_000_000;
    private static final long LITTLE = 4 << 20;
    private static final ImageData IMAGE = TestImages.photo(500, 400);
    private static final ImageSource AT_URL = ImageSource.of(URI.create("https://images.example.org/hill.png"));

    private static final Capabilities HERE =
            Capabilities.builder().prices(Optional.of(Prices.FREE)).build();
    private static final Capabilities REMOTE = Capabilities.builder()
            .sizes(new SizeRule.Fixed(List.of(new Size(1024, 1024))))
            .formats(Set.of(ImageFormat.PNG))
            .build();

    private static GenerateRequest generated(int width, int height) {
        return GenerateRequest.builder("a hill").size(width, height).build();
    }

    @Test
    void growsWithTheResult() {
        assertThat(HeapNeed.of(generated(2000, 2000)) - HeapNeed.of(generated(1000, 1000)))
                .isBetween(3 * 38 * MEGA, 3 * 45 * MEGA);
    }

    @Test
    void doesNotGrowWithTheCount() {
        ImageRequest ten = generated(1000, 1000).toBuilder().count(10).build();

        assertThat(HeapNeed.of(ten)).isEqualTo(HeapNeed.of(generated(1000, 1000)));
    }

    @Test
    void growsWithTheImagesOfAnEditThatIsPaintedHere() {
        EditRequest one = EditRequest.of(IMAGE, "night");
        EditRequest four = one.toBuilder().images(Collections.nCopies(4, IMAGE)).build();

        assertThat(HeapNeed.of(one, HERE)).isBetween(44 * 200_000L, 44 * 200_000L + LITTLE);
        assertThat(HeapNeed.of(four, HERE) - HeapNeed.of(one, HERE)).isEqualTo(3 * 6 * 200_000L);
    }

    @Test
    void countsTheNewBorder() {
        ExpandRequest request = ExpandRequest.of(IMAGE, new Border.Sides(0, 0, 500, 0), "hills");

        assertThat(HeapNeed.of(request)).isBetween(60 * 400_000L, 64 * 400_000L + LITTLE);
    }

    @Test
    void leavesAnImpossibleBorderToTheCall() {
        Border smaller = new Border.ToSize(new Size(10, 10), Gravity.CENTER);

        assertThat(HeapNeed.of(ExpandRequest.of(IMAGE, smaller, "hills"))).isPositive();
    }

    @Test
    void countsTheWholeImageOfAnInpainting() {
        InpaintRequest request = InpaintRequest.of(IMAGE, TestImages.mask(500, 400, 10, 10, 20, 20), "a cat");

        assertThat(HeapNeed.of(request)).isBetween(66 * 200_000L, 72 * 200_000L + LITTLE);
        assertThat(HeapNeed.of(request, REMOTE)).isLessThan(HeapNeed.of(request, HERE));
    }

    @Test
    void aRemoteProviderNeedsLittleWhereNothingIsConverted() {
        GenerateRequest request = generated(1024, 1024);

        assertThat(HeapNeed.of(request, REMOTE)).isLessThan(LITTLE);
        assertThat(HeapNeed.of(
                        request.toBuilder().output(Output.of(ImageFormat.PNG)).build(), REMOTE))
                .isLessThan(LITTLE);
    }

    @Test
    void aRemoteProviderNeedsRoomForConversions() {
        assertThat(HeapNeed.of(generated(1000, 1000), REMOTE)).isGreaterThan(12 * MEGA);
        assertThat(HeapNeed.of(
                        GenerateRequest.builder("a hill")
                                .output(Output.jpeg(90))
                                .build(),
                        REMOTE))
                .isGreaterThan(12 * MEGA);
    }

    @Test
    void anImageAtAUrlCountsAsAPhotograph() {
        assertThat(HeapNeed.of(EditRequest.of(AT_URL, "night"), REMOTE)).isGreaterThan(6 * 12 * MEGA);
    }

    @Test
    void onlyTheNeedOfAnImageAtAUrlIsAGuess() {
        assertThat(HeapNeed.isGuess(EditRequest.of(AT_URL, "night"))).isTrue();
        assertThat(HeapNeed.isGuess(EditRequest.of(IMAGE, "night"))).isFalse();
        assertThat(HeapNeed.isGuess(generated(1000, 1000))).isFalse();
    }

    @Test
    void anUnknownProviderNeedsTheMost() {
        for (ImageRequest request : List.of(
                generated(1000, 1000),
                EditRequest.of(IMAGE, "night"),
                ExpandRequest.of(IMAGE, Border.fraction(0.2), "hills"))) {
            assertThat(HeapNeed.of(request))
                    .isGreaterThanOrEqualTo(HeapNeed.of(request, HERE))
                    .isGreaterThanOrEqualTo(HeapNeed.of(request, REMOTE));
        }
    }
}
