package dev.easel.it.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.testing.RecordingContext;
import dev.easel.it.Served;
import dev.easel.offline.OfflineProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the client of OpenAI's dialect in JSON against Easel's server, backed by the offline provider. */
@Tag("openai")
class OpenAiWireTest {
    private static Served served;

    @BeforeAll
    static void serve() {
        served = Served.offline(OpenAiStyle.routes());
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Nested
    class Generates extends ImageGeneratorContract {
        @Override
        protected ImageGenerator generator() {
            return OpenAiStyle.json(served).generator().orElseThrow();
        }
    }

    @Nested
    class Edits extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return OpenAiStyle.json(served).editor().orElseThrow();
        }
    }

    @Nested
    class Inpaints extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return OpenAiStyle.json(served).inpainter().orElseThrow();
        }
    }

    @Test
    void returnsTheSameImageAsTheProviderBehindIt() {
        GenerateRequest request =
                GenerateRequest.builder("a harbour at noon").size(1024, 1024).build();
        try (Easel remote = Served.easel(OpenAiStyle.json(served));
                Easel local = Served.easel(OfflineProvider.create())) {
            assertThat(remote.generate(request).execute().first().data().sha256())
                    .isEqualTo(local.generate(request).execute().first().data().sha256());
        }
    }

    @Test
    void carriesASeedAndAnySizeOverTheWire() {
        GenerateRequest request = GenerateRequest.builder("a harbour at noon")
                .model("vendor/any")
                .size(640, 363)
                .seed(7)
                .build();
        try (Easel remote = Served.easel(OpenAiStyle.json(served));
                Easel local = Served.easel(OfflineProvider.create())) {
            ImageResult result = remote.generate(request).execute();
            assertThat(result.first().size()).isEqualTo(new Size(640, 363));
            assertThat(result.notes()).isEmpty();
            assertThat(result.first().data().sha256())
                    .isEqualTo(local.generate(request).execute().first().data().sha256())
                    .isNotEqualTo(remote.generate(request.toBuilder().seed(8).build())
                            .execute()
                            .first()
                            .data()
                            .sha256());
        }
    }

    @Test
    void carriesPartialImagesOverTheWire() {
        RecordingContext context = new RecordingContext();
        GenerateRequest request =
                GenerateRequest.builder("a harbour at noon").partialImages(2).build();
        assertThat(OpenAiStyle.json(served)
                        .generator()
                        .orElseThrow()
                        .generate(request, context)
                        .images())
                .hasSize(1);
        assertThat(context.events())
                .filteredOn(ProgressEvent.PartialImage.class::isInstance)
                .isNotEmpty();
    }

    @Test
    void reportsAServerErrorAsAProviderException() {
        OpenAiStyle.assertBringsARefusalHome(OpenAiStyle.json(served));
    }
}
