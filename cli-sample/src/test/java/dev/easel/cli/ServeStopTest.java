package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A server in a separate process, stopped by signals while a call runs. */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Timeout(60)
class ServeStopTest {
    @TempDir
    private Path folder;

    private final List<Process> processes = new ArrayList<>();

    /** The program with a provider that prints when it is called, and responds when a byte is on standard input. */
    public static final class Served {
        private Served() {}

        public static void main(String[] args) {
            ImageProvider provider = ImageProvider.named("waiting")
                    .generator((request, context) -> {
                        System.out.println("called");
                        if (request.prompt().equals("for ever")) {
                            context.pause(Duration.ofHours(1));
                        }
                        awaitInput();
                        return ImageResult.builder("waiting")
                                .image(GeneratedImage.received(TestImages.photo(8, 8)))
                                .build();
                    })
                    .build();
            Interrupts interrupts = new Interrupts();
            interrupts.install();
            int code = new CommandTree(new CliEnvironment(
                            InputStream.nullInputStream(),
                            System.out,
                            System.err,
                            false,
                            name -> Optional.ofNullable(System.getenv(name)),
                            new ProviderTable(List.of(ProviderKind.local("offline", () -> provider))),
                            interrupts))
                    .run(args);
            interrupts.over();
            System.exit(code);
        }

        private static void awaitInput() {
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private Process start(String grace) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Served.class.getName(),
                "serve",
                "--port",
                "0",
                "--grace",
                grace);
        builder.environment().put("XDG_STATE_HOME", folder.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    @AfterEach
    void end() {
        processes.forEach(Process::destroyForcibly);
    }

    private static String await(BufferedReader out, String start) throws IOException {
        String line = out.readLine();
        while (line != null && !line.startsWith(start)) {
            line = out.readLine();
        }
        assertThat(line).as("a line that starts with " + start).isNotNull();
        return line;
    }

    private static CompletableFuture<HttpResponse<String>> call(BufferedReader out, String prompt) throws IOException {
        String url = await(out, "Listening on ").split(" ")[2];
        CompletableFuture<HttpResponse<String>> response = HttpClient.newHttpClient()
                .sendAsync(
                        HttpRequest.newBuilder(URI.create(url + "/v1/images/generations"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"prompt\":\"" + prompt + "\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        await(out, "called");
        return response;
    }

    private static void signal(Process process, String name) throws IOException, InterruptedException {
        int sent = new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid()))
                .start()
                .waitFor();
        assertThat(sent).isZero();
    }

    private static void assertExit(Process process, int code) throws InterruptedException {
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(code);
    }

    @Test
    void finishesTheCallsThatRunWhenItIsTerminated() throws Exception {
        Process process = start("1m");
        try (BufferedReader out = process.inputReader()) {
            CompletableFuture<HttpResponse<String>> response = call(out, "until told");
            signal(process, "TERM");
            await(out, "Stopping: running calls may go on for 1 min");
            process.getOutputStream().write('\n');
            process.getOutputStream().flush();
            assertThat(response.get().statusCode()).isEqualTo(200);
            assertThat(response.get().body()).contains("\"b64_json\":");
            await(out, "Stopped.");
            assertExit(process, ExitCode.DONE);
        }
        assertThat(process.errorReader().lines()).isEmpty();
    }

    @Test
    void tellsWhatItCuts() throws Exception {
        Process process = start("100ms");
        try (BufferedReader out = process.inputReader();
                BufferedReader err = process.errorReader()) {
            call(out, "for ever");
            signal(process, "INT");
            assertExit(process, ExitCode.DONE);
            assertThat(err.lines().collect(Collectors.joining())).contains("1 call was cut after 0.1 s");
        }
    }

    @Test
    void endsAtOnceAtASecondSignal() throws Exception {
        Process process = start("1h");
        try (BufferedReader out = process.inputReader()) {
            call(out, "for ever");
            signal(process, "TERM");
            await(out, "Stopping: running calls may go on for 60 min");
            signal(process, "INT");
            assertExit(process, ExitCode.CANCELLED);
        }
    }
}
