package dev.easel.server.internal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.internal.SpillingSpool;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A text that quotes data URIs is passed on exactly as it was, though they are extracted while it arrives. */
class QuotedDataUriTest {
    private static final String URI =
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk"
                    + "+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private static List<String> prompts() {
        return List.of(
                URI,
                "Draw " + URI + " and " + URI + ".",
                URI + "7 times",
                URI + "==7",
                URI.replaceAll("=+$", "") + "=123",
                "data:image/png;base64,AAA=5",
                "data:image/png;base64,AB==",
                "data:image/png;base64,AAB=",
                "data:image/png;base64,AB== data:image/png;base64,AB",
                "data:image/png;base64,A",
                "data:image/png;base64,",
                "data:image/png;base64,====",
                "data:image/png;base64,ab-cd_ef/gh+ij-kl",
                "data:image/png;base64,ab/cd+ef-gh_ij/kl",
                "see data:image/png;base64,AAAA-is-a/path+more",
                "DATA:Image/PNG;charset=utf-8;BASE64,AAAA",
                "data:;base64,AAAA",
                "data:text/plain;base64,SGVsbG8=",
                "data:image/png,raw%20text and data:image/svg+xml;utf8,<svg/>",
                "data:data:image/png;base64,AAAA",
                "data:image/png;base64, AAAA",
                "data:image/png;base64,AA AA\tBB\nCC\r\nDD\n\nEE\r\rFF\r\n\r\nGG",
                "data:image/png;base64,AAAA\nBBBB\nCCC\nand words\n",
                "data:image/png;base64,AAAA\r\n",
                "data:image/png;base64,AAAA\u00e9\ud83d\ude00",
                "data:image/png;base64,AAAA\\n\"quoted\" \u0000 \u0007",
                "  \n" + URI + "\n  ",
                "easel-image:0123456789abcdef:000000 " + URI);
    }

    private static JsonObject read(String json, SpillingSpool spool) throws IOException {
        return JsonRequestParser.read(
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)), 1 << 20, spool, "mask_file");
    }

    private static void assertUnaltered(String prompt, String json) throws IOException {
        try (SpillingSpool spool = new SpillingSpool(1 << 16, Optional.empty())) {
            JsonObject body = read("{\"a\":\"" + URI + "\",\"prompt\":\"" + json + "\"}", spool);
            assertThat(body.original(body.requiredText("prompt"))).isEqualTo(prompt);
        }
    }

    @ParameterizedTest
    @MethodSource("prompts")
    void arrivesAsItWas(String prompt) throws IOException {
        assertUnaltered(prompt, escaped(prompt, new Random(0), 0));
        assertUnaltered(prompt, escaped(prompt, new Random(0), 100));
        assertUnaltered(prompt, escaped(prompt, new Random(0), 20));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void arrivesAsItWasWhateverSurroundsIt(long seed) throws IOException {
        Random random = new Random(seed);
        String[] pieces = {
            "data:image/png;base64,",
            "data:",
            ";base64,",
            "AAAA",
            "AB",
            "=",
            "==",
            "-_",
            "+/",
            "\n",
            "\r\n",
            " ",
            "7",
            "0",
            "x",
            "é",
            "\\",
            "\"",
            "\ud83d\ude00",
            URI,
            "easel-image:",
            "\t",
            "A"
        };
        for (int i = 0; i < 400; i++) {
            StringBuilder prompt = new StringBuilder();
            for (int piece = random.nextInt(12); piece >= 0; piece--) {
                prompt.append(pieces[random.nextInt(pieces.length)]);
            }
            String text = prompt.toString();
            assertUnaltered(text, escaped(text, random, random.nextInt(60)));
        }
    }

    /** Writes a text as JSON, with so many percent of the characters as numeric escapes that need none. */
    private static String escaped(String text, Random random, int percent) {
        StringBuilder json = new StringBuilder();
        for (char c : text.toCharArray()) {
            if (c < ' ' || !Character.isSurrogate(c) && random.nextInt(100) < percent) {
                json.append(c == '\n' && random.nextBoolean() ? "\\n" : String.format("\\u%04x", (int) c));
            } else if (c == '"' || c == '\\' || c == '/' && random.nextInt(100) < percent) {
                json.append('\\').append(c);
            } else {
                json.append(c);
            }
        }
        return json.toString();
    }

    @Test
    void arrivesWithManyUnevenLines() throws IOException {
        StringBuilder uri = new StringBuilder("data:image/png;base64,");
        Random random = new Random(0);
        for (int i = 0; i < 30_000; i++) {
            uri.append("AAAA".repeat(1 + random.nextInt(7))).append('\n');
        }
        assertUnaltered(uri.toString(), escaped(uri.toString(), new Random(0), 0));
    }

    @Test
    void isRefusedWhereItWouldFillTheMemory() throws IOException {
        String uri = "data:image/png;base64," + "AAAA".repeat(1 << 19);
        try (SpillingSpool spool = new SpillingSpool(1 << 16, Optional.empty())) {
            JsonObject body = read("{\"prompt\":\"" + uri + "\"}", spool);
            String prompt = body.requiredText("prompt");
            assertThatThrownBy(() -> body.original(prompt))
                    .isInstanceOfSatisfying(HttpErrorException.class, refused -> {
                        assertThat(refused.error().status()).isEqualTo(400);
                        assertThat(refused.error().code()).isEqualTo("string_above_max_length");
                    });
        }
    }
}
