package dev.easel.core.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Picture;
import dev.easel.core.domain.PictureSize;
import dev.easel.core.domain.Size;
import dev.easel.core.domain.SizeRule;
import java.io.IOException;
import java.util.List;

/** What the contracts of all verbs look at in a result. */
final class PortContract {
    private PortContract() {}

    static void holds(ImageResult result, int count) throws IOException {
        assertThat(result.pictures()).hasSize(count);
        assertThat(result.missing()).isEmpty();
        assertThat(result.provider()).isNotBlank();
        for (Picture picture : result.pictures()) {
            byte[] bytes = picture.bytes();
            assertThat(bytes).hasSize(Math.toIntExact(picture.data().length()));
            ImageData again = ImageData.of(bytes);
            assertThat(again.header()).isEqualTo(picture.data().header());
            assertThat(again.sha256()).isEqualTo(picture.data().sha256());
            try (var in = picture.data().open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    /** Returns a few sizes the capabilities allow, as a provider is told them. */
    static List<PictureSize> sizes(Capabilities can) {
        SizeRule rule = can.sizes();
        return List.of(
                        PictureSize.auto(),
                        rule.nearest(PictureSize.ratio(1, 1)),
                        rule.nearest(PictureSize.ratio(2, 3)),
                        rule.nearest(PictureSize.ratio(3, 2)))
                .stream()
                .distinct()
                .toList();
    }

    static void hasToldSize(ImageResult result, Capabilities can, PictureSize told) {
        can.sizes()
                .expected(told)
                .ifPresent(size ->
                        assertThat(result.pictures()).extracting(Picture::size).containsOnly(size));
    }

    static void hasFormat(ImageResult result, ImageFormat format) {
        assertThat(result.pictures()).extracting(Picture::format).containsOnly(format);
    }

    static Size size(Capabilities can, int width, int height) {
        PictureSize told = can.sizes().nearest(PictureSize.exact(width, height));
        return can.sizes().expected(told).orElse(new Size(width, height));
    }
}
