package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerbCommandTest {
    private static final byte[] PNG = TestImages.png(8, 6);

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Shell shell = Shell.using(provider.provider());

    private Path file(String name) {
        return folder.resolve(name);
    }

    private static ImageResult.Builder oneImage() {
        return ImageResult.builder("scripted").image(GeneratedImage.received(ImageData.of(PNG)));
    }

    @Test
    void writesTheProvidersImageByteForByte() throws IOException {
        provider.answer(PNG);
        Shell.Result result = shell.run("generate", "a cat", "-o", file("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.DONE);
        assertThat(Files.readAllBytes(file("out.png"))).isEqualTo(PNG);
        assertThat(result.out()).startsWith(file("out.png") + " (8x6 png, ");
        assertThat(result.err()).isEmpty();
    }

    @Test
    void numbersSeveralImages() {
        provider.answer(PNG, TestImages.png(4, 4));
        Shell.Result result = shell.run("generate", "cats", "-n", 2, "-o", file("out.png"));
        assertThat(result.out().lines()).hasSize(2);
        assertThat(file("out-1.png")).exists();
        assertThat(file("out-2.png")).exists();
        assertThat(file("out.png")).doesNotExist();
    }

    @Test
    void addsTheExtensionOfTheFormatIfNoneIsGiven() throws IOException {
        provider.answer(TestImages.jpeg(8, 8));
        assertThat(shell.run("generate", "a cat", "-o", file("out")).code()).isZero();
        assertThat(file("out.jpg")).exists();
        assertThat(filesIn(folder)).hasSize(1);
    }

    @Test
    void createsMissingFolders() {
        provider.answer(PNG);
        assertThat(shell.run("generate", "a cat", "-o", file("a/b/out.png")).code())
                .isZero();
        assertThat(file("a/b/out.png")).exists();
    }

    @Test
    void storesALargeImageOnTheDiskOfItsFile() throws IOException {
        byte[] large = Arrays.copyOf(PNG, 25 << 20);
        List<Path> stored = new ArrayList<>();
        provider.answer((request, context) -> {
            try (SpoolSink sink = context.spool().open()) {
                sink.write(large);
                ImageData image = sink.finish();
                image.file().ifPresent(stored::add);
                return ImageResult.builder("scripted")
                        .image(GeneratedImage.received(image))
                        .build();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
        });
        assertThat(shell.run("generate", "a cat", "-o", file("new/out.png")).code())
                .isZero();
        assertThat(stored).singleElement().satisfies(path -> assertThat(path).startsWithRaw(folder));
        assertThat(file("new/out.png")).hasSize(large.length);
        assertThat(folder.toFile().list()).containsExactly("new");
    }

    @Test
    void sendsImagesInOrder() {
        Path one = TestImages.write(file("one.png"), PNG);
        Path two = TestImages.write(file("two.jpg"), TestImages.jpeg(5, 5));
        provider.answer(PNG);
        shell.run("edit", one, two, "-p", "together", "-o", file("out.png"));
        EditRequest request = (EditRequest) provider.received().get(0);
        assertThat(request.images()).hasSize(2);
        assertThat(request.images().get(1).toString()).startsWith("JPEG image of 5x5");
    }

    @Test
    void keepsAnExistingFileAndSendsNothing() throws IOException {
        TestImages.write(file("out-2.png"), new byte[] {1});
        Shell.Result result = shell.run("generate", "cats", "-n", 2, "-o", file("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("out-2.png already exists").contains("--force");
        assertThat(provider.received()).isEmpty();
        assertThat(Files.readAllBytes(file("out-2.png"))).containsExactly(1);
    }

    @Test
    void writesOneImageToStandardOutputAndNothingElse() {
        provider.answer(PNG);
        Shell.Result result = shell.run("generate", "a cat", "-o", "-");
        assertThat(result.code()).isZero();
        assertThat(result.outBytes()).isEqualTo(PNG);
        assertThat(result.errorLine()).startsWith("- (8x6 png, ");
    }

    @Test
    void rejectsWhatStandardOutputCannotTake() {
        assertThat(shell.run("generate", "cats", "-n", 2, "-o", "-").errorLine())
                .contains("-o - can write only one image, but 2 are requested");
        assertThat(shell.run("generate", "a cat", "--json", "-o", "-").out())
                .contains("-o - and --json both write to standard output");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void aContactSheetShowsInputsAndResults() {
        Path one = TestImages.write(file("one.png"), PNG);
        provider.answer(PNG);
        Shell.Result result = shell.run("edit", one, "-p", "blue", "-o", file("out.png"), "--sheet", file("look.png"));
        assertThat(result.code()).isZero();
        assertThat(result.out().lines()).hasSize(2).last().asString().startsWith(file("look.png") + " (996x504 png, ");
    }

    @Test
    void aContactSheetNeverOverwritesAnImage() throws IOException {
        provider.answer(PNG);
        Shell.Result result =
                shell.run("generate", "a cat", "-o", file("a.png"), "--force", "--sheet", file("./a.png"));
        assertThat(result.code()).isZero();
        assertThat(result.errorLine()).contains("--sheet and -o name the same file");
        assertThat(Files.readAllBytes(file("a.png"))).isEqualTo(PNG);
    }

    @Test
    void rejectsAContactSheetBeforeTheProviderIsCalled() {
        TestImages.write(file("look.png"), PNG);
        assertThat(shell.run("generate", "a cat", "-o", file("a.png"), "--sheet", file("look.png"))
                        .errorLine())
                .contains("look.png already exists: choose another name for --sheet");
        assertThat(shell.run("generate", "a cat", "-o", file("a.png"), "--sheet", file("look.jpg"))
                        .errorLine())
                .contains("a contact sheet is a PNG");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void overwritesAnExistingFileWhenForced() throws IOException {
        TestImages.write(file("out.png"), new byte[] {1});
        provider.answer(PNG);
        assertThat(shell.run("generate", "a cat", "--force", "-o", file("out.png"))
                        .code())
                .isZero();
        assertThat(Files.readAllBytes(file("out.png"))).isEqualTo(PNG);
    }

    @Test
    void usesAFreeNameIfTheFileIsCreatedDuringTheCall() throws IOException {
        provider.answer((request, context) -> {
            TestImages.write(file("out.png"), new byte[] {1});
            return oneImage().build();
        });
        Shell.Result result = shell.run("generate", "a cat", "-o", file("out.png"));
        assertThat(result.code()).isZero();
        assertThat(Files.readAllBytes(file("out.png"))).containsExactly(1);
        assertThat(Files.readAllBytes(file("out-2.png"))).isEqualTo(PNG);
        assertThat(result.out()).contains("out-2.png");
        assertThat(result.errorLine()).contains("out.png already exists and was kept");
    }

    @Test
    void savesABilledImageElsewhereIfItCannotBeWritten() throws IOException {
        Path out = file("sub/out.png");
        provider.answer((request, context) -> {
            TestImages.write(file("sub"), new byte[] {1});
            return oneImage().build();
        });
        Shell.Result result = shell.run("generate", "a cat", "-o", out);
        assertThat(result.code()).isEqualTo(ExitCode.PAID);
        String line = result.errorLine();
        Path saved = Path.of(line.replaceAll(".*Saved instead as (\\S+\\.png)\\..*", "$1"));
        assertThat(Files.readAllBytes(saved)).isEqualTo(PNG);
    }

    @Test
    void savesABilledImageElsewhereIfItsNameBecomesACircleOfLinks() throws IOException {
        Path out = file("out.png");
        provider.answer((request, context) -> {
            try {
                Files.createSymbolicLink(out, out);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return oneImage().build();
        });
        Shell.Result result = shell.run("generate", "a cat", "-o", out);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.PAID);
        Path saved = Path.of(result.errorLine().replaceAll(".*Saved instead as (\\S+\\.png)\\..*", "$1"));
        assertThat(Files.readAllBytes(saved)).isEqualTo(PNG);
    }

    @Test
    void leavesNothingBehindWhenTheCallFails() throws IOException {
        provider.fail(ProviderException.of(ProviderException.Reason.OVERLOADED, "busy")
                .build());
        assertThat(shell.run("generate", "a cat", "-o", file("deep/er/out.png")).code())
                .isEqualTo(ExitCode.PROVIDER);
        assertThat(filesIn(folder)).isEmpty();
    }

    @Test
    void reportsMissingImages() {
        provider.answer((request, context) -> oneImage()
                .partialFailure(ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "too wild")
                        .build())
                .build());
        Shell.Result result = shell.run("generate", "cats", "-n", 2, "-o", file("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(result.errorLine()).isEqualTo("missing: too wild");
        assertThat(file("out-1.png")).exists();
    }

    @Test
    void printsNotesUnlessQuiet() {
        for (int i = 0; i < 2; i++) {
            provider.answer((request, context) ->
                    oneImage().note(Note.warning("ends\nsoon")).build());
        }
        assertThat(shell.run("generate", "a cat", "-o", file("a.png")).errorLine())
                .isEqualTo("warning: ends soon");
        Shell.Result quiet = shell.run("generate", "a cat", "--quiet", "-o", file("b.png"));
        assertThat(quiet.err() + quiet.out()).isEmpty();
        assertThat(file("b.png")).exists();
    }

    @Test
    void drawsProgressOnATerminalOnly() {
        for (int i = 0; i < 4; i++) {
            provider.answer((request, context) -> {
                context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(50), "half \u001b[31mdone"));
                return oneImage().build();
            });
        }
        assertThat(shell.run("generate", "a cat", "-o", file("a.png")).err()).isEmpty();
        Shell.Result onTerminal =
                shell.onTerminal().variable("COLUMNS", "80").run("generate", "a cat", "-o", file("b.png"));
        assertThat(onTerminal.err())
                .contains("[############------------] 50%")
                .contains("half [31mdone")
                .endsWith("\r");
        assertThat(shell.run("generate", "a cat", "--json", "-o", file("c.png")).err())
                .isEmpty();
        assertThat(shell.run("generate", "a cat", "--quiet", "-o", file("d.png"))
                        .err())
                .isEmpty();
    }

    @Test
    void anInterruptCancelsTheCall() {
        provider.answer((request, context) -> {
            shell.interrupts().over();
            shell.interrupts().interrupt();
            context.throwIfCancelled();
            throw new AssertionError("was not cancelled");
        });
        Shell.Result result = shell.run("generate", "a cat", "-o", file("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.CANCELLED);
        assertThat(result.errorLine()).contains("cancelled");
        assertThat(file("out.png")).doesNotExist();
    }

    @Test
    void neverUsesAPlaceholderForAnImageGivenByUrl() {
        Shell withPlaceholders = Shell.using(ImageProvider.named("offline")
                .editor(provider)
                .fetcher((url, context) -> ImageData.of(PNG))
                .build());
        Shell.Result result =
                withPlaceholders.run("edit", "http://127.0.0.1:9/a.png", "-p", "blue", "-o", file("out.png"));
        assertThat(result.code()).isNotZero();
        assertThat(result.err().lines()).hasSize(1);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void usesTheProviderOfTheVerb() {
        Shell two = Shell.using(new ScriptedProvider().provider())
                .withProvider(ProviderKind.local("second", provider::provider));
        Path image = TestImages.write(file("in.png"), PNG);
        provider.answer(PNG);
        assertThat(two.run("edit", image, "-p", "blue", "--edit-provider", "second", "-o", file("out.png"))
                        .code())
                .isZero();
        assertThat(provider.received()).hasSize(1);
    }

    private static List<Path> filesIn(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> !file.equals(folder)).toList();
        }
    }

    @Test
    void takesAnArgumentWithAnAtSignLiterally() throws IOException {
        Files.writeString(file("prompt.txt"), "--count 9");
        provider.answer(PNG);
        String prompt = "@" + file("prompt.txt");
        assertThat(shell.run("generate", prompt, "-o", file("out.png")).code()).isEqualTo(ExitCode.DONE);
        assertThat(provider.received().get(0).prompt()).isEqualTo(prompt);
    }

    @Test
    void readsAPromptOfADashFromStandardInput() {
        provider.answer(PNG).answer(PNG);
        shell.input("a cat\non a \"mat\"\n");
        assertThat(shell.run("generate", "-", "-o", file("out.png")).code()).isEqualTo(ExitCode.DONE);
        assertThat(shell.run("edit", file("out.png"), "-p", "-", "-o", file("edited.png"))
                        .code())
                .isEqualTo(ExitCode.DONE);
        assertThat(provider.received()).extracting(ImageRequest::prompt).containsOnly("a cat\non a \"mat\"");
    }

    @Test
    void paysForNoImageOfAnEmptyStandardInput() {
        assertThat(shell.run("generate", "-", "-o", file("out.png")).code()).isEqualTo(ExitCode.USAGE);
        assertThat(provider.received()).isEmpty();
    }
}
