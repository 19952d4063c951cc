package dev.easel.it.visionstudio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.visionstudio.VisionStudioConfig;
import dev.easel.adapters.visionstudio.VisionStudioRoutes;
import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.it.Served;
import dev.easel.offline.OfflineProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests Vision Studio's client against Easel's server of that dialect, backed by the offline provider. */
@Tag("visionstudio")
class VisionStudioWireTest {
    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.offline(VisionStudioRoutes.all());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static ImageProvider provider() {
        return VisionStudioConfig.of(served.at("/api/v1/openai"), served.key()).provider(served.kit());
    }

    @Nested
    class Generates extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return provider().generator().orElseThrow();
        }
    }

    @Nested
    class Edits extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return provider().editor().orElseThrow();
        }
    }

    @Nested
    class Inpaints extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return provider().inpainter().orElseThrow();
        }
    }

    @Test
    void returnsTheSameImageAsTheProviderBehindIt() {
        try (Easel remote = Served.easel(provider());
                Easel local = Served.easel(OfflineProvider.create())) {
            GenerateRequest request = GenerateRequest.of("a harbour at noon");
            ImageData remoteImage = remote.generate(
                            request.toBuilder().aspectRatio(3, 2).build())
                    .execute()
                    .first()
                    .data();
            ImageData localImage = local.generate(
                            request.toBuilder().size(1024, 683).build())
                    .execute()
                    .first()
                    .data();
            assertThat(remoteImage.sha256()).isEqualTo(localImage.sha256());
        }
    }

    @Test
    void expandsImagesNativelyAndKeepsTheOriginal() {
        try (Easel remote = Served.easel(provider())) {
            ImageData photo = TestImages.photo(101, 75);
            ImageResult result = remote.expand(ExpandRequest.of(photo, Border.fraction(0.2), "more of the same"))
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(141, 105));
            assertThat(result.notes()).extracting(Note::kind).doesNotContain(Note.Kind.EMULATED);
            assertThat(result.drift()).hasValue(0);
        }
    }

    @Test
    void inpaintsByMaskOverTheWire() {
        try (Easel remote = Served.easel(provider())) {
            ImageResult result = remote.inpaint(InpaintRequest.of(
                            TestImages.photo(120, 90), TestImages.mask(120, 90, 30, 30, 60, 60), "a red ball"))
                    .execute();
            assertThat(result.first().size()).isEqualTo(new Size(120, 90));
            assertThat(result.drift().orElseThrow()).isLessThan(0.01);
        }
    }
}
