package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.port.out.ImageProvider;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A separate process, interrupted as a terminal would. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CtrlCTest {
    @TempDir
    private Path folder;

    /** The program with a provider that prints when it is called and then never responds. */
    public static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) {
            ImageProvider provider = ImageProvider.named("waiting")
                    .generator((request, context) -> {
                        System.out.println("called");
                        context.pause(Duration.ofHours(1));
                        throw new IllegalStateException("An hour has passed.");
                    })
                    .build();
            ProviderTable table = new ProviderTable(List.of(ProviderKind.local("offline", () -> provider)));
            Interrupts interrupts = new Interrupts();
            interrupts.install();
            int code = new CommandTree(new CliEnvironment(
                            InputStream.nullInputStream(),
                            System.out,
                            System.err,
                            false,
                            name -> Optional.ofNullable(System.getenv(name)),
                            table,
                            interrupts))
                    .run(args);
            interrupts.over();
            System.exit(code);
        }
    }

    @Test
    void cancelsTheCallAndLeavesNothingBehind() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waiting.class.getName(),
                        "generate",
                        "a cat",
                        "-o",
                        folder.resolve("out.png").toString())
                .start();
        try (BufferedReader out = reader(process.getInputStream());
                BufferedReader err = reader(process.getErrorStream())) {
            assertThat(out.readLine()).isEqualTo("called");
            int sent = new ProcessBuilder("kill", "-INT", String.valueOf(process.pid()))
                    .start()
                    .waitFor();
            assertThat(sent).isZero();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(ExitCode.CANCELLED);
            assertThat(err.lines()).singleElement().asString().contains("cancelled");
        } finally {
            process.destroyForcibly();
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private static BufferedReader reader(java.io.InputStream stream) {
        return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
    }
}
