package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A provider that nobody has heard of, added by one file. */
class ProviderFileTest {
    private static final byte[] PNG = TestImages.png(8, 6);
    private static final String RESPONSE =
            "{\"art\":[{\"bytes\":\"" + Base64.getEncoder().encodeToString(PNG) + "\"}],\"bill\":{\"cents\":4}}";

    @TempDir
    private Path folder;

    private final FaultServer server = FaultServer.answering(ScriptedResponse.json(RESPONSE));
    private final Shell shell = new Shell();
    private Path file = Path.of("");

    @BeforeEach
    void describe() throws IOException {
        KnownProviders.table().kinds().forEach(shell::withProvider);
        shell.variable("STUDIO_KEY", "sk-studio");
        file = Files.writeString(
                folder.resolve("studio.json"), """
                {
                  "name": "studio",
                  "doc": "A made-up studio.",
                  "settings": {"room": null, "mood": "calm"},
                  "base": "BASE/rooms/{room}",
                  "auth": {"header": "X-Studio", "prefix": "", "env": "STUDIO_KEY"},
                  "model": "brush-1",
                  "models": {"brush-1": {}, "brush-2": {"ends": "2026-01-01", "successor": "brush-1"}},
                  "verbs": {
                    "generate": {
                      "path": "/paint",
                      "body": {
                        "with": "{model}", "what": "{prompt}", "w": "{width}", "h": "{height}", "mood": "{mood}",
                        "seed": "{seed}"}}},
                  "response": {"images": ["base64 art[*].bytes"], "cost": "bill.cents 0.01 USD"},
                  "sources": ["studio.example/api 2026-11-01"]
                }
                """.replace("BASE", server.uri().toString()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private Path out() {
        return folder.resolve("out.png");
    }

    @Test
    void isTheProviderWhereNoneIsNamed() throws IOException {
        Shell.Result result = shell.run(
                "generate",
                "a \"red\" cat",
                "--provider-file",
                file,
                "--setting",
                "room=attic",
                "--size",
                "64x48",
                "--seed",
                "7",
                "--field",
                "layers=[1,2]",
                "--json",
                "-o",
                out());
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"provider\":\"studio\"", "\"cost\":{\"amount\":0.04,\"currency\":\"USD\"");
        assertThat(server.only().path()).isEqualTo("/rooms/attic/paint");
        assertThat(server.only().header("X-Studio")).contains("sk-studio");
        assertThat(server.only().text())
                .isEqualTo("{\"with\":\"brush-1\",\"what\":\"a \\\"red\\\" cat\",\"w\":64,\"h\":48,\"mood\":\"calm\","
                        + "\"seed\":7,\"layers\":[1,2]}");
    }

    @Test
    void theKeyGoesInAnotherHeaderIfOneIsNamed() {
        Shell.Result result = shell.run(
                "generate",
                "a cat",
                "--provider-file",
                file,
                "--setting",
                "room=a",
                "--auth-header",
                "X-Mine",
                "-o",
                out());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(server.only().header("X-Mine")).contains("sk-studio");
        assertThat(server.only().header("X-Studio")).isEmpty();
    }

    @Test
    void aSettingThatItNeedsIsNamed() {
        Shell.Result result = shell.run("generate", "a cat", "--provider-file", file, "-o", out());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("'room'", "--setting room=VALUE");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void aSettingThatItDoesNotHaveIsRejected() {
        Shell.Result result =
                shell.run("generate", "a cat", "--provider-file", file, "--setting", "rom=attic", "-o", out());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("'rom'", "mood, room");
    }

    @Test
    void aSettingWithoutAValueIsRejected() {
        Shell.Result result = shell.run("generate", "a cat", "--provider-file", file, "--setting", "room", "-o", out());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("--setting 'room'", "expected NAME=VALUE");
    }

    @Test
    void aVerbThatItDoesNotHaveIsRejectedWithThoseItHas() throws IOException {
        Path image = Files.write(folder.resolve("in.png"), PNG);
        Shell.Result result = shell.run(
                "edit", image, "-p", "a cat", "--provider-file", file, "--setting", "room=attic", "-o", out());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("'studio' does not have edit; it has generate", "--provider");
    }

    @Test
    void theDefaultModelIsListedAlsoWhereNothingIsSaidAboutIt() throws IOException {
        Files.writeString(file, Files.readString(file).replace("\"brush-1\": {}, ", ""));
        assertThat(shell.run("providers", "studio", "--provider-file", file, "--json")
                        .out())
                .contains("\"models\":[\"brush-1\",\"brush-2\"]");
    }

    @Test
    void isListedWithItsModels() {
        shell.variable("STUDIO_KEY", "");
        assertThat(shell.run("providers", "studio", "--provider-file", file).out())
                .contains("studio\n", "A made-up studio.", "STUDIO_KEY, which is not set", "room (must be given)")
                .contains("mood (default: calm)", "brush-1, brush-2", "studio.example/api 2026-11-01");
        assertThat(shell.run("providers", "--provider-file", file).out()).contains("\nstudio ");
        assertThat(shell.run("models", "studio", "--provider-file", file).out())
                .contains("studio brush-1 (default)\n", "studio brush-2\n", "2026-01-01; use brush-1");
    }

    @Test
    void aDryRunTellsWhereItWouldGo() {
        Shell.Result result =
                shell.run("generate", "a cat", "--provider-file", file, "--setting", "room=attic", "--dry-run");
        assertThat(result.out()).contains("studio at " + server.uri("/rooms/attic"), "brush-1");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void theExampleOfThePageIsADescription() throws IOException {
        Path page = Path.of("README.md");
        String text = Files.readString(
                Files.exists(Path.of("cli-sample")) ? Path.of("cli-sample").resolve(page) : page);
        int start = text.indexOf("```json") + "```json".length();
        Path example =
                Files.writeString(folder.resolve("page.json"), text.substring(start, text.indexOf("```", start)));
        Shell.Result result = shell.run("generate", "a harbor", "--provider-file", example, "--dry-run", "--json");
        assertThat(result.code()).as(result.out()).isZero();
        assertThat(result.out()).contains("\"provider\":\"studio\"", "\"baseUrl\":\"https://studio.example/api\"");
    }

    @Test
    void anInvalidFileIsAUsageErrorWithItsPlace() throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{\"name\":\"x\",\"verb\":{}}");
        Shell.Result result = shell.run("generate", "a cat", "--provider-file", broken, "-o", out());
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("broken.json", "verb");
        Path binary = Files.write(folder.resolve("binary.json"), new byte[] {(byte) 0xC3, 0x28});
        assertThat(shell.run("providers", "--provider-file", binary).errorLine())
                .contains("binary.json", "not text in UTF-8");
        assertThat(shell.run("providers", "--provider-file", folder.resolve("gone.json"))
                        .errorLine())
                .contains("gone.json");
    }

    @Test
    void tellsWhereItReplacesAProviderOfItsName() throws IOException {
        Path taken = Files.writeString(
                folder.resolve("taken.json"),
                Files.readString(file).replace("\"name\": \"studio\"", "\"name\": \"xai\""));
        Shell.Result result = shell.run(
                "generate", "a cat", "--provider-file", taken, "--setting", "room=attic", "--force", "-o", out());
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.err()).contains("--provider-file describes 'xai'", "another name");
        assertThat(shell.run("generate", "a cat", "--provider-file", file, "--setting", "room=attic", "--dry-run")
                        .err())
                .doesNotContain("describes");
    }

    @Test
    void doesNotTakeTheNameOfTheProviderOnThisMachine() throws IOException {
        Path taken = Files.writeString(
                folder.resolve("taken.json"),
                Files.readString(file).replace("\"name\": \"studio\"", "\"name\": \"offline\""));
        assertThat(shell.run("providers", "--provider-file", taken).errorLine()).contains("'offline'");
    }
}
