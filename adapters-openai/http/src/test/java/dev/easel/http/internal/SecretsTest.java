package dev.easel.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.HttpCall;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
    private static final String KEY = "sk-canary/4711+z";
    private static final Secrets SECRETS =
            Secrets.of(call().secret("Authorization", "Bearer " + KEY).keys());

    private static HttpCall call() {
        return HttpCall.get("https://images.example/v1?api-key=query-canary&model=gpt-image-1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                KEY,
                "sk-canary\\/4711+z",
                "sk-canary\\u002f4711\\u002Bz",
                "\\u0073k-canary/4711+z",
                "sk-canary%2F4711%2bz",
                "Bearer " + KEY,
                "query-canary"
            })
    void hidesAKeyHoweverItIsWritten(String quoted) {
        assertThat(SECRETS.hiddenIn("{\"message\":\"Incorrect API key: " + quoted + ".\"}"))
                .isEqualTo("{\"message\":\"Incorrect API key: ***.\"}");
        assertThat(SECRETS.hiddenIn(quoted + quoted)).isEqualTo("******");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"sk-canary/4711", "k-canary/4711+z", "sk-canary%2", "sk-canary\\u00", "sk-canary\\", "Bearer"})
    void leavesEverythingElseAsItIs(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);

        assertThat(SECRETS.hiddenIn(text)).isSameAs(text);
        assertThat(SECRETS.hiddenIn(bytes)).isSameAs(bytes);
    }

    @Test
    void findsKeysInFieldsAndParametersThatSoundLikeOne() {
        Secrets secrets = Secrets.of(call().header("X-Goog-Api-Key", "header-canary")
                .header("X-Title", "My Application")
                .header("X-Api-Key-Mode", "short")
                .keys());

        assertThat(secrets.hiddenIn("header-canary query-canary gpt-image-1 My Application short"))
                .isEqualTo("*** *** gpt-image-1 My Application short");
    }

    @Test
    void joinsTheKeysOfTwoCalls() {
        Secrets both = SECRETS.and(Secrets.of(HttpCall.get("https://b.example")
                .secret("X-API-Key", "other-canary")
                .keys()));

        assertThat(both.hiddenIn(KEY + " other-canary query-canary")).isEqualTo("*** *** ***");
        assertThat(Secrets.NONE.and(Secrets.NONE).hiddenIn(KEY)).isEqualTo(KEY);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 65_521, 65_536, 200_000})
    void hidesKeysThatAreWrittenInPieces(int piece) throws IOException {
        String filler = "x".repeat(65_530);
        String text = KEY + filler + KEY + filler + "sk-canary\\u002f4711+z" + filler + KEY;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (OutputStream hiding = SECRETS.hiding(out)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            for (int at = 0; at < bytes.length; at += piece) {
                hiding.write(bytes, at, Math.min(piece, bytes.length - at));
            }
        }

        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo("***" + filler + "***" + filler + "***" + filler + "***");
    }

    @Test
    void aStreamWithoutKeysIsTheSame() {
        OutputStream out = new ByteArrayOutputStream();

        assertThat(Secrets.NONE.hiding(out)).isSameAs(out);
    }

    @Test
    void hidesAKeyThatEndsInAnEscapeAtTheEnd() {
        assertThat(SECRETS.hiddenIn("sk-canary/4711+%7a")).isEqualTo("***");
        assertThat(SECRETS.hiddenIn("sk-canary/4711+\\u007a")).isEqualTo("***");
    }

    @Test
    void doesNotContinueAKeyAtTheBeginning() {
        assertThat(SECRETS.hiddenIn("1+z is not the end of sk-canary/47"))
                .isEqualTo("1+z is not the end of sk-canary/47");
    }

    @Test
    void hidesKeysOfEightCharacters() {
        Secrets secrets = Secrets.of(call().secret("X-Api-Key", "12345678")
                .header("X-Token", "1234567")
                .keys());

        assertThat(secrets.hiddenIn("12345678 1234567")).isEqualTo("*** 1234567");
    }
}
