package dev.easel.it.author;

// sample: sketchpad_test
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.contract.ImageEditorContract;
import dev.easel.contract.ImageGeneratorContract;
import dev.easel.contract.ImageInpainterContract;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SketchpadTest {
    private static SketchpadServer server;
    private static HttpKit kit;

    @BeforeAll
    static void open() throws IOException {
        server = new SketchpadServer();
        kit = ApacheHttp.open();
    }

    @AfterAll
    static void close() {
        kit.close();
        server.close();
    }

    private static ImageProvider provider() {
        return Sketchpad.provider(Endpoint.of("sketchpad", server.url(), Credential.bearer(ApiKey.of("sk-test"))), kit);
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

    private static ImageResult generate(RecordingContext context) {
        return provider().generator().orElseThrow().generate(GenerateRequest.of("a door"), context);
    }

    @Test
    void readsTheServersOwnErrors() {
        server.then(400, "{\"error\":{\"code\":\"rude_prompt\",\"message\":\"Be kind.\"}}");
        assertThatExceptionOfType(ProviderException.class)
                .isThrownBy(() -> generate(new RecordingContext()))
                .withMessage("Be kind.")
                .satisfies(e -> assertThat(e.reason()).isEqualTo(Reason.CONTENT_REJECTED))
                .satisfies(e -> assertThat(e.billing()).isEqualTo(Billing.NOT_BILLED));
    }

    @Test
    void isRetriedWhileThereIsNoPaper() {
        server.then(503, "{\"error\":{\"code\":\"out_of_paper\",\"message\":\"Please wait.\"}}");
        RecordingContext context = new RecordingContext();
        assertThat(generate(context).images()).hasSize(1);
        assertThat(context.pauses()).hasSize(1);
    }
}
// end
