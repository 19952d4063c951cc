package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** {@code easel studio}, and the page that {@code easel serve} has too. */
@Timeout(60) // A pipe that nobody writes to is read for ever.
class StudioCommandTest {
    @TempDir
    private Path folder;

    @Test
    void servesThePageAndTheApisUntilItIsStopped() throws Exception {
        try (RunningServer studio = RunningServer.run(Map.of(), "studio", "--no-open", "--port", "0")) {
            assertThat(studio.first())
                    .matches("The studio is at http://127\\.0\\.0\\.1:\\d+/ \\(press Ctrl-C to stop\\)");
            assertThat(studio.get("/").statusCode()).isEqualTo(200);
            assertThat(studio.get("/").body()).contains("<html");
            assertThat(studio.post("/v1/images/generations", "any", "{\"prompt\":\"a boat\",\"size\":\"16x16\"}")
                            .statusCode())
                    .isEqualTo(200);
            assertThat(studio.stop()).isEqualTo(ExitCode.DONE);
            assertThat(studio.err()).doesNotContain("browser");
        }
    }

    @Test
    void tellsWhichKeyThePageAsksFor() throws Exception {
        Map<String, String> variables = Map.of("STUDIO_KEY", "canary-key", "OPENAI_API_KEY", "canary-openai");
        try (RunningServer studio = RunningServer.run(
                variables,
                "studio",
                "--no-open",
                "--port",
                "0",
                "--host",
                "0.0.0.0",
                "--require-key-env",
                "STUDIO_KEY")) {
            assertThat(studio.first()).startsWith("The studio is at http://127.0.0.1:");
            assertThat(studio.next())
                    .matches("Other machines reach it too, on port "
                            + studio.at("/").getPort() + " of this one\\.");
            assertThat(studio.next()).isEqualTo("It asks for the key in STUDIO_KEY.");
            assertThat(studio.next()).isEqualTo("Provider: offline");
            assertThat(studio.post("/v1/images/generations", "guessed", "{\"prompt\":\"a boat\"}")
                            .statusCode())
                    .isEqualTo(401);
            assertThat(studio.stop()).isEqualTo(ExitCode.DONE);
            assertThat(studio.err())
                    .contains("OPENAI_API_KEY", "the provider is the default, offline")
                    .doesNotContain("canary");
        }
    }

    private Path pipe() throws IOException, InterruptedException {
        Path pipe = folder.resolve("opened");
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")) && Files.isExecutable(Path.of("/usr/bin/mkfifo")));
        assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString())
                        .start()
                        .waitFor())
                .isZero();
        return pipe;
    }

    private Path script(String command) throws IOException {
        Path script = Files.writeString(folder.resolve("browser"), "#!/bin/sh\n" + command + "\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();
        return script;
    }

    @Test
    void opensThePageInTheBrowserThatIsNamed() throws Exception {
        Path pipe = pipe();
        Path browser = script("echo \"$2 $3\" > '" + pipe + "'");
        try (RunningServer studio =
                RunningServer.run(Map.of("BROWSER", browser + " -x %s tab"), "studio", "--port", "0")) {
            assertThat(Files.readString(pipe).strip()).isEqualTo(studio.at("/") + " tab");
        }
    }

    /** In the session of the terminal, Ctrl-C would end the browser too. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void theBrowserOutlivesCtrlC() throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")) && Files.isExecutable(Path.of("/usr/bin/cut")));
        Path pipe = pipe();
        Path browser = script("cut -d' ' -f6 /proc/$$/stat > '" + pipe + "'");
        try (RunningServer studio = RunningServer.run(Map.of("BROWSER", browser.toString()), "studio", "--port", "0")) {
            String session = Files.readString(pipe).strip();
            assertThat(session).matches("\\d+");
            assertThat(studio.at("/")).isNotNull();
            String own = Files.readString(Path.of("/proc/self/stat")).replaceFirst("^.*\\) ", "");
            assertThat(session).isNotEqualTo(own.split(" ")[3]);
        }
    }

    @Test
    void aBrowserThatIsMissingIsOnlyANote() throws Exception {
        String missing = folder.resolve("gone").toString();
        try (RunningServer studio = RunningServer.run(Map.of("BROWSER", missing), "studio", "--port", "0")) {
            studio.next();
            assertThat(studio.stop()).isEqualTo(ExitCode.DONE);
            assertThat(studio.err())
                    .contains("warning: no browser was started: '" + missing + "' could not be started; BROWSER can")
                    .contains("Open " + studio.at("/") + " in one.");
        }
    }

    /** Takes the default port, unless another program has it, which is as good. */
    private static Optional<ServerSocket> takenByDefault() {
        try {
            return Optional.of(new ServerSocket(8527, 1, InetAddress.getByName("127.0.0.1")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Test
    void takesTheNextPortWhereTheUsualOneIsInUse() throws Exception {
        Optional<ServerSocket> taken = takenByDefault();
        try (RunningServer studio = RunningServer.run(Map.of(), "studio", "--no-open")) {
            assertThat(studio.first()).matches("Port 8527 is in use, so the studio has port 85[2-4]\\d\\.");
            String port = studio.first().replaceAll(".* (\\d+)\\.", "$1");
            assertThat(studio.next()).startsWith("The studio is at http://127.0.0.1:" + port + "/");
        } finally {
            if (taken.isPresent()) {
                taken.get().close();
            }
        }
    }

    @Test
    void takesNoOtherPortThanTheOneThatIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Shell.Result result = Shell.using(new ScriptedProvider().provider())
                    .run("studio", "--no-open", "--port", taken.getLocalPort());
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.errorLine()).contains(String.valueOf(taken.getLocalPort()));
        }
    }

    @Test
    void theServerTellsWhereItsPageIs() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(), "--public-url", "https://images.example.org")) {
            assertThat(server.next()).isEqualTo("Studio page: https://images.example.org/");
            assertThat(server.get("/").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aServerWithoutThePageHasNothingInItsPlace() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(), "--no-studio")) {
            assertThat(server.next()).startsWith("Provider");
            assertThat(server.get("/").statusCode()).isEqualTo(404);
            assertThat(server.get("/studio/config").statusCode()).isEqualTo(404);
        }
        try (RunningServer server = RunningServer.start(Map.of(), "--no-studio", "--json")) {
            assertThat(server.first()).contains("\"studio\":null");
        }
    }
}
