import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Makes the files of a distribution that come from the program: the list of classes that its commands use, completions, and
 * the licenses of the libraries within. Run as {@code java DistFiles.java easel.jar FOLDER}.
 */
final class DistFiles {
    private final Path jar;
    private final Path folder;
    private final Path work;
    private final Set<String> classes = new LinkedHashSet<>();

    private DistFiles(Path jar, Path folder) throws IOException {
        this.jar = jar;
        this.folder = folder;
        this.work = Files.createTempDirectory("easel-dist");
    }

    public static void main(String[] args) throws Exception {
        DistFiles files = new DistFiles(Path.of(args[0]), Path.of(args[1]));
        files.classList();
        files.completion("bash", "easel.bash");
        files.completion("zsh", "_easel");
        files.completion("fish", "easel.fish");
        files.licenses();
    }

    /** Runs some commands, one of them against a server of the same program, and writes which classes they load. */
    private void classList() throws IOException, InterruptedException {
        String image = work.resolve("a.png").toString();
        run("--help");
        run("help", "generate");
        run("generate", "a hill", "--size", "256x256", "-o", image);
        run("convert", image, "-o", work.resolve("b.jpg").toString());
        run(
                "expand",
                image,
                "-p",
                "a hill",
                "--border",
                "0.1",
                "-o",
                work.resolve("c.png").toString());
        run("generate", "a hill", "--provider", "openai", "--dry-run", "--json");
        run("providers", "openai");
        Path served = work.resolve("served");
        Process server = started(served, "serve", "--port", "0");
        try (BufferedReader lines = server.inputReader(StandardCharsets.UTF_8)) {
            String url = "";
            while (url.isEmpty()) {
                String line = lines.readLine();
                if (line == null) {
                    throw new IOException("easel serve ended without an address.");
                }
                url = Arrays.stream(line.split("\\s+"))
                        .filter(word -> word.startsWith("http://127.0.0.1:"))
                        .findFirst()
                        .orElse("");
            }
            String base = url.replaceFirst("(:\\d+).*", "$1/v1");
            run("generate", "a hill", "--provider", "compatible", "--base-url", base, "-o", image, "--force");
        } finally {
            server.destroy();
            server.waitFor();
        }
        add(served);
        Files.createDirectories(folder.resolve("lib"));
        Files.write(folder.resolve("lib/easel.classlist"), classes);
    }

    private void run(String... arguments) throws IOException, InterruptedException {
        Path loaded = work.resolve("loaded");
        Process process = started(loaded, arguments);
        process.inputReader(StandardCharsets.UTF_8).lines().forEach(line -> {});
        if (process.waitFor() != 0) {
            throw new IOException("easel " + String.join(" ", arguments) + " ended with " + process.exitValue());
        }
        add(loaded);
    }

    private Process started(Path loaded, String... arguments) throws IOException {
        return program(List.of("-XX:DumpLoadedClassList=" + loaded), arguments);
    }

    private void add(Path loaded) throws IOException {
        try (Stream<String> lines = Files.lines(loaded)) {
            lines.filter(line -> !line.startsWith("#")).forEach(classes::add);
        }
    }

    private Process program(List<String> options, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", jar.toString(), "dev.easel.cli.Main"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("XDG_STATE_HOME", work.toString());
        builder.environment().put("XDG_CONFIG_HOME", work.toString());
        return builder.start();
    }

    private void completion(String shell, String name) throws IOException, InterruptedException {
        Path file = folder.resolve("completions").resolve(name);
        Files.createDirectories(file.getParent());
        Process process = program(List.of(), "completion", shell);
        try (InputStream script = process.getInputStream()) {
            Files.write(file, script.readAllBytes());
        }
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new IOException("easel completion " + shell + " failed.");
        }
    }

    private void licenses() throws IOException {
        Path target = folder.resolve("licenses");
        Files.createDirectories(target);
        try (FileSystem inside = FileSystems.newFileSystem(jar);
                Stream<Path> files = Files.list(inside.getPath("META-INF"))) {
            for (Path file : files.filter(DistFiles::isLicense).toList()) {
                Files.write(target.resolve(file.getFileName().toString()), Files.readAllBytes(file));
            }
        }
    }

    private static boolean isLicense(Path file) {
        String name = file.getFileName().toString();
        return name.matches(".*(LICENSE|NOTICE|THIRD-PARTY).*") && Files.isRegularFile(file);
    }
}
