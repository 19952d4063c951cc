package dev.easel.core.internal.saved;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.testing.TestImages;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SavedResponseStoreTest {
    @TempDir
    private Path temporary;

    private SavedResponseStore store() {
        return SavedResponseStore.in(Optional.of(temporary.resolve("saved")));
    }

    private static SavedCall call() {
        EditRequest request = EditRequest.builder(TestImages.photo(4, 4), "make it \"blue\"\n\\ now")
                .model("m-1")
                .build();
        CallFacts facts = CallFacts.of(Billing.BILLED).provider("open_ai/é").requestId(Optional.of("req_1"));
        return SavedCall.of(request, new UnreadableResponseException("not JSON", facts, null));
    }

    private static Path save(SavedResponseStore store, String text) throws IOException {
        return store.save(call(), "json", out -> out.write(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    @Test
    void savesAFileThatSaysWhichCallItBelongsTo() throws IOException {
        Path file = save(store(), "{}");
        assertThat(file).hasContent("{}");
        assertThat(file.getFileName().toString()).matches("\\d{8}T\\d{6}Z_open-ai-_edit\\.json");
        SavedEntry entry = SavedResponseStore.entry(file).orElseThrow();
        assertThat(entry.file()).isEqualTo(file);
        assertThat(entry.bytes()).isEqualTo(2);
        assertThat(entry.call()).isEqualTo(call());
        assertThat(entry.call().verb()).contains(Verb.EDIT);
    }

    @Test
    void onlyTheUserCanOpenWhatIsSaved() throws IOException {
        SavedResponseStore store = store();
        Path file = save(store, "{}");
        store.saveBeside(file, 1, "png", out -> out.write(7));
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        try (var files = Files.list(file.getParent())) {
            assertThat(files)
                    .hasSize(4)
                    .allSatisfy(each -> assertThat(Files.getPosixFilePermissions(each))
                            .isEqualTo(PosixFilePermissions.fromString("rw-------")));
        }
    }

    @Test
    void theIndexIsOneLineOfJsonForEachFileTheNewestLast() throws IOException {
        SavedResponseStore store = store();
        Path first = save(store, "1");
        Path second = save(store, "2");
        assertThat(first.resolveSibling(SavedResponseStore.INDEX))
                .content()
                .matches("(\\{\"time\":\"[^\"]+\",\"file\":\"[^\"]+\",\"provider\":\"open_ai/é\",\"verb\":\"edit\","
                        + "\"model\":\"m-1\",\"prompt\":\"make it \\\\\"blue\\\\\"\\\\u000a\\\\\\\\ now\","
                        + "\"requestId\":\"req_1\",\"billing\":\"BILLED\","
                        + "\"failure\":\"UnreadableResponseException\",\"bytes\":1}\n){2}");
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(second, first);
    }

    @Test
    void aDamagedLineOfTheIndexCostsOnlyThatLine() throws IOException {
        SavedResponseStore store = store();
        Path file = save(store, "1");
        Path index = file.resolveSibling(SavedResponseStore.INDEX);
        Files.writeString(index, "{\"time\":\"yesterday\"}\n" + Files.readString(index) + "garbage");
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(file);
    }

    @Test
    void aLineNamesNoFileOutsideTheFolder() {
        assertThat(SavedEntry.parse(temporary, "{\"time\":\"2026-01-01T00:00:00Z\",\"file\":\"../x.json\"}"))
                .isEmpty();
        assertThat(SavedEntry.parse(temporary, "{\"time\":\"2026-01-01T00:00:00Z\",\"file\":\"\"}"))
                .isEmpty();
    }

    @Test
    void theOldestGoFirstWhenThereAreTooMany() throws IOException {
        SavedResponseStore store = store().bounds(2, 1000);
        Path first = save(store, "1");
        store.saveBeside(first, 2, "png", out -> out.write(7));
        Path second = save(store, "2");
        Path third = save(store, "3");
        assertThat(first).doesNotExist();
        assertThat(SavedResponseStore.beside(first, 2)).isEmpty();
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(third, second);
    }

    @Test
    void theOldestGoFirstWhenTheyAreTooLarge() throws IOException {
        SavedResponseStore store = store().bounds(100, 10);
        save(store, "12345");
        Path second = save(store, "6789");
        Path large = save(store, "123456");
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(large, second);
        Path larger = save(store, "1234567890abc");
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(larger);
    }

    @Test
    void savesNothingWhereNothingCame() throws IOException {
        SavedResponseStore store = store();
        assertThat(store.save(call(), "json", out -> {})).isEmpty();
        assertThat(store.entries()).isEmpty();
    }

    @Test
    void savesOnAThreadThatIsInterrupted() throws IOException {
        SavedResponseStore store = store();
        Thread.currentThread().interrupt();
        Path file = save(store, "kept");
        assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        assertThat(file).hasContent("kept");
    }

    @Test
    void savesInATemporaryFolderWhereTheFolderCannotBeUsed() throws IOException {
        Files.writeString(temporary.resolve("saved"), "not a folder");
        Path file = save(store(), "kept");
        assertThat(file).hasContent("kept").doesNotHaveToString(temporary.toString());
        assertThat(Files.getPosixFilePermissions(file.getParent()))
                .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    }

    @Test
    void severalThreadsLoseNothing() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Callable<Path>> calls = IntStream.range(0, 20)
                    .<Callable<Path>>mapToObj(i -> () -> save(store(), "response " + i))
                    .toList();
            for (Future<Path> saved : threads.invokeAll(calls)) {
                assertThat(saved.get()).exists();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(store().entries()).hasSize(20).extracting(SavedEntry::file).doesNotHaveDuplicates();
    }

    @Test
    void bytesThatAreNoTextCostOnlyTheirLine() throws IOException {
        SavedResponseStore store = store();
        Path file = save(store, "1");
        Path index = file.resolveSibling(SavedResponseStore.INDEX);
        byte[] known = Files.readAllBytes(index);
        try (OutputStream out = Files.newOutputStream(index)) {
            out.write(new byte[] {'{', -1, (byte) 0xC3, '\n'});
            out.write(known);
        }
        Path next = save(store, "2");
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(next, file);
    }

    @Test
    void anIndexThatCannotBeReadListsNothing() throws IOException {
        Path folder = Files.createDirectory(temporary.resolve("saved"));
        Files.createDirectory(folder.resolve(SavedResponseStore.INDEX));
        assertThat(store().entries()).isEmpty();
        assertThat(SavedResponseStore.entry(folder.resolve("x.json"))).isEmpty();
        assertThat(SavedResponseStore.in(Optional.of(temporary.resolve("none"))).entries())
                .isEmpty();
    }

    @Test
    void whatWasDeletedIsNotListed() throws IOException {
        SavedResponseStore store = store();
        Path first = save(store, "1");
        Path second = save(store, "22");
        assertThat(SavedResponseStore.entry(second).orElseThrow().bytes()).isEqualTo(2);
        Files.delete(first);
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(second);
        assertThat(SavedResponseStore.entry(first)).isEmpty();
        assertThat(SavedResponseStore.call(first))
                .as("by its name")
                .hasValueSatisfying(call -> assertThat(call.verb()).contains(Verb.EDIT));
    }

    @Test
    void findsTheImagesBesideTheirOwnResponse() throws IOException {
        SavedResponseStore store = store();
        Path first = save(store, "1");
        Path second = save(store, "2");
        store.saveBeside(first, 1, "png", out -> out.write(1));
        store.saveBeside(second, 1, "png", out -> out.write(2));
        store.saveBeside(second, 11, "webp", out -> out.write(3));
        assertThat(SavedResponseStore.beside(first, 1).orElseThrow()).hasBinaryContent(new byte[] {1});
        assertThat(SavedResponseStore.beside(second, 1).orElseThrow()).hasBinaryContent(new byte[] {2});
        assertThat(SavedResponseStore.beside(second, 11).orElseThrow()).hasBinaryContent(new byte[] {3});
        assertThat(SavedResponseStore.beside(first, 2)).isEmpty();
        assertThat(SavedResponseStore.beside(temporary.resolve("none").resolve("x.json"), 1))
                .isEmpty();
    }

    @Test
    void filesOfOneSecondAreNumberedFromTwo() throws IOException {
        for (int i = 0; i < 6; i++) {
            assertThat(save(store(), "x").getFileName().toString())
                    .matches("\\d{8}T\\d{6}Z_open-ai-_edit(-[2-6])?\\.json");
        }
    }

    @Test
    void aNameInAFileNameIsShortAndPlain() {
        assertThat(SavedResponseStore.plain("a b/c_d")).isEqualTo("a-b-c-d");
        assertThat(SavedResponseStore.plain("x".repeat(40))).hasSize(40);
        assertThat(SavedResponseStore.plain("x".repeat(41))).hasSize(40);
    }

    @Test
    void anEntryIsReadAsItWasWritten() {
        SavedCall call = new SavedCall(
                "acme",
                Optional.of(Verb.EXPAND),
                Optional.of("m"),
                "tab\t, \u007f, \u202e, \ud83d\ude00, \u001f and \u0020",
                Optional.of("req"),
                Optional.of("job-\"1\""),
                Billing.NOT_BILLED,
                "TransportException",
                Optional.of("https://a.example/v1"));
        SavedEntry entry = new SavedEntry(Instant.EPOCH, temporary.resolve("a.json"), 7, call);
        assertThat(SavedEntry.parse(temporary, entry.toLine())).contains(entry);
        assertThat(entry.toLine()).contains("\\u0009", "\\u007f", "\\u202e", "\\ud83d\\ude00", "\\u001f and  ");
    }

    @Test
    void aLineWithoutAnythingButTimeAndFileIsAnUnknownCall() {
        SavedCall call = SavedEntry.parse(temporary, "{\"time\":\"2026-01-01T00:00:00Z\",\"file\":\"x.json\"}")
                .orElseThrow()
                .call();
        assertThat(call.billing()).isEqualTo(Billing.UNKNOWN);
        assertThat(call.provider()).isEmpty();
        assertThat(call.verb()).isEmpty();
        assertThat(SavedEntry.parse(temporary, "{\"file\":\"x.json\"}")).isEmpty();
        assertThat(SavedEntry.parse(temporary, "{\"time\":\"2026-01-01T00:00:00Z\",\"file\":\"x\\u0000\"}"))
                .isEmpty();
    }

    @Test
    void aLongPromptIsCutAndABaseUrlHasNoSecrets() {
        EaselException failure = new UnreadableResponseException("not JSON", CallFacts.of(Billing.BILLED), null);
        SavedCall exact = SavedCall.of(GenerateRequest.of("x".repeat(200)), failure);
        assertThat(exact.prompt()).hasSize(200);
        SavedCall cut = SavedCall.of(GenerateRequest.of("x".repeat(201)), failure);
        assertThat(cut.prompt()).isEqualTo("x".repeat(200) + "…");
        assertThat(cut.provider()).isEqualTo("unknown");
        assertThat(cut.at(URI.create("https://me:secret@a.example/v1?key=secret"))
                        .baseUrl())
                .contains("https://a.example/v1?…");
    }

    @Test
    void findsTheNewestFileOfAJob() throws IOException {
        SavedResponseStore store = store();
        saveJob(store, "j-1");
        Path newer = saveJob(store, "j-1");
        saveJob(store, "j-2");
        assertThat(store.ofJob("j-1", Set.of())).contains(newer);
        assertThat(store.ofJob("j-3", Set.of())).isEmpty();
        assertThat(store.entries().get(0).call().failure()).isEqualTo("Job");
    }

    @Test
    void findsTheFileOfTheWantedProviderWhereAnotherHasTheSameId() throws IOException {
        SavedResponseStore store = store();
        Path wanted = saveJob(store, "acme", "j-1");
        Path other = saveJob(store, "nadir", "j-1");
        assertThat(store.ofJob("j-1", Set.of("acme"))).contains(wanted);
        assertThat(store.ofJob("j-1", Set.of("zenith"))).contains(other);
    }

    @Test
    void removesAFileWithAllThatBelongsToIt() throws IOException {
        SavedResponseStore store = store();
        Path file = saveJob(store, "j-1");
        Path other = saveJob(store, "j-2");
        store.saveBeside(file, 1, "png", out -> out.write(7));
        SavedResponseStore.remove(file);
        assertThat(file).doesNotExist();
        assertThat(SavedResponseStore.beside(file, 1)).isEmpty();
        assertThat(store.entries()).extracting(SavedEntry::file).containsExactly(other);
        assertThat(file.resolveSibling(SavedResponseStore.INDEX)).content().doesNotContain("j-1");
    }

    @Test
    void removesNoFileOfTheUsersOwn() throws IOException {
        Path own = Files.writeString(temporary.resolve("own.json"), "{}");
        SavedResponseStore.remove(own);
        assertThat(own).exists();
    }

    private static Path saveJob(SavedResponseStore store, String job) throws IOException {
        return saveJob(store, "acme", job);
    }

    private static Path saveJob(SavedResponseStore store, String provider, String job) throws IOException {
        CallFacts facts = CallFacts.of(Billing.UNKNOWN).provider(provider).job(job);
        SavedCall call = SavedCall.submitted(GenerateRequest.of("x"), facts);
        return store.save(call, "json", out -> out.write('{')).orElseThrow();
    }
}
