package dev.easel.it.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.CommandTree;
import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the command line prints with {@code --json} is as its published schema says. */
class ReportSchemaTest {
    private static final String IMAGE =
            Base64.getEncoder().encodeToString(TestImages.photo(8, 6).bytes());

    @TempDir
    private Path folder;

    private record Output(int code, List<String> lines) {
        private String line() {
            assertThat(lines).hasSize(1);
            return lines.get(0);
        }
    }

    private Output run(String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                false,
                name -> Optional.ofNullable(
                        switch (name) {
                            case "XDG_STATE_HOME", "XDG_CONFIG_HOME" -> folder.toString();
                            case "OPENAI_API_KEY" -> "sk-test";
                            default -> null;
                        }),
                KnownProviders.table(),
                new Interrupts());
        int code = new CommandTree(environment).run(arguments);
        return new Output(code, out.toString(StandardCharsets.UTF_8).lines().toList());
    }

    private Output generate(String response, String... more) {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.json(response))) {
            return run(Stream.concat(
                            Stream.of(
                                    "generate",
                                    "a red bicycle",
                                    "--provider",
                                    "openai",
                                    "--base-url",
                                    server.uri("/v1").toString(),
                                    "--json",
                                    "-o",
                                    folder.resolve("out.png").toString()),
                            Stream.of(more))
                    .toArray(String[]::new));
        }
    }

    private static String valid(String line) {
        assertThat(PublishedSchema.errorsOfReport(line)).as(line).isEmpty();
        return line;
    }

    @Test
    void aResultIsValid() {
        Output output = generate("{\"data\":[{\"b64_json\":\"" + IMAGE + "\"}]}", "--seed", "7");
        assertThat(output.code()).isZero();
        assertThat(valid(output.line()))
                .contains("\"ok\":true,\"partial\":false")
                .contains("\"verb\":\"generate\",\"prompt\":\"a red bicycle\",\"seed\":7,\"provider\":\"openai\"");
    }

    @Test
    void aPartialResultIsValidAndNotOk() {
        Output output = generate(
                "{\"data\":[{\"b64_json\":\"" + IMAGE + "\"},{\"b64_json\":\"" + IMAGE
                        + "\"},{\"b64_json\":\"QUJD\"}]}",
                "-n",
                "3");
        assertThat(output.code()).isEqualTo(1);
        assertThat(valid(output.line()))
                .contains("\"ok\":false,\"partial\":true")
                .contains("\"partialFailures\":[{");
    }

    @Test
    void aFailureIsValid() {
        assertThat(valid(generate("{\"data\":[]}").line())).contains("\"ok\":false,\"partial\":false");
        assertThat(valid(run("generate", "x", "--size", "0x1", "--json").line()))
                .contains("UsageException");
    }

    @Test
    void aDryRunIsValid() {
        valid(run(
                        "generate",
                        "a cat",
                        "--json",
                        "--dry-run",
                        "-o",
                        folder.resolve("a.png").toString())
                .line());
    }

    @Test
    void aListOfSavedResponsesIsValid() {
        generate("{\"data\":[{\"b64_json\":\"QUJD\"}]}");
        assertThat(valid(run("recover", "--list", "--json").line())).contains("\"billing\":\"BILLED\"");
    }

    @Test
    void workOnThisMachineIsValid() {
        Path photo = TestImages.photo(8, 6).writeTo(folder.resolve("in.png"));
        valid(run(
                        "convert",
                        photo.toString(),
                        "--json",
                        "-o",
                        folder.resolve("a.jpg").toString())
                .line());
    }

    /** Without this, a schema that allows everything would pass. */
    @ParameterizedTest
    @ValueSource(strings = {"ok", "partial", "prompt", "seed", "cost", "provider", "images", "input"})
    void aMemberThatIsMissingIsFound(String member) {
        String line =
                valid(generate("{\"data\":[{\"b64_json\":\"" + IMAGE + "\"}]}").line());
        assertThat(PublishedSchema.errorsOfReport(line.replace('"' + member + "\":", "\"x-" + member + "\":")))
                .isNotEmpty();
    }

    @Test
    void aPartialResultThatIsOkIsFound() {
        String line =
                valid(generate("{\"data\":[{\"b64_json\":\"" + IMAGE + "\"}]}").line());
        assertThat(PublishedSchema.errorsOfReport(line.replace("\"partial\":false", "\"partial\":true")))
                .isNotEmpty();
    }
}
