package dev.easel.json;

import static dev.easel.json.JournalSamples.ended;
import static dev.easel.json.JournalSamples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.batch.JournalEntry;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FileJournalTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("journal.jsonl");
    }

    private void write(JournalEntry... entries) {
        try (FileJournal journal = FileJournal.open(file)) {
            List.of(entries).forEach(journal::append);
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file);
    }

    private void rewrite(List<String> lines) throws IOException {
        Files.write(file, lines);
    }

    private void add(String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.APPEND);
    }

    @Test
    void returnsTheLastEntryOfEachJob() {
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("1")).isEmpty();
            journal.append(started("1"));
            journal.append(started("2"));
            journal.append(ended("1"));
            assertThat(journal.last("1")).contains(ended("1"));
            assertThat(journal.last("2")).contains(started("2"));
            assertThat(journal.last("3")).isEmpty();
            assertThat(journal.jobs()).isEqualTo(2);
        }
    }

    @Test
    void returnsWhatAnEarlierProcessWrote() {
        write(started("1"), started("2"), ended("1"));
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("1")).contains(ended("1"));
            assertThat(journal.last("2")).contains(started("2"));
            assertThat(journal.notes()).isEmpty();
            journal.append(ended("2"));
            assertThat(journal.last("2")).contains(ended("2"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"../x", "CON", "😀 é 中", "a\"b\\c\nd\u0000", "\ud800", "?", "\ufffd"})
    void tellsAnyIdsApart(String id) {
        write(started(id), started(id + "2"), ended(id));
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last(id)).contains(ended(id));
            assertThat(journal.last(id + "2")).contains(started(id + "2"));
            assertThat(journal.jobs()).isEqualTo(2);
        }
    }

    @Test
    void tellsHalvesOfCharactersApart() {
        write(started("\ud800"), started("?"), started("\udc00"));
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.jobs()).isEqualTo(3);
        }
    }

    /** Whatever was cut off of the last line by a kill, the rest is there. */
    @Test
    void cutsOffALineThatWasWrittenInPart() throws IOException {
        write(started("1"), started("2"));
        byte[] whole = Files.readAllBytes(file);
        write(ended("2"));
        byte[] longer = Files.readAllBytes(file);
        for (int length = whole.length + 1; length < longer.length - 1; length += 23) {
            Files.write(file, Arrays.copyOf(longer, length));
            try (FileJournal journal = FileJournal.open(file)) {
                assertThat(journal.last("2")).contains(started("2"));
                assertThat(journal.notes().toString()).contains("Line 4").contains((length - whole.length) + " bytes");
            }
            assertThat(Files.readAllBytes(file)).isEqualTo(whole);
        }
    }

    @Test
    void completesALineThatLacksOnlyItsLineFeed() throws IOException {
        write(started("1"), ended("1"));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("1")).contains(ended("1"));
            journal.append(started("2"));
        }
        assertThat(lines()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000\u0000\u0000", "{\"event\":\"started\",\"id\":\"2\"}\n", "\n", "x\n"})
    void cutsOffAnythingAfterTheLastIntactLine(String tail) throws IOException {
        write(started("1"));
        byte[] whole = Files.readAllBytes(file);
        add(tail);
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("1")).contains(started("1"));
            assertThat(journal.notes()).hasSize(1);
            assertThat(journal.notes().toString()).contains("Line 3");
        }
        assertThat(Files.readAllBytes(file)).isEqualTo(whole);
    }

    @Test
    void refusesADamagedLineInTheMiddleByItsNumber() throws IOException {
        write(started("1"), started("2"), started("3"));
        List<String> lines = lines();
        lines.set(2, lines.get(2).replace("key-2", "key-X"));
        rewrite(lines);
        assertThatThrownBy(() -> FileJournal.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Line 3 of the journal " + file + " is damaged");
        assertThat(lines()).isEqualTo(lines);
    }

    @Test
    void refusesALineThatIsMissingInPartInTheMiddle() throws IOException {
        write(started("1"), started("2"));
        List<String> lines = lines();
        lines.set(1, lines.get(1).substring(5));
        rewrite(lines);
        assertThatThrownBy(() -> FileJournal.open(file)).hasMessageContaining("Line 2");
    }

    @Test
    void refusesALaterVersion() throws IOException {
        Files.writeString(file, "{\"easel\":\"journal\",\"version\":2,\"check\":\"other\"}\n");
        assertThatThrownBy(() -> FileJournal.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is of version 2")
                .hasMessageContaining("reads version 1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"id,prompt\n1,a cat\n", "{\"id\":1}\n", "not JSON", "[]"})
    void leavesFilesOfOthersAlone(String content) throws IOException {
        Files.writeString(file, content);
        assertThatThrownBy(() -> FileJournal.open(file))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("is not a journal of Easel");
        assertThat(file).hasContent(content);
    }

    @Test
    void beginsAgainWhereOnlyAPartOfTheFirstLineWasWritten() throws IOException {
        write();
        String header = Files.readString(file);
        for (int length = 0; length < header.length(); length += 5) {
            Files.writeString(file, header.substring(0, length));
            write(started("1"));
            assertThat(lines()).hasSize(2).startsWith(header.strip());
        }
    }

    @Test
    void ignoresWhatALaterVersionOfTheSameFormatAdds() throws IOException {
        write();
        ObjectNode line = EntryForm.write(ended("1"));
        line.put("color", "green").withObject("/outcome").put("mood", "calm");
        Files.write(file, JournalLine.of(line), StandardOpenOption.APPEND);
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("1")).contains(ended("1"));
        }
    }

    @Test
    void namesTheJobOfAnEntryThatItDoesNotKnow() throws IOException {
        write();
        ObjectNode line = EntryForm.write(started("1")).put("event", "danced");
        Files.write(file, JournalLine.of(line), StandardOpenOption.APPEND);
        try (FileJournal journal = FileJournal.open(file)) {
            assertThatThrownBy(() -> journal.last("1"))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("job '1'")
                    .hasMessageContaining("\"danced\"");
        }
    }

    @Test
    void isUsedByOneAtATime() {
        try (FileJournal journal = FileJournal.open(file)) {
            assertThatThrownBy(() -> FileJournal.open(file))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is in use");
            journal.append(started("1"));
        }
        write(started("2"));
    }

    @Test
    void needsAFolder() throws IOException {
        Path notAFolder = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> FileJournal.open(notAFolder.resolve("journal.jsonl")))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("Cannot write the journal");
        assertThatThrownBy(() -> FileJournal.open(folder.resolve("nowhere/journal.jsonl")))
                .hasMessageContaining("does not exist");
        assertThatThrownBy(() -> FileJournal.open(folder)).hasMessageContaining("not a regular file");
    }

    @Test
    void isOfNoUseOnceItIsClosed() {
        FileJournal journal = FileJournal.open(file);
        journal.close();
        journal.close();
        assertThatThrownBy(() -> journal.append(started("1"))).hasMessageContaining("is closed");
        assertThatThrownBy(() -> journal.last("1")).hasMessageContaining("is closed");
    }

    /** The checksums were computed by another program, after the documentation. */
    @Test
    void writesTheDocumentedLines() throws IOException {
        write(started("1"), new JournalEntry.Submitted("1", "f", "acme", "job_9"));
        assertThat(lines())
                .containsExactly(
                        "{\"easel\":\"journal\",\"version\":1,\"crc32c\":\"6e028b06\"}",
                        "{\"event\":\"started\",\"id\":\"1\",\"fingerprint\":\"" + JournalSamples.HASH
                                + "\",\"idempotencyKey\":\"key-1\",\"at\":\"2026-11-28T14:12:00.123456789Z\""
                                + ",\"crc32c\":\"e0075df5\"}",
                        "{\"event\":\"submitted\",\"id\":\"1\",\"fingerprint\":\"f\",\"provider\":\"acme\","
                                + "\"providerJob\":\"job_9\",\"crc32c\":\"bb3b7fc6\"}");
    }

    @Test
    void refusesAnEntryThatIsTooLong() {
        JournalEntry huge = new JournalEntry.Submitted("1", "f", "acme", "x".repeat(JournalLine.MAX_BYTES));
        try (FileJournal journal = FileJournal.open(file)) {
            assertThatThrownBy(() -> journal.append(huge))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("job '1'");
            journal.append(started("2"));
            assertThat(journal.last("1")).isEqualTo(Optional.empty());
        }
    }

    @Test
    void readsLongEntries() {
        JournalEntry large = new JournalEntry.Submitted("1", "f", "acme", "é".repeat(300_000));
        write(large, started("2"));
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("1")).contains(large);
        }
        assertThat(file.toFile().length()).isGreaterThan("é".repeat(300_000).getBytes(StandardCharsets.UTF_8).length);
    }
}
