package dev.easel.server.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.internal.SpillingSpool;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not JSON as it should be end in a clear 400, never in another failure. */
class MalformedJsonTest {
    private static final String VALID =
            "{\"prompt\":\"a \\ud83d\\ude00\",\"n\":2,\"list\":[{\"url\":\"data:image/png;base64,"
                    + "AAAA\"},null,true],\"mask_file\":\"QUJD\",\"share\":0.25}";

    private static JsonObject read(byte[] body) throws IOException {
        try (SpillingSpool spool = new SpillingSpool(1 << 16, Optional.empty())) {
            return JsonRequestParser.read(new ByteArrayInputStream(body), 1 << 16, spool, "mask_file");
        }
    }

    private static void assertRefused(byte[] body, String message) {
        assertThatThrownBy(() -> read(body)).isInstanceOfSatisfying(HttpErrorException.class, refused -> {
            assertThat(refused.error().status()).isEqualTo(400);
            assertThat(refused.error().message())
                    .containsIgnoringCase(message)
                    .hasSizeLessThan(600)
                    .doesNotContain("com.fasterxml", "java.", "Feature");
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    ``                                      | not a JSON object
                    null                                    | not a JSON object
                    []                                      | not a JSON object
                    "text"                                  | not a JSON object
                    {"prompt":"a","prompt":"b"}             | duplicate field 'prompt'
                    {"a":{"b":1,"b":2}}                     | duplicate field 'b'
                    {"prompt":"a"}{}                        | invalid JSON
                    {"prompt":"a"} x                        | invalid JSON
                    {"prompt":NaN}                          | invalid JSON
                    {"prompt":Infinity}                     | invalid JSON
                    {"prompt":-Infinity}                    | invalid JSON
                    {"n":01}                                | invalid JSON
                    {"n":+1}                                | invalid JSON
                    {"n":1.}                                | invalid JSON
                    {"n":0x10}                              | invalid JSON
                    {'prompt':'a'}                          | invalid JSON
                    {prompt:"a"}                            | invalid JSON
                    {"prompt":"a",}                         | invalid JSON
                    {"prompt":"a"                           | JSON
                    {"prompt":"a                            | JSON
                    {"prompt":"a\\u12"}                     | \\u
                    {"prompt":"a\\x"}                       | invalid JSON
                    {"prompt":"\\ud83d"}                    | prompt: it has half of a surrogate pair
                    {"prompt":"\\ude00\\ud83d"}             | prompt: it has half of a surrogate pair
                    {"list":[{"a":"\\udfff"}]}              | list[0].a: it has half of a surrogate pair
                    {"\\ud800":"a"}                         | surrogate
                    {/* comment */"prompt":"a"}             | invalid JSON
                    """)
    void isRefused(String body, String message) {
        assertRefused(body.getBytes(StandardCharsets.UTF_8), message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16BE", "UTF-16LE", "UTF-32", "UTF-32LE"})
    void isRefusedInAnotherEncoding(String charset) {
        assertRefused(VALID.getBytes(Charset.forName(charset)), "not in UTF-8");
    }

    @Test
    void isRefusedWithBytesThatAreNotUtf8() {
        for (int[] bytes : new int[][] {{0xE9}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xF5, 0x80, 0x80, 0x80}, {0xFF}}) {
            StringBuilder body = new StringBuilder("{\"prompt\":\"a");
            for (int b : bytes) {
                body.append((char) b);
            }
            assertRefused(body.append("\"}").toString().getBytes(StandardCharsets.ISO_8859_1), "not in UTF-8");
        }
    }

    @Test
    void isReadAfterAByteOrderMark() throws IOException {
        assertThat(read(("\uFEFF" + VALID).getBytes(StandardCharsets.UTF_8)).requiredText("prompt"))
                .isEqualTo("a \ud83d\ude00");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "{\"a\":[", "\"", "\\", ",", "]", "}"})
    void isRefusedWhereItNestsDeeplyOrRepeats(String piece) {
        assertRefused(("{\"a\":" + piece.repeat(20_000 / piece.length())).getBytes(StandardCharsets.UTF_8), "");
    }

    @ParameterizedTest
    @CsvSource({
        "n, 1e999999999",
        "n, -1e999999999",
        "n, 99999999999999999999999",
        "n, 2147483648",
        "n, 1.5",
        "number, 1e999999999",
        "number, 1e400"
    })
    void isRefusedWithANumberOutOfRange(String kind, String number) throws IOException {
        for (String written :
                new String[] {number, "\"" + number + "\"", "\"" + "9".repeat(50_000) + "." + number + "\""}) {
            JsonObject body = read(("{\"n\":" + written + "}").getBytes(StandardCharsets.UTF_8));
            assertThatThrownBy(() -> {
                        if (kind.equals("n")) {
                            body.integer("n");
                        } else {
                            body.number("n");
                        }
                    })
                    .isInstanceOfSatisfying(HttpErrorException.class, refused -> {
                        assertThat(refused.error().param()).contains("n");
                        assertThat(refused.error().message()).hasSizeLessThan(300);
                    });
        }
    }

    @Test
    void isRefusedWithANumberOfManyDigits() {
        assertRefused(("{\"n\":" + "9".repeat(50_000) + "}").getBytes(StandardCharsets.UTF_8), "number");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void neverFailsInAnotherWayWhateverIsBroken(long seed) {
        Random random = new Random(seed);
        byte[] odd = "{}[]\",:\\/u0\u0000\u00e9;=+-".getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < 1_000; i++) {
            byte[] body = VALID.getBytes(StandardCharsets.UTF_8);
            for (int change = random.nextInt(4); change >= 0; change--) {
                body[random.nextInt(body.length)] = odd[random.nextInt(odd.length)];
            }
            try {
                JsonObject read = read(body);
                read.image("mask_file");
                read.objects("list");
                read.text("prompt").ifPresent(read::original);
                read.integer("n");
                read.number("share");
            } catch (HttpErrorException e) {
                assertThat(e.error().status()).isEqualTo(400);
            } catch (RuntimeException | IOException e) {
                throw new AssertionError(new String(body, StandardCharsets.ISO_8859_1), e);
            }
        }
    }

    @Test
    @Timeout(30)
    void readsManyElementsUnderLongNames() throws IOException {
        String name = "n".repeat(45_000);
        int depth = 14;
        String body = ("{\"" + name + "\":").repeat(depth) + "[" + "1,".repeat(400_000) + "1]" + "}".repeat(depth);

        try (SpillingSpool spool = new SpillingSpool(1 << 16, Optional.empty())) {
            InputStream in = new ByteArrayInputStream(body.getBytes(StandardCharsets.US_ASCII));
            assertThat(JsonRequestParser.read(in, 2 << 20, spool).names()).containsExactly(name);
        }
    }
}
