package dev.easel.it.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.contract.ImageEditorContract;
import dev.easel.core.contract.ImageInpainterContract;
import dev.easel.core.contract.RecordingContext;
import dev.easel.core.contract.TestPictures;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.it.Served;
import dev.easel.it.openai.OpenAiStyle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The client that edits by form parts against its own server with the offline provider behind. */
@Tag("multipart")
class MultipartWireTest {
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
    class Edits extends ImageEditorContract {
        @Override
        protected ImageEditor editor() {
            return OpenAiStyle.form(served).editor().orElseThrow();
        }
    }

    @Nested
    class Inpaints extends ImageInpainterContract {
        @Override
        protected ImageInpainter inpainter() {
            return OpenAiStyle.form(served).inpainter().orElseThrow();
        }
    }

    @Test
    void bringsARefusalHomeAsOne() {
        ImageData photo = TestPictures.photo(64, 48);
        InpaintRequest wrong = InpaintRequest.of(photo, TestPictures.mask(32, 48, 2, 2, 8, 8), "a red door");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(
                        () -> OpenAiStyle.form(served).inpainter().orElseThrow().inpaint(wrong, new RecordingContext()))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.INVALID_REQUEST))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NONE));
    }
}
