package dev.easel.it.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.adapters.http.ApiKey;
import dev.easel.adapters.multipart.MultipartConfig;
import dev.easel.adapters.multipart.MultipartRoutes;
import dev.easel.adapters.openai.OpenAiConfig;
import dev.easel.adapters.openai.OpenAiRoutes;
import dev.easel.core.contract.ImageEditorContract;
import dev.easel.core.contract.ImageGeneratorContract;
import dev.easel.core.contract.ImageInpainterContract;
import dev.easel.core.contract.RecordingContext;
import dev.easel.core.contract.TestPictures;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.imaging.offline.OfflineProvider;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The clients of the OpenAI style, in JSON and by form parts, against its own server with the offline provider behind. */
class OpenAiStyleWireTest {
    private static ServedOffline served;

    @BeforeAll
    static void serve() {
        served = new ServedOffline(Stream.concat(OpenAiRoutes.all().stream(), MultipartRoutes.all().stream())
                .toList());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static ImageProvider json() {
        return OpenAiConfig.compatible(served.at("/v1"), ApiKey.of("any"))
                .jsonEdits()
                .provider(served.kit());
    }

    private static ImageProvider form() {
        return MultipartConfig.compatible(served.at("/v1"), ApiKey.of("any")).provider(served.kit());
    }

    @Nested
    class Generates extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return json().generator().orElseThrow();
        }
    }

    @Nested
    class EditsInJson extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return json().editor().orElseThrow();
        }
    }

    @Nested
    class InpaintsInJson extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return json().inpainter().orElseThrow();
        }
    }

    @Nested
    class EditsByFormParts extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return form().editor().orElseThrow();
        }
    }

    @Nested
    class InpaintsByFormParts extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return form().inpainter().orElseThrow();
        }
    }

    @Test
    void givesThePictureThatIsMadeBehindIt() {
        GenerateRequest harbour =
                GenerateRequest.builder("a harbour at noon").size(1024, 1024).build();
        try (Easel far = ServedOffline.easel(json());
                Easel near = ServedOffline.easel(OfflineProvider.create())) {
            assertThat(far.generate(harbour).execute().first().data().sha256())
                    .isEqualTo(near.generate(harbour).execute().first().data().sha256());
        }
    }

    @Test
    void carriesPartialPicturesOverTheWire() {
        RecordingContext context = new RecordingContext();
        GenerateRequest request =
                GenerateRequest.builder("a harbour at noon").partialPictures(2).build();
        assertThat(json().generator().orElseThrow().generate(request, context).pictures())
                .hasSize(1);
        assertThat(context.events())
                .filteredOn(ProgressEvent.PartialPicture.class::isInstance)
                .isNotEmpty();
    }

    @Test
    void bringsARefusalHomeAsOne() {
        ImageData photo = TestPictures.photo(64, 48);
        InpaintRequest wrong = InpaintRequest.of(photo, TestPictures.mask(32, 48, 2, 2, 8, 8), "a red door");
        for (ImageProvider provider : new ImageProvider[] {json(), form()}) {
            assertThatExceptionOfType(ProviderException.class)
                    .isThrownBy(() -> provider.inpainter().orElseThrow().inpaint(wrong, new RecordingContext()))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST))
                    .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NONE));
        }
    }
}
