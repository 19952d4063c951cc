package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that contains a data URI comes back letter for letter, however its base64 is written. */
class RestoredTextTest {
    private static final int LIMIT = 1 << 20;

    private static String throughTheExtractor(String text, String slash, ExtractedImages images) throws IOException {
        String written = text.replace("/", slash).replace("\n", "\\n").replace("\r", "\\r");
        String json = "{\"prompt\":\"" + written + "\"}";
        byte[] left = new ImageExtractor(ExtractionRule.of("b64_json"), images, LIMIT)
                .cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return Json.parse(left).text("prompt").orElseThrow();
    }

    private static void assertRestored(String text) throws IOException {
        for (String slash : List.of("/", "\\/")) {
            ExtractedImages images = new ExtractedImages(new RecordingContext().spool());
            String extracted = throughTheExtractor(text, slash, images);
            assertThat(extracted).isNotEqualTo(text);
            assertThat(images.restored(extracted, image -> true)).isEqualTo(text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "see data:image/png;base64,QUJDREVG and more",
                "data:text/plain;base64,SGVsbG8",
                "data:text/plain;base64,SGVsbG8= Hello",
                "DATA:Image/PNG;Base64,QUJD",
                "data:image/png;base64,QUJD\nplease draw it\nin blue",
                "data:image/png;base64,QUJD\r\nplease\r\n\r\ndraw",
                "data:image/png;base64,QUJD\n\nplease",
                "data:image/png;base64,QU_-QUJDx and data:image/png;base64,QU+/QUJD",
                "data:image/png;base64,QU+/QUJD_",
                "data:image/png;base64,-_-_QU-_",
                "data:image/png;base64,QUJD\n//// end",
                "data:image/png;base64,QUJD\n////\nQUJD",
                "data:image/png;base64,QU+/QUJD= _and-more_words-",
                "data:image/png;base64,",
                "data:image/png;base64,QUJD\n"
            })
    void restoresATextLetterForLetter(String text) throws IOException {
        assertRestored(text);
    }

    @Test
    void restoresLongBase64InLinesAndInTheOtherAlphabet() throws IOException {
        byte[] bytes = new byte[50_000];
        new Random(3).nextBytes(bytes);
        String wrapped = Base64.getMimeEncoder().encodeToString(bytes);
        assertRestored("data:image/png;base64," + wrapped + " end");
        assertRestored("data:image/png;base64," + wrapped.replace("\r", "") + "\nend");
        assertRestored("data:image/png;base64," + Base64.getUrlEncoder().encodeToString(bytes) + " end");
        assertRestored("data:image/png;base64," + Base64.getEncoder().encodeToString(bytes) + "\nend");
        assertRestored("a data:image/png;base64,QUJDREVG\nQUJD\nQUJDQUJDQUJD\nQUJD b");
    }

    @Test
    void restoresOnlyWhatIsChosen() throws IOException {
        ExtractedImages images = new ExtractedImages(new RecordingContext().spool());
        String text = throughTheExtractor("data:text/plain;base64,QUJD data:image/png;base64,QUJD", "/", images);
        assertThat(images.restored(text, ExtractedImage::isOtherMedia))
                .isEqualTo("data:text/plain;base64,QUJD data:image/png;base64,…");
        assertThat(images.restored("easel-image:0123456789abcdef:000000", image -> true))
                .isEqualTo("easel-image:0123456789abcdef:000000");
    }

    /** What is decoded in place lies in the same buffer as the text. */
    @Test
    void doesNotTakeDecodedBytesForText() throws IOException {
        byte[] bytes = new byte[3 * 768 + 300];
        Arrays.fill(bytes, (byte) '-');
        Arrays.fill(bytes, 3 * 768, bytes.length, (byte) -1);
        assertRestored("x".repeat(9000) + "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(bytes));
    }

    @Test
    void restoresWordsAfterTheLinesOfAnImage() throws IOException {
        assertRestored("data:image/png;base64,QUJD\nREVG\nR0hJ\r\nSktM\r\nTU5PUFFS\nU1RV and more");
        assertRestored("data:image/png;base64,QUJD\nREVG\nR0hJSktM\nTU5PUFFS\nU1RV");
    }

    @Test
    void leavesTextWithoutImagesAsItIs() throws IOException {
        ExtractedImages images = new ExtractedImages(new RecordingContext().spool());
        String text = "no image";
        assertThat(images.restored(text, image -> true)).isSameAs(text);
    }
}
