package dev.easel.cli.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryFileTest {
    private static final long MAX_BYTES = 4_000;

    @TempDir
    private Path folder;

    private HistoryFile file = new HistoryFile(Path.of(""), 0);

    @BeforeEach
    void open() {
        file = new HistoryFile(folder.resolve("new").resolve("history.jsonl"), MAX_BYTES);
    }

    private static HistoryEntry entry(String prompt) {
        return new HistoryEntry(
                0,
                Instant.parse("2026-01-02T03:04:05Z"),
                "generate",
                List.of("generate", prompt),
                List.of("--header"),
                Optional.of(prompt),
                Optional.of("openai"),
                Optional.of("0.04 USD"),
                List.of("/a.png"),
                1,
                Optional.of("no"));
    }

    @Test
    void givesBackWhatItWasGivenUnderTheNextNumber() {
        assertThat(file.entries()).isEmpty();
        file.append(entry("first\n\u201C\uD83D\uDE00"));
        file.append(entry("second"));
        assertThat(file.entries())
                .containsExactly(
                        entry("second").number(2),
                        entry("first\n\u201C\uD83D\uDE00").number(1));
    }

    @Test
    void dropsTheOlderHalfWhenItIsFull() throws IOException {
        IntStream.range(0, 100).forEach(i -> file.append(entry("prompt " + i)));
        assertThat(Files.size(file.path())).isLessThanOrEqualTo(MAX_BYTES);
        List<HistoryEntry> entries = file.entries();
        assertThat(entries).hasSizeBetween(4, 20);
        assertThat(entries.get(0)).isEqualTo(entry("prompt 99").number(100));
        assertThat(entries.get(entries.size() - 1).number()).isEqualTo(101 - entries.size());
    }

    @Test
    void passesOverALineThatACrashCut() throws IOException {
        file.append(entry("first"));
        Files.writeString(file.path(), "{\"v\":1,\"numb", StandardOpenOption.APPEND);
        file.append(entry("second"));
        assertThat(file.entries()).extracting(HistoryEntry::number).containsExactly(2L, 1L);
        assertThat(Files.readAllLines(file.path())).hasSize(3);
    }

    @Test
    void losesNothingWhenManyWrite() {
        HistoryFile large = new HistoryFile(folder.resolve("history.jsonl"), 1 << 20);
        IntStream.range(0, 200).parallel().forEach(i -> large.append(entry("prompt " + i)));
        assertThat(large.entries())
                .extracting(HistoryEntry::number)
                .containsExactlyElementsOf(
                        IntStream.range(0, 200).mapToObj(i -> 200L - i).toList());
    }
}
