package dev.easel.it.admission;

import dev.easel.cli.Main;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code easel serve} with the offline provider, on a free port of this machine, in a JVM with a small heap. */
final class ServeProcess implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");

    private final Process process;
    private final Path errors;
    private final URI baseUrl;

    private ServeProcess(Process process, Path errors, URI baseUrl) {
        this.process = process;
        this.errors = errors;
        this.baseUrl = baseUrl;
    }

    /** Starts it with options of the JVM, and waits until it listens. */
    static ServeProcess start(Path folder, String... jvm) throws IOException {
        Path errors = folder.resolve("stderr");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(jvm));
        command.addAll(List.of(
                "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Djava.io.tmpdir=" + folder, "-Djava.awt.headless=true"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
        command.addAll(List.of("serve", "--provider", "offline", "--port", "0"));
        Process process =
                new ProcessBuilder(command).redirectError(errors.toFile()).start();
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        String first = out.readLine();
        Matcher address = ADDRESS.matcher(String.valueOf(first));
        if (!address.find()) {
            process.destroyForcibly();
            throw new IOException("The server did not start: " + first + " " + Files.readString(errors));
        }
        return new ServeProcess(process, errors, URI.create(address.group()));
    }

    /** Returns the URL of a path. */
    URI at(String path) {
        return baseUrl.resolve(path);
    }

    /** Returns what it wrote to standard error. */
    String errors() throws IOException {
        return Files.readString(errors);
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }
}
