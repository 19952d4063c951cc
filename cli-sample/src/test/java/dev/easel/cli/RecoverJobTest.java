package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Images of jobs that are fetched later, without a second paid call. */
class RecoverJobTest {
    private static final byte[] PNG = TestImages.png(8, 6);
    private static final String DONE = "{\"id\":\"j-1\",\"state\":\"done\",\"art\":[{\"bytes\":\""
            + Base64.getEncoder().encodeToString(PNG) + "\"}]}";

    @TempDir
    private Path folder;

    private final FaultServer server = FaultServer.answering(
            ScriptedResponse.json("{\"id\":\"j-1\",\"state\":\"waiting\"}"), ScriptedResponse.json(DONE));
    private final Shell shell = new Shell();
    private Path file = Path.of("");

    @BeforeEach
    void describe() throws IOException {
        KnownProviders.table().kinds().forEach(shell::withProvider);
        shell.variable("STUDIO_KEY", "sk-studio")
                .variable("XDG_STATE_HOME", folder.resolve("state").toString());
        file = Files.writeString(
                folder.resolve("studio.json"), """
                {
                  "name": "studio",
                  "base": "BASE/api",
                  "auth": {"env": "STUDIO_KEY"},
                  "verbs": {"generate": {"path": "/paint", "body": {"what": "{prompt}"}}},
                  "response": {"images": ["base64 art[*].bytes"]},
                  "job": {
                    "id": "id", "poll": {"path": "/jobs/{job}"}, "status": "state", "done": ["done"],
                    "failed": ["lost"], "every": "PT0.001S"},
                  "sources": ["studio.example/api 2026-11-01"]
                }
                """.replace("BASE", server.uri().toString()));
    }

    @AfterEach
    void close() {
        server.close();
    }

    private void submitted(String job) throws IOException {
        CallFacts facts = CallFacts.of(Billing.BILLED).provider("studio").job(job);
        SavedCall call =
                SavedCall.submitted(GenerateRequest.of("a red bicycle"), facts).at(server.uri("/api"));
        SavedResponseStore.in(Optional.of(folder.resolve("state/easel")))
                .save(
                        call,
                        "json",
                        out -> out.write(
                                ("{\"id\":\"" + job + "\",\"state\":\"waiting\"}").getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void aSubmittedJobIsFetchedByItsId() throws IOException {
        submitted("j-1");
        Shell.Result result = shell.run("recover", "j-1", "--provider-file", file, "-o", folder.resolve("out.png"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("out.png")).hasBinaryContent(PNG);
        assertThat(server.received())
                .isNotEmpty()
                .allMatch(call -> call.method().equals("GET") && call.path().equals("/api/jobs/j-1"))
                .allMatch(call -> call.header("Authorization").equals(Optional.of("Bearer sk-studio")));
    }

    @Test
    void aJobThatIsNotSavedIsFetchedFromTheNamedProvider() {
        Shell.Result result = shell.run("recover", "j-9", "--provider-file", file, "-o", folder.resolve("out.png"));
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(folder.resolve("out.png")).hasBinaryContent(PNG);
        assertThat(server.received()).extracting(Received::path).containsOnly("/api/jobs/j-9");
    }

    @Test
    void aJobThatIsNotSavedNeedsAProvider() {
        Shell.Result result = shell.run("recover", "j-9", "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("j-9", "--provider NAME");
    }

    @Test
    void theKeyOfAJobsProviderIsNeeded() throws IOException {
        submitted("j-1");
        shell.variable("STUDIO_KEY", "");
        Shell.Result result = shell.run("recover", "j-1", "--provider-file", file, "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(result.errorLine()).contains("STUDIO_KEY");
        assertThat(server.received()).isEmpty();
    }

    @Test
    void listsPendingJobs() throws IOException {
        submitted("j-1");
        assertThat(shell.run("recover", "--list").out()).contains("studio generate pending job j-1 ");
        assertThat(shell.run("recover", "--list", "--json").out()).contains("\"job\":\"j-1\"");
    }

    @Test
    void aFailureNamesTheJobAndHowToFetchIt() {
        try (FaultServer broken = FaultServer.answering(ScriptedResponse.json("{\"id\":\"j-7\",\"state\":\"waiting\"}"))
                .downloads(ScriptedResponse.json(404, "{\"error\":{\"message\":\"gone\"}}"))) {
            Object[] line = {
                "generate",
                "a cat",
                "--provider-file",
                file,
                "--base-url",
                broken.uri(),
                "--force",
                "-o",
                folder.resolve("out.png")
            };
            Shell.Result result = shell.run(line);
            assertThat(result.code()).isEqualTo(ExitCode.PAID);
            assertThat(result.errorLine()).contains("j-7", "easel recover j-7 -o OUT");

            Object[] json = Arrays.copyOf(line, line.length + 1);
            json[line.length] = "--json";
            assertThat(shell.run(json).out()).contains("\"job\":\"j-7\"", "\"billing\":\"");
        }
    }
}
