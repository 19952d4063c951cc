package dev.easel.adapters.chat.find;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.wire.ChatMessage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Millions of characters of the worst possible text. Quadratic time would need an hour for each test, so a test that ends
 * proves linear time.
 */
class LinearTimeTest {
    private static final int LENGTH = 1_000_000;

    @ParameterizedTest
    @ValueSource(strings = {"![", "[", "(", "<img", "```"})
    void readsTenMillionCharacters(String piece) {
        read(piece.repeat(10_000_000 / piece.length()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "![",
                "[",
                "]",
                "](",
                "![](",
                "![](<",
                "![](a \"",
                "![](a \"![](b '",
                "![](a (",
                "![a](data:image/png;base64,AAAA",
                "![](((((",
                "[![](",
                "\\![",
                "(",
                ")",
                "![a](b c ",
                "![](b)c)",
                "[x](y",
                "[[x](y)](z",
                "[![x](y)](z)",
                "<",
                "<img",
                "<img ",
                "<img src=",
                "<img src=\"",
                "<img src='a' b=\"",
                "<img =/ ",
                "<think>",
                "</think>",
                "<think",
                "```",
                "```\n",
                "~~~~",
                "````\n```\n",
                "> ",
                ">\n",
                "\n",
                " ",
                "Keywords",
                "Keywords:\n",
                "data:",
                "data:;base64,",
                "data:image/png;base64,AA\n",
                "data:image/png;base64,AA\nAA\n\n",
                "easel-image:",
                "easel-image:0123456789abcdef:000001",
                "http",
                "http://",
                "https://a.png请",
                "http://a(",
                "http://a.png)",
                "http:\\/\\/",
                "a.",
                "&",
                "&amp;",
                "&#",
                "{",
                "[{\"",
                "/9j/",
            })
    void readsTheWorstText(String piece) {
        read(piece.repeat(LENGTH / piece.length()));
    }

    @Test
    void readsAnEarlyClosedBracketOnlyOnce() {
        read("\\\\".repeat(LENGTH / 4) + "![" + "]".repeat(LENGTH) + "](a)");
    }

    @Test
    void findsAnImageAfterTheWorstText() {
        String worst = "![ [x](y ![]( <img src=' ``` data:, http:// ".repeat(LENGTH / 50);
        MessageImages finder = new MessageImages("https://api.example/v1");

        assertThat(finder.shown(message(worst + "'> ![a](https://h/a.png)")))
                .contains(new ImageReference.Link("https://h/a.png"));
    }

    private static void read(String text) {
        MessageImages finder = new MessageImages("https://api.example/v1");

        assertThat(finder.shown(message(text))).isNotNull();
        assertThat(finder.named(message(text))).isNotNull();
    }

    private static ChatMessage message(String text) {
        return new ChatMessage(
                List.of(new ChatMessage.Part.Text(text)), Map.of(), Optional.empty(), List.of(), Optional.empty());
    }
}
