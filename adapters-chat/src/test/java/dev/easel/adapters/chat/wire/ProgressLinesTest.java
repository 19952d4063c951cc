package dev.easel.adapters.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.event.ProgressEvent.ProviderProgress;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgressLinesTest {
    @ParameterizedTest
    @CsvSource({
        "> 🏃 Progress: 8.4%, 8.4",
        "> 🏃 进度:8.4%, 8.4",
        "> 🏃 进度：11.2％, 11.2",
        "Progress 45 %, 45.0",
        "**Video Generation Progress**: 9% (running), 9.0",
        "进度 [████░░] 100%, 100.0",
        "> Generating... 0%, 0.0",
        "> 🏃 进度 9..51.., 9.0 51.0",
        "> 🏃 进度 12..34..99..100.., 12.0 34.0 99.0 100.0",
        "Progress: 10% then 20%, 10.0 20.0",
    })
    void readsPercentages(String line, String expected) {
        assertThat(percentages(events(line))).isEqualTo(expected);
        assertThat(percentages(events(line + "\n\nmore"))).isEqualTo(expected);
        assertThat(percentages(byCharacter(line))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "A poster that says 50% off",
        "> ❇️ Keywords: a poster that says 50% off",
        "> Progress: 101%",
        "> Progress: 1000%",
        "Wait for it ... done",
        "Version 1..2..",
    })
    void ignoresOtherNumbers(String line) {
        assertThat(percentages(events(line))).isEmpty();
        assertThat(percentages(byCharacter(line))).isEmpty();
    }

    @Test
    void reportsTheTextOfTheProvider() {
        assertThat(
                        events(
                                "> ❇️ Keywords: a fox\n\n> ✨ Sora is drawing the image...\n\n> 🏃 Progress: 8.4%\n\n![](https://h/a.png)\n> done"))
                .containsExactly(
                        new ProviderProgress(OptionalDouble.empty(), "✨ Sora is drawing the image..."),
                        new ProviderProgress(OptionalDouble.of(8.4), "🏃 Progress: 8.4%"),
                        new ProviderProgress(OptionalDouble.empty(), "done"));
    }

    @Test
    void reportsEachPercentageOnceHoweverTheTextArrives() {
        String text = "> 排队中.\n> 🏃 进度 9..51..\n> Progress: 17.5%\n\n";
        assertThat(byCharacter(text)).isEqualTo(events(text));
    }

    @Test
    void readsALineOfAnyLength() {
        assertThat(events("> " + "9.".repeat(1_000_000) + "\n> Progress: 5%"))
                .contains(new ProviderProgress(OptionalDouble.of(5), "Progress: 5%"));
    }

    private static List<ProviderProgress> events(String text) {
        List<ProviderProgress> events = new ArrayList<>();
        ProgressLines lines = new ProgressLines(events::add);
        lines.follow(text);
        lines.end();
        return events;
    }

    private static List<ProviderProgress> byCharacter(String text) {
        List<ProviderProgress> events = new ArrayList<>();
        ProgressLines lines = new ProgressLines(events::add);
        for (int end = 1; end <= text.length(); end++) {
            lines.follow(text.substring(0, end));
        }
        lines.end();
        return events;
    }

    private static String percentages(List<ProviderProgress> events) {
        List<String> numbers = events.stream()
                .map(ProviderProgress::percent)
                .filter(OptionalDouble::isPresent)
                .map(percent -> String.valueOf(percent.getAsDouble()))
                .toList();
        return String.join(" ", numbers);
    }
}
