package dev.easel.core.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import java.net.URI;
import java.util.EnumSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValuesTest {
    @Test
    void parsesSizesAndRatiosAsPeopleWriteThem() {
        assertThat(Size.parse("1024x768")).isEqualTo(new Size(1024, 768));
        assertThat(Size.parse(" 10 × 20 ")).isEqualTo(new Size(10, 20));
        assertThat(AspectRatio.parse("4:6")).isEqualTo(new AspectRatio(2, 3)).hasToString("2:3");
    }

    @Test
    void refusesInvalidValuesNamingThem() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Size(0, 10)).withMessageContaining("0x10");
        assertThatIllegalArgumentException().isThrownBy(() -> Size.parse("big")).withMessageContaining("big");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AspectRatio.parse("1:0"))
                .withMessageContaining("1:0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerateRequest.of("  "))
                .withMessageContaining("prompt");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> GenerateRequest.builder("x").count(0))
                .withMessageContaining("0 images");
        assertThatIllegalArgumentException().isThrownBy(() -> Output.jpeg(101)).withMessageContaining("101");
        assertThatIllegalArgumentException().isThrownBy(() -> Rgb.parse("#12")).withMessageContaining("#12");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EditRequest.builder(List.of(), "x"))
                .withMessageContaining("at least 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ImageSource.of(URI.create("file:///etc/passwd")))
                .withMessageContaining("http");
    }

    @Test
    void showsNoSecretOfAUrlAndNoBytes() {
        ImageSource url = ImageSource.of(URI.create("https://user:pass@host.example/a.png?sig=secret#frag"));
        EditRequest request = EditRequest.builder(List.of(url, ImageSource.of(new byte[] {1, 2, 3})), "x")
                .build();
        assertThat(request.toString())
                .contains("https://host.example/a.png?…", "3 bytes")
                .doesNotContain("secret", "pass", "frag");
    }

    @Test
    void takesTheNearestQualityPreferringTheLower() {
        assertThat(Quality.MAX.nearest(EnumSet.of(Quality.AUTO, Quality.LOW, Quality.HIGH)))
                .isEqualTo(Quality.HIGH);
        assertThat(Quality.LOW.nearest(EnumSet.of(Quality.AUTO, Quality.MEDIUM)))
                .isEqualTo(Quality.MEDIUM);
        assertThat(Quality.MEDIUM.nearest(EnumSet.of(Quality.LOW, Quality.HIGH)))
                .isEqualTo(Quality.LOW);
        assertThat(Quality.HIGH.nearest(EnumSet.noneOf(Quality.class))).isEqualTo(Quality.AUTO);
        assertThat(Quality.AUTO.nearest(EnumSet.of(Quality.LOW))).isEqualTo(Quality.AUTO);
    }

    @Test
    void knowsFormatsByAnyOfTheirNames() {
        assertThat(ImageFormat.named("JPG")).contains(ImageFormat.JPEG);
        assertThat(ImageFormat.named("image/webp")).contains(ImageFormat.WEBP);
        assertThat(ImageFormat.named("bmp")).isEmpty();
    }

    @Test
    void copiesEverythingThroughABuilder() {
        GenerateRequest request = GenerateRequest.builder("x")
                .model("m")
                .count(3)
                .maxCalls(2)
                .seed(5)
                .size(10, 20)
                .quality(Quality.HIGH)
                .background(Background.OPAQUE)
                .output(Output.jpeg(50))
                .partialImages(2)
                .build();
        assertThat(request.toBuilder().build()).usingRecursiveComparison().isEqualTo(request);
    }

    @Test
    void fitsARatioUpToRounding() {
        assertThat(new AspectRatio(2, 3).fits(new Size(683, 1024))).isTrue();
        assertThat(new AspectRatio(2, 3).fits(new Size(680, 1024))).isFalse();
        assertThat(new AspectRatio(3, 2).within(new Size(100, 100))).isEqualTo(new Size(100, 67));
    }
}
