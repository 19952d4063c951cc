package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.cli.runtime.Terminal;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Registration;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A separate process on a pseudo-terminal, which the program {@code script} of util-linux makes. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
class PseudoTerminalTest {
    private static final int CTRL_C = 3;

    @TempDir
    private Path folder;

    private Process process;
    private Reader output;
    private final StringBuilder received = new StringBuilder();

    /** The program with a provider that is half done until a line is read from standard input. */
    public static final class Painting {
        private Painting() {}

        public static void main(String[] args) {
            ImageProvider provider = ImageProvider.named("painting")
                    .generator((request, context) -> paint(context))
                    .build();
            Interrupts interrupts = new Interrupts();
            interrupts.install();
            Function<String, Optional<String>> variables = name -> Optional.ofNullable(System.getenv(name));
            int code = new CommandTree(new CliEnvironment(
                            InputStream.nullInputStream(),
                            System.out,
                            System.err,
                            Terminal.showsProgress(variables),
                            variables,
                            new ProviderTable(List.of(ProviderKind.local("offline", () -> provider))),
                            interrupts))
                    .run(args);
            interrupts.over();
            System.exit(code);
        }

        private static ImageResult paint(CallContext context) {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(50), "painting a very long status"));
            CountDownLatch goOn = new CountDownLatch(1);
            Thread keyboard = new Thread(() -> awaitKey(goOn));
            keyboard.setDaemon(true);
            keyboard.start();
            try (Registration cancelled = context.onCancel(goOn::countDown)) {
                goOn.await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            context.throwIfCancelled();
            return ImageResult.builder("painting")
                    .image(GeneratedImage.received(ImageData.of(TestImages.png(64, 48))))
                    .build();
        }

        private static void awaitKey(CountDownLatch pressed) {
            try {
                System.in.read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } finally {
                pressed.countDown();
            }
        }
    }

    @BeforeEach
    void requireScript() {
        assumeTrue(
                Files.isExecutable(Path.of("/usr/bin/script")),
                "script of util-linux is not installed: the terminal is not tried");
    }

    @AfterEach
    void end() {
        if (process != null) {
            process.destroyForcibly();
        }
    }

    private void start(String redirection) throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String command = "stty cols 30 -echo; exec '" + java + "' -XX:TieredStopAtLevel=1 -cp '"
                + System.getProperty("java.class.path") + "' '" + Painting.class.getName()
                + "' generate 'a cat' -o out.png " + redirection;
        ProcessBuilder builder = new ProcessBuilder("script", "-qefc", command, "/dev/null")
                .directory(folder.toFile())
                .redirectErrorStream(true);
        builder.environment().keySet().removeAll(List.of("CI", "COLUMNS"));
        builder.environment().put("TERM", "xterm");
        builder.environment().put("SHELL", "/bin/sh");
        process = builder.start();
        output = new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8);
    }

    private void readUntil(String expected) throws IOException {
        while (received.indexOf(expected) < 0) {
            int next = output.read();
            assertThat(next).as("output so far: %s", received).isNotNegative();
            received.append((char) next);
        }
    }

    private int type(int key) throws IOException, InterruptedException {
        OutputStream keyboard = process.getOutputStream();
        keyboard.write(key);
        keyboard.flush();
        for (int next = output.read(); next >= 0; next = output.read()) {
            received.append((char) next);
        }
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }

    /** Returns what the terminal shows in the end: a carriage return goes back, and what follows overwrites. */
    private List<String> screen() {
        List<String> lines = new ArrayList<>();
        for (String line : received.toString().replaceAll("\r*\n", "\n").split("\n")) {
            StringBuilder shown = new StringBuilder();
            for (String part : line.split("\r")) {
                shown.replace(0, Math.min(part.length(), shown.length()), part);
            }
            if (!shown.toString().isBlank()) {
                lines.add(shown.toString().strip());
            }
        }
        return lines;
    }

    @Test
    void theLineIsDrawnWithinTheColumnsAndCleared() throws IOException, InterruptedException {
        start("");
        readUntil("50% painting a very lon");
        assertThat(type('\n')).isZero();
        assertThat(screen()).containsExactly("out.png (64x48 png, 3 KB)");
        assertThat(received.toString().split("[\r\n]"))
                .filteredOn(part -> part.contains("%"))
                .allSatisfy(part -> assertThat(part).hasSizeLessThan(30));
        assertThat(received).doesNotContain("\u001b");
    }

    @Test
    void theLineIsDrawnWhileStandardOutputGoesElsewhere() throws IOException, InterruptedException {
        start("| cat > list");
        readUntil("50% painting");
        assertThat(type('\n')).isZero();
        assertThat(screen()).isEmpty();
        assertThat(folder.resolve("list"))
                .content()
                .startsWith("out.png (64x48")
                .doesNotContain("\r", "%");
    }

    @Test
    void ctrlCClearsTheLineAndEndsWith130() throws IOException, InterruptedException {
        start("");
        readUntil("50% painting");
        assertThat(type(CTRL_C)).isEqualTo(ExitCode.CANCELLED);
        assertThat(screen()).singleElement().asString().startsWith("easel: ").contains("cancelled");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void nothingIsDrawnWhereStandardErrorGoesElsewhere() throws IOException, InterruptedException {
        start("2> errors");
        assertThat(type('\n')).isZero();
        assertThat(folder.resolve("errors")).isEmptyFile();
        assertThat(received).doesNotContain("\u001b").doesNotContain("%");
    }
}
