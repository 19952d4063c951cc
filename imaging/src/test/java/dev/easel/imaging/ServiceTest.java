package dev.easel.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.internal.PixelProcessor;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class ServiceTest {
    @Test
    void providesTheProcessorAsAService() {
        assertThat(ServiceLoader.load(ImageProcessor.class)).singleElement().isInstanceOf(PixelProcessor.class);
    }

    @Test
    void easelUsesItUnlessAnotherIsGiven() {
        ScriptedProvider provider =
                new ScriptedProvider().answer(TestImages.photo(64, 48).bytes());
        try (Easel easel = EaselBuilder.create().provider(provider.provider()).build()) {
            GenerateRequest request = GenerateRequest.builder("a hill")
                    .size(30, 20)
                    .output(Output.jpeg(80))
                    .build();
            assertThat(easel.generate(request).execute().first()).satisfies(image -> {
                assertThat(image.format()).isEqualTo(ImageFormat.JPEG);
                assertThat(image.size()).isEqualTo(new Size(30, 20));
            });
        }
    }
}
