package dev.easel.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import java.io.IOException;
import java.util.List;

/** What the contracts of all verbs check in a result. */
final class PortContract {
    private PortContract() {}

    static void holds(ImageResult result, int count) throws IOException {
        assertThat(result.images()).hasSize(count);
        assertThat(result.partialFailures()).isEmpty();
        assertThat(result.provider()).isNotBlank();
        for (GeneratedImage image : result.images()) {
            byte[] bytes = image.bytes();
            assertThat(bytes).hasSize(Math.toIntExact(image.data().length()));
            ImageData again = ImageData.of(bytes);
            assertThat(again.header()).isEqualTo(image.data().header());
            assertThat(again.sha256()).isEqualTo(image.data().sha256());
            try (var in = image.data().open()) {
                assertThat(in.readAllBytes()).isEqualTo(bytes);
            }
        }
    }

    /** Returns a few sizes the capabilities allow, as a provider is sent them. */
    static List<ImageSize> sizes(Capabilities can) {
        SizeRule rule = can.sizes();
        return List.of(
                        ImageSize.auto(),
                        rule.nearest(ImageSize.ratio(1, 1)),
                        rule.nearest(ImageSize.ratio(2, 3)),
                        rule.nearest(ImageSize.ratio(3, 2)))
                .stream()
                .distinct()
                .toList();
    }

    static void hasRequestedSize(ImageResult result, Capabilities can, ImageSize requested) {
        can.sizes()
                .expected(requested)
                .ifPresent(size -> assertThat(result.images())
                        .extracting(GeneratedImage::size)
                        .containsOnly(size));
    }

    static void hasFormat(ImageResult result, ImageFormat format) {
        assertThat(result.images()).extracting(GeneratedImage::format).containsOnly(format);
    }

    static Size size(Capabilities can, int width, int height) {
        ImageSize requested = can.sizes().nearest(ImageSize.exact(width, height));
        return can.sizes().expected(requested).orElse(new Size(width, height));
    }
}
