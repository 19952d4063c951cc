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
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code easel serve} or {@code easel studio} within the test, on a free port. */
final class RunningServer implements AutoCloseable {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final Pattern BASE = Pattern.compile("http://[^/\\s]+");

    private final Interrupts interrupts = new Interrupts();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> code;
    private final Scanner lines;
    private final String first;

    private RunningServer(Map<String, String> variables, Stream<String> arguments) throws IOException {
        PipedInputStream printed = new PipedInputStream(1 << 16);
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                new PrintStream(new PipedOutputStream(printed), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                name -> Optional.ofNullable(variables.get(name)).or(() -> Optional.ofNullable(System.getenv(name))),
                KnownProviders.table(),
                interrupts);
        String[] line = arguments.toArray(String[]::new);
        this.code = CompletableFuture.supplyAsync(() -> new CommandTree(environment).run(line));
        this.lines = new Scanner(printed, StandardCharsets.UTF_8);
        this.first = lines.nextLine();
    }

    /** Starts it with options and variables of the environment, and waits until it has said where it listens. */
    static RunningServer start(Map<String, String> variables, Object... options) throws IOException {
        return new RunningServer(
                variables,
                Stream.concat(
                        Stream.of("serve", "--port", "0"), Stream.of(options).map(Object::toString)));
    }

    /** Starts any command of a server. */
    static RunningServer run(Map<String, String> variables, String... arguments) throws IOException {
        return new RunningServer(variables, Stream.of(arguments));
    }

    /** Returns the first line on standard output. */
    String first() {
        return first;
    }

    /** Returns the next line on standard output, which is awaited. */
    String next() {
        return lines.nextLine();
    }

    /** Returns standard error. */
    String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Returns the URL of a path. */
    URI at(String path) {
        Matcher base = BASE.matcher(first);
        if (!base.find()) {
            throw new AssertionError("Expected an address, got: " + first);
        }
        return URI.create(base.group().replace("0.0.0.0", "127.0.0.1") + path);
    }

    /** Fetches a path. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(HttpRequest.newBuilder(at(path)).build(), HttpResponse.BodyHandlers.ofString());
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
