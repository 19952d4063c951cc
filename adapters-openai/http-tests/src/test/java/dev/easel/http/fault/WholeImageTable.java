package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.UnreadableResponseException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of whole images and of others in one response, for each verb of each adapter that extends this. */
abstract class WholeImageTable extends FaultyProvider {
    private ImageResult result(ScriptedResponse... responses) {
        try (FaultServer server = FaultServer.answering(responses)) {
            return result(server);
        }
    }

    @ParameterizedTest
    @EnumSource
    void deliversAWholeImageHoweverTheResponseAroundItIsDamaged(Damage damage) {
        ImageResult result = result(damage.of(style().document(style().inline(BASE64))));
        assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
        assertThat(result.partialFailures()).isEmpty();
        assertThat(result.text().orElse("")).doesNotContain("easel-image:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "event: error\ndata: {\"type\":\"error\",\"error\":{\"code\":\"upstream_error\",\"message\":\"lost\"}}\n\n",
                "data: {\"error\":{\"code\":\"content_policy_violation\",\"message\":\"lost\"}}\n\n",
                "data: {\"type\":\"image_edit.failed\",\"error\":{\"message\":\"lost\"}}\n\n",
                "data: {lost\n\ndata: [DONE]\n\n"
            })
    void deliversACompletedImageWhateverComesAfterIt(String after) {
        assumeTrue(style().streams());
        ImageResult result = result(ScriptedResponse.events(style().completed(style().inline(BASE64)) + after));
        assertThat(result.images()).hasSize(1);
        assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
        assertThat(result.partialFailures()).isEmpty();
        assertThat(result.notes()).anySatisfy(note -> assertThat(note.kind()).isEqualTo(Note.Kind.WARNING));
    }

    @Test
    void deliversTheWholeImagesBesideThoseThatAreNot() {
        ImageResult result = result(
                document(inline(SmallImages.half(SmallImages.jpeg())), inline(SmallImages.jpeg()), link("/half.png")),
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
            assertThat(result(document(inline(image))).first().bytes()).isEqualTo(image);
        }
    }

    @Test
    void leavesOutAPartialImageThatIsNotWhole() {
        assumeTrue(style() == ResponseStyle.OPENAI);
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
