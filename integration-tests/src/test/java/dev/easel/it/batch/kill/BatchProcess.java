package dev.easel.it.batch.kill;

import dev.easel.cli.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code easel batch} in another process. */
final class BatchProcess {
    private final Process process;
    private final Path out;
    private final Path errors;

    private BatchProcess(Process process, Path out, Path errors) {
        this.process = process;
        this.out = out;
        this.errors = errors;
    }

    /** Starts it in a folder, in which its streams are files beside the batch. */
    static BatchProcess start(Path folder, String... arguments) throws IOException {
        Path out = folder.resolve("stdout");
        Path errors = folder.resolve("stderr");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true"));
        command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-Dsun.jnu.encoding=UTF-8"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "batch"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment().put("XDG_STATE_HOME", folder.resolve("state").toString());
        builder.environment().put("XDG_CONFIG_HOME", folder.resolve("config").toString());
        return new BatchProcess(builder.start(), out, errors);
    }

    /** Kills it, as {@code kill -9} does. */
    void kill() {
        process.destroyForcibly();
    }

    /** Waits until it has ended, and returns its exit code. */
    int await() throws InterruptedException {
        return process.waitFor();
    }

    /** Returns what it printed so far. */
    String printed() throws IOException {
        return Files.readString(out) + Files.readString(errors);
    }
}
