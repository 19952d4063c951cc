package dev.easel.it.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.imaging.Imaging;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests one image per verb from a real provider, at its lowest quality: four billed calls per provider. */
@Tag("live")
abstract class LiveContract {
    /** Returns the provider, with a key from the environment. */
    abstract ImageProvider provider(HttpKit kit);

    private ImageResult call(Function<Easel, ImageResult> verb) {
        try (HttpKit kit = ApacheHttp.open();
                Easel easel = EaselBuilder.create()
                        .provider(provider(kit))
                        .processor(Imaging.processor())
                        .build()) {
            return verb.apply(easel);
        }
    }

    private static ImageData photo() {
        return TestImages.photo(1024, 1024);
    }

    @Test
    void generates() {
        ImageResult result = call(easel -> easel.generate(GenerateRequest.builder("a red bicycle against a white wall")
                        .quality(Quality.LOW)
                        .build())
                .execute());
        assertThat(result.first().data().length()).isPositive();
    }

    @Test
    void edits() {
        ImageResult result =
                call(easel -> easel.edit(EditRequest.builder(photo(), "make it look like a mosaic of glass")
                                .quality(Quality.LOW)
                                .build())
                        .execute());
        assertThat(result.first().data().length()).isPositive();
    }

    @Test
    void inpaints() {
        ImageResult result = call(easel -> easel.inpaint(
                        InpaintRequest.builder(photo(), TestImages.mask(1024, 1024, 300, 300, 700, 700), "a red ball")
                                .quality(Quality.LOW)
                                .build())
                .execute());
        assertThat(result.first().size()).isEqualTo(new Size(1024, 1024));
    }

    @Test
    void expands() {
        ImageResult result =
                call(easel -> easel.expand(ExpandRequest.builder(photo(), Border.fraction(0.1), "the pattern continues")
                                .quality(Quality.LOW)
                                .build())
                        .execute());
        assertThat(result.first().size()).isEqualTo(new Size(1228, 1228));
    }
}
