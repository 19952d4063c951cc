package dev.easel.cli;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/** {@code easel serve} within the test, on a free port. */
final class RunningServer implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final Interrupts interrupts = new Interrupts();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> code;
    private final String first;

    private RunningServer(Map<String, String> variables, List<String> options) throws IOException {
        PipedInputStream printed = new PipedInputStream(1 << 16);
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                new PrintStream(new PipedOutputStream(printed), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                name -> Optional.ofNullable(variables.get(name)).or(() -> Optional.ofNullable(System.getenv(name))),
                KnownProviders.table(),
                interrupts);
        String[] line = Stream.concat(Stream.of("serve", "--port", "0"), options.stream())
                .toArray(String[]::new);
        this.code = CompletableFuture.supplyAsync(() -> new CommandTree(environment).run(line));
        this.first = new Scanner(printed, StandardCharsets.UTF_8).nextLine();
    }

    /** Starts it with options and variables of the environment, and waits until it has said where it listens. */
    static RunningServer start(Map<String, String> variables, Object... options) throws IOException {
        return new RunningServer(
                variables, Stream.of(options).map(Object::toString).toList());
    }

    /** Returns the first line on standard output. */
    String first() {
        return first;
    }

    /** Returns standard error. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Returns the URL of a path. */
    URI at(String path) {
        return URI.create(first.split(" ")[2].replace("0.0.0.0", "127.0.0.1") + path);
    }

    /** Sends JSON with a key. */
    HttpResponse<String> post(String path, String key, String json) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(at(path))
                        .header("Content-Type", "application/json")
                        .header("X-API-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    /** Stops it and returns its exit code. */
    int stop() throws InterruptedException, ExecutionException, TimeoutException {
        interrupts.over();
        interrupts.interrupt();
        return code.get(30, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        interrupts.over();
        interrupts.interrupt();
        code.join();
    }
}
