package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The shell script of the distribution, with a Java that prints its arguments. */
class LauncherTest {
    private static final Path SHELL = Path.of("/bin/sh");

    @TempDir
    Path folder;

    private Path launcher;
    private Path java;

    private record Run(int code, List<String> lines) {}

    @BeforeEach
    void unpack() throws IOException {
        assumeTrue(Files.isExecutable(SHELL), "There is no /bin/sh here.");
        Path home = folder.resolve("a folder").resolve("easel-1");
        launcher = executable(home.resolve("bin/easel"), Files.readString(Path.of("src/dist/bin/easel")));
        Files.createDirectories(home.resolve("lib"));
        java = executable(folder.resolve("jdk/bin/java"), "#!/bin/sh\nprintf '%s\\n' \"$@\"\n");
        version("17.0.15");
    }

    private static Path executable(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private void version(String version) throws IOException {
        Files.writeString(folder.resolve("jdk/release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
    }

    private Run run(Map<String, String> variables, Path program, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(SHELL.toString(), program.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.contains("JAVA") || name.contains("JDK"));
        builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
        builder.environment().put("EASEL_ARCHIVE", "off");
        builder.environment().putAll(variables);
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Run(process.waitFor(), text.lines().toList());
    }

    @Test
    void passesEveryArgumentOnAsItIs() throws Exception {
        Run run = run(Map.of(), launcher, "generate", "a * in\t\"$HOME\" 'b'", "", "-p", "\\n");

        assertThat(run.code()).isZero();
        assertThat(run.lines())
                .containsSequence(
                        "-cp",
                        launcher.resolve("../../lib/easel.jar").normalize().toString(),
                        "dev.easel.cli.Main",
                        "generate",
                        "a * in\t\"$HOME\" 'b'",
                        "",
                        "-p",
                        "\\n");
    }

    @Test
    void followsLinks() throws Exception {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("a folder/easel-1/bin/easel"));
        Path second = Files.createSymbolicLink(folder.resolve("second"), link);

        assertThat(run(Map.of(), second).lines())
                .contains(launcher.resolve("../../lib/easel.jar").normalize().toString());
    }

    @Test
    void splitsTheOptionsForJavaAtSpacesOnly() throws Exception {
        Run run = run(Map.of("JAVA_OPTS", "-Xmx1g  -Da=*", "EASEL_JAVA_OPTS", "-Db=$c"), launcher, "help");

        assertThat(run.lines()).containsSequence("-Xmx1g", "-Da=*", "-Db=$c", "-cp");
    }

    @Test
    void leavesTheChoiceOfTheCollectorToTheUser() throws Exception {
        assertThat(run(Map.of(), launcher, "help").lines()).contains("-XX:+UseSerialGC");
        for (String lasting : List.of("serve", "studio", "batch")) {
            assertThat(run(Map.of(), launcher, lasting).lines()).as(lasting).doesNotContain("-XX:+UseSerialGC");
        }
        assertThat(run(Map.of("JAVA_OPTS", "-XX:+UseZGC"), launcher, "help").lines())
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void refusesAnOldJava() throws Exception {
        version("11.0.2");

        Run run = run(Map.of(), launcher, "help");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.lines())
                .containsExactly(
                        "easel: " + java + " is Java 11.0.2: install Java 17 or newer, or set JAVA_HOME to one.");
    }

    @Test
    void saysWhereThereIsNoJava() throws Exception {
        Run run = run(Map.of("JAVA_HOME", "/nonexistent"), launcher, "help");

        assertThat(run.code()).isEqualTo(2);
        assertThat(run.lines())
                .containsExactly(
                        "easel: JAVA_HOME is /nonexistent, which has no bin/java: set it to a Java of 17 or newer.");
    }

    @Test
    void usesAnArchiveThatIsThere() throws Exception {
        Path archive = Files.createFile(folder.toRealPath().resolve("a folder/easel-1/lib/java-17.0.15.jsa"));

        assertThat(run(Map.of("EASEL_ARCHIVE", "on"), launcher, "help").lines())
                .contains("-XX:SharedArchiveFile=" + archive);
    }
}
