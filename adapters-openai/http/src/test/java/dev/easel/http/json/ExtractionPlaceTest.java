package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.port.out.CallContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractionPlaceTest {
    private final ExtractedImages images =
            new ExtractedImages(CallContext.detached().spool());

    private String cut(String json, String... positions) throws IOException {
        byte[] left = new ImageExtractor(ExtractionRule.of(positions), images, 1 << 16)
                .cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        return new String(left, StandardCharsets.UTF_8).replaceAll("easel-image:[0-9a-f]{16}:0{0,5}", "easel-image:");
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://h/a.png", "http://h/a.png?b=c", "https:\\/\\/h\\/a.png", "\\u0068ttp:"})
    void aUrlInPlaceOfBase64IsLeft(String url) throws IOException {
        String json = "{\"image\":\"" + url + "\",\"next\":1}";

        assertThat(cut(json, "image")).isEqualTo(json);
        assertThat(images.all()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http", "httpsAAA", "h+/=", "httpAAAA", "hA=="})
    void base64ThatBeginsLikeAUrlIsTaken(String base64) throws IOException {
        assertThat(cut("{\"image\":\"" + base64 + "\"}", "image")).isEqualTo("{\"image\":\"easel-image:0\"}");

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        images.all().get(0).writeTextTo(text);
        assertThat(Base64.getDecoder().decode(text.toByteArray()))
                .isEqualTo(Base64.getDecoder().decode(base64));
    }

    @Test
    void aWholePathIsMatchedOnlyFromTheTop() throws IOException {
        String object = "{\"a\":{\"image\":\"a b.c\"},\"image\":\"AAAA\"}";
        String list = "[{\"image\":\"AAAA\",\"a\":[{\"image\":\"a b.c\"}]}]";

        assertThat(cut(object, "$.image")).isEqualTo(object.replace("AAAA", "easel-image:0"));
        assertThat(cut(list, "$[].image")).isEqualTo(list.replace("AAAA", "easel-image:1"));
    }
}
