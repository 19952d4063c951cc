package dev.easel.it.multipart;

import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.it.Served;
import dev.easel.it.openai.OpenAiStyle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests the client that edits with multipart forms against Easel's server, backed by the offline provider. */
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
    void reportsAServerErrorAsAProviderException() {
        OpenAiStyle.assertBringsARefusalHome(OpenAiStyle.form(served));
    }
}
