package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.domain.image.ImageData;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server behind {@code easel serve}, and the other commands as its clients. */
class ServeCommandTest {
    private static final Pattern URL = Pattern.compile("http://\\S+");

    @TempDir
    private Path folder;

    private final Interrupts interrupts = new Interrupts();
    private CompletableFuture<Integer> server = CompletableFuture.completedFuture(0);
    private String url = "";

    @BeforeEach
    void serve() throws IOException {
        PipedInputStream printed = new PipedInputStream(1 << 16);
        PrintStream out = new PrintStream(new PipedOutputStream(printed), true, StandardCharsets.UTF_8);
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                out,
                new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8),
                false,
                name -> name.equals("CALLERS_KEY")
                        ? Optional.of("open-sesame")
                        : Optional.ofNullable(System.getenv(name)),
                KnownProviders.table(),
                interrupts);
        server = CompletableFuture.supplyAsync(
                () -> new CommandTree(environment).run("serve", "--port", "0", "--require-key-env", "CALLERS_KEY"));
        Matcher line = URL.matcher(new Scanner(printed, StandardCharsets.UTF_8).nextLine());
        assertThat(line.find()).isTrue();
        url = line.group();
    }

    @AfterEach
    void end() throws Exception {
        interrupts.over();
        interrupts.interrupt();
        assertThat(server.get(30, TimeUnit.SECONDS)).isEqualTo(ExitCode.DONE);
    }

    private static Shell shell(String key) {
        Shell shell = new Shell()
                .variable("MODELVERSE_API_KEY", key)
                .variable("VISION_STUDIO_API_KEY", key)
                .variable("ACEDATA_API_KEY", key);
        ProviderTable table = KnownProviders.table();
        table.names().forEach(name -> shell.withProvider(table.named(name)));
        return shell;
    }

    @Test
    void servesEveryDialect() {
        for (String provider : List.of("modelverse", "visionstudio", "acedata")) {
            Path out = folder.resolve(provider + ".png");
            Shell.Result result = shell("open-sesame")
                    .run("generate", "a boat", "--provider", provider, "--base-url", url, "--json", "-o", out);
            assertThat(result.code()).as(result.err() + result.out()).isZero();
            assertThat(result.out()).contains("\"provider\":\"" + provider + "\"");
            assertThat(ImageData.of(out).size().width()).isPositive();
        }
    }

    @Test
    void rejectsCallersWithoutTheKey() {
        Shell.Result result = shell("guessed")
                .run(
                        "generate",
                        "a boat",
                        "--provider",
                        "modelverse",
                        "--base-url",
                        url,
                        "-o",
                        folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(result.errorLine()).doesNotContain("guessed");
    }

    @Test
    void reportsThatItIsHealthy() throws IOException, InterruptedException {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(url + "/healthz")).build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
    }

    @Test
    void reportsThatAPortIsTaken() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, java.net.InetAddress.getByName("127.0.0.1"))) {
            Shell.Result result = shell("any").run("serve", "--port", taken.getLocalPort());
            assertThat(result.code()).isEqualTo(ExitCode.USAGE);
            assertThat(result.errorLine()).contains(String.valueOf(taken.getLocalPort()));
        }
    }
}
