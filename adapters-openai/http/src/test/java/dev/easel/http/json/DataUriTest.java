package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.testing.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataUriTest {
    private final ExtractedImages images = new ExtractedImages(new RecordingContext().spool());

    private String cut(String json) throws IOException {
        byte[] left = new ImageExtractor(ExtractionRule.of("data[].b64_json"), images, 1 << 16)
                .cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return new String(left, StandardCharsets.UTF_8).replaceAll("easel-image:[0-9a-f]{16}:0{0,5}", "easel-image:");
    }

    private byte[] image(int index) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        images.all().get(index).writeTextTo(text);
        String base64 = text.toString(StandardCharsets.US_ASCII);
        return Base64.getMimeDecoder().decode(base64.substring(base64.indexOf(',') + 1));
    }

    @Test
    void keepsALineAfterAnUnfinishedDataUri() throws IOException {
        assertThat(cut("{\"a\":\"data:;base64,QUJDRA\\nHere\"}")).isEqualTo("{\"a\":\"easel-image:0\\nHere\"}");
        assertThat(image(0)).asString(StandardCharsets.US_ASCII).isEqualTo("ABCD");
    }

    @Test
    void doesNotJoinADataUriFromTwoStrings() throws IOException {
        String json = "{\"a\":\"data:\",\"b\":\"image/png;base64,QUJD\",\"data\":[{\"b64_json\":\"QUJD\"}]}";
        assertThat(cut(json)).isEqualTo(json.replace(":\"QUJD\"", ":\"easel-image:0\""));
        assertThat(image(0)).asString(StandardCharsets.US_ASCII).isEqualTo("ABC");
    }

    @Test
    void continuesADataUriInLinesAndWithEscapes() throws IOException {
        assertThat(cut("{\"a\":\"data:;base64,QUJD\\nREVG\\nR0hJ\\n\\u004a0tM\\/\\/\\/\\/ end\"}"))
                .isEqualTo("{\"a\":\"easel-image:0 end\"}");
        assertThat(image(0))
                .startsWith("ABCDEFGHI".getBytes(StandardCharsets.US_ASCII))
                .hasSize(15);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:azAZ09/x+.-_*;a=b;base64,QUJD",
                "DATA:;BASE64,QUJD",
                "data:image/png;charset=base64;base64,QUJD",
                "dadata:;base64,QUJD"
            })
    void extractsADataUriOfEveryMediaType(String uri) throws IOException {
        cut("[\"" + uri + "\"]");

        assertThat(image(0)).asString(StandardCharsets.US_ASCII).isEqualTo("ABC");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "data:im@ge/png;base64,QUJD",
                "data:[x];base64,QUJD",
                "data:`;base64,QUJD",
                "data:{;base64,QUJD",
                "data::;base64,QUJD",
                "data:image/png;base64;QUJD",
                "data:image/png,QUJD",
                "data:base64,QUJD",
                "data;base64,QUJD",
                "date:;base64,QUJD",
                "dat[:;base64,QUJD",
                "data:,;base64,QUJD"
            })
    void leavesWhatIsNoDataUri(String text) throws IOException {
        assertThat(cut("[\"" + text + "\"]")).isEqualTo("[\"" + text + "\"]");
    }

    @Test
    void continuesALineThatBeginsWithAnEscape() throws IOException {
        assertThat(cut("[\"data:;base64,QUJD\\n\\/\\/\\/\\/ end\"]")).isEqualTo("[\"easel-image:0 end\"]");
        assertThat(image(0)).containsExactly('A', 'B', 'C', 0xFF, 0xFF, 0xFF);
    }

    @Test
    void extractsADataUriWhoseBeginningIsNotEndless() throws IOException {
        String longest = "data:" + "x".repeat(243) + ";base64,";

        assertThat(cut("[\"" + longest + "QUJD\"]")).isEqualTo("[\"easel-image:0\"]");
        assertThat(cut("[\"x" + longest.replace(":", ":x") + "QUJD\"]")).contains("QUJD");
    }
}
