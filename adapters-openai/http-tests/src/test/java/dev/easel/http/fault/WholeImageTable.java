package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of whole images and of others in one response, for each verb of each adapter that extends this. */
abstract class WholeImageTable {
    private final RecordingContext context = new RecordingContext();

    protected abstract ImageProvider provider(URI base, RetryPolicy retries, HttpKit kit);

    protected abstract ImageResult ask(ImageProvider provider, CallContext context);

    private ImageResult result(ScriptedResponse... responses) {
        try (HttpKit kit = ApacheHttp.open();
                FaultServer server = FaultServer.answering(responses)) {
            return ask(provider(server.uri("/v1"), RetryPolicy.never(), kit), context);
        }
    }

    @Test
    void deliversTheWholeImagesBesideThoseThatAreNot() {
        String whole = SmallImages.base64(SmallImages.jpeg());
        String half = SmallImages.base64(SmallImages.half(SmallImages.jpeg()));
        ImageResult result = result(
                ScriptedResponse.json(String.format(
                        "{\"data\":[{\"b64_json\":\"%s\"},{\"b64_json\":\"%s\"},{\"url\":\"/half.png\"}]}",
                        half, whole)),
                ScriptedResponse.bytes(200, "image/png", SmallImages.half(SmallImages.png())));
        assertThat(result.images()).hasSize(1);
        assertThat(result.first().bytes()).isEqualTo(SmallImages.jpeg());
        assertThat(result.partialFailures()).hasSize(2).allSatisfy(failure -> {
            assertThat(failure).isInstanceOf(UnreadableResponseException.class);
            assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        });
        assertThat(result.partialFailures().get(0)).hasMessageContaining("The image is incomplete: it ends after ");
    }

    @Test
    void acceptsWholeImagesOfEveryFormatAndAJpegWithoutItsEndMarker() {
        byte[] jpeg = SmallImages.jpeg();
        for (byte[] image : List.of(
                SmallImages.png(), jpeg, Arrays.copyOf(jpeg, jpeg.length - 2), SmallImages.gif(), SmallImages.webp())) {
            ImageResult result =
                    result(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"" + SmallImages.base64(image) + "\"}]}"));
            assertThat(result.first().bytes()).isEqualTo(image);
        }
    }

    @Test
    void leavesOutAPartialImageThatIsNotWhole() {
        String event = "data: {\"type\":\"image_edit.%s\",\"b64_json\":\"%s\"}\n\n";
        String whole = SmallImages.base64(SmallImages.png());
        String half = SmallImages.base64(SmallImages.half(SmallImages.png()));
        ImageResult result = result(ScriptedResponse.events(
                String.format(event.repeat(3), "partial_image", half, "partial_image", whole, "completed", whole)));
        assertThat(result.first().bytes()).isEqualTo(SmallImages.png());
        assertThat(context.events().stream().filter(ProgressEvent.PartialImage.class::isInstance))
                .hasSize(1);
    }
}
