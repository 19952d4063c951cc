package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecoverCommandTest {
    private static final byte[] PNG =
            dev.easel.core.testing.TestImages.photo(20, 10).bytes();
    private static final String BASE64 = Base64.getEncoder().encodeToString(PNG);
    private static final String IMAGES = "{\"data\":[{\"b64_json\":\"" + BASE64 + "\"}]}";

    @TempDir
    private Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        ProviderTable known = KnownProviders.table();
        shell = Shell.using(new ScriptedProvider().provider())
                .withProvider(known.named("openai"))
                .withProvider(known.named("compatible"))
                .withProvider(known.named("visionstudio"))
                .withProvider(known.named("chat"))
                .variable("XDG_STATE_HOME", folder.resolve("state").toString());
    }

    private Path out(String name) {
        return folder.resolve(name);
    }

    private Path save(String provider, String text) throws IOException {
        CallFacts facts = CallFacts.of(Billing.BILLED).provider(provider).requestId(Optional.of("req_1"));
        SavedCall call = SavedCall.of(
                        GenerateRequest.of("a red bicycle"), new CallCancelledException("cancelled", facts, null))
                .at(URI.create("http://127.0.0.1:9/v1"));
        return SavedResponseStore.in(Optional.of(folder.resolve("state/easel")))
                .save(call, "json", out -> out.write(text.getBytes(StandardCharsets.UTF_8)))
                .orElseThrow();
    }

    private Path body(String text) throws IOException {
        return Files.writeString(folder.resolve("body"), text);
    }

    @Test
    void writesTheImageOfTheNewestSavedResponseWithoutAKeyOrAUrl() throws IOException {
        save("openai", "{}");
        Path saved = save("compatible", IMAGES);
        Shell.Result result = shell.run("recover", "-o", out("out.png"));
        assertThat(result.err()).contains("recovered from " + saved);
        assertThat(result.code()).isEqualTo(ExitCode.DONE);
        assertThat(out("out.png")).hasBinaryContent(PNG);
        assertThat(saved).exists();
    }

    @Test
    void readsTheBodyOfAResponseInAnyDialect() throws IOException {
        for (String text : new String[] {
            IMAGES,
            "{\"success\":true,\"data\":{\"images\":[{\"b64_json\":\"" + BASE64 + "\"}]}}",
            "{\"choices\":[{\"message\":{\"content\":\"![a](data:image/png;base64," + BASE64 + ")\"}}]}",
            "data: {\"type\":\"image_generation.completed\",\"b64_json\":\"" + BASE64 + "\"}\n\n"
        }) {
            Shell.Result result = shell.run("recover", body(text), "-o", out("out.png"), "--force", "--json");
            assertThat(result.out()).startsWith("{\"ok\":true,");
            assertThat(out("out.png")).hasBinaryContent(PNG);
        }
    }

    @Test
    void anImageIsWrittenInTheFormatOfItsName() throws IOException {
        Path image = Files.write(folder.resolve("any.bin"), PNG);
        assertThat(shell.run("recover", image, "-o", out("out.jpg")).code()).isEqualTo(ExitCode.DONE);
        assertThat(ImageData.of(out("out.jpg")).format()).isEqualTo(ImageFormat.JPEG);
    }

    @Test
    void aLinkThatIsDeadIsMissing() throws IOException {
        save("compatible", "{\"data\":[{\"url\":\"http://127.0.0.2:9/gone.png\"},{\"b64_json\":\"" + BASE64 + "\"}]}");
        Shell.Result result = shell.run("recover", "-o", out("out.png"), "--json");
        assertThat(result.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(result.out()).contains("/gone.png", "\"billing\":\"NOT_BILLED\"");
        assertThat(out("out.png")).hasBinaryContent(PNG);
    }

    @Test
    void listsWhatIsSavedTheNewestFirst() throws IOException {
        Path first = save("openai", "{}");
        Path second = save("compatible", IMAGES);
        assertThat(shell.run("recover", "--list").out().lines())
                .hasSize(2)
                .satisfiesExactly(
                        line -> assertThat(line).contains("compatible generate", second.toString(), "a red bicycle"),
                        line -> assertThat(line).contains("openai generate", first.toString(), "BILLED"));
        assertThat(shell.run("recover", "--list", "--json").out())
                .startsWith("{\"ok\":true,\"folder\":")
                .contains("\"file\":\"" + second + "\"", "\"requestId\":\"req_1\"", "\"prompt\":\"a red bicycle\"");
    }

    @Test
    void saysThatNothingIsSaved() {
        assertThat(shell.run("recover", "--list").out())
                .contains("no saved response in " + folder.resolve("state/easel"));
        Shell.Result result = shell.run("recover", "-o", out("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("no saved response in");
        assertThat(folder.resolve("state")).doesNotExist();
    }

    @Test
    void whereTheStateFolderCannotBeMadeItIsBesideTheOutput() throws IOException {
        shell.variable("XDG_STATE_HOME", body("not a folder").toString());
        assertThat(shell.run("recover", "-o", out("out.png")).errorLine())
                .contains("no saved response in " + folder.resolve("easel-saved-responses"));
    }

    @Test
    void namesWhatCannotBeRecovered() throws IOException {
        Path file = body("hello");
        Shell.Result result = shell.run("recover", file, "-o", out("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.PROVIDER);
        assertThat(result.errorLine()).contains("not JSON");
        assertThat(shell.run("recover", out("gone"), "-o", out("out.png")).errorLine())
                .contains("gone");
    }

    @Test
    void needsAnOutputOrAList() {
        assertThat(shell.run("recover").code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("recover", "--list", "-o", out("out.png")).code()).isEqualTo(ExitCode.USAGE);
    }
}
