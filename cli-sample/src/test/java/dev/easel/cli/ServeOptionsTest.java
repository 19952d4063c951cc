package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code easel serve} says to options that it cannot start with. */
class ServeOptionsTest {
    @TempDir
    private Path folder;

    private static String rejection(List<String> options) {
        List<String> line = new ArrayList<>(List.of("serve"));
        line.addAll(options);
        if (!options.contains("--port")) {
            line.addAll(List.of("--port", "0"));
        }
        Shell.Result result = Shell.using(new ScriptedProvider().provider())
                .variable("BLANK", " ")
                .run(line.toArray());
        assertThat(result.code()).as(result.out() + result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        return result.errorLine();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--host 0.0.0.0 | --host 0.0.0.0 can be reached by other machines: give --require-key-env VARIABLE or --share"
                        + " KEYFILE to serve only callers with a key, or --without-key to serve everyone.",
                "--host :: | --host :: can be reached by other machines",
                "--host no-such-host.invalid | Unknown --host 'no-such-host.invalid'",
                "--require-key-env MISSING | names the environment variable MISSING, which is not set",
                "--require-key-env BLANK | names the environment variable BLANK, which is not set",
                "--require-key-env A --without-key | --without-key excludes --require-key-env",
                "--share callers.txt --without-key | --without-key excludes --share",
                "--strict --lenient | --strict excludes --lenient",
                "--allow-fetch localhost | Invalid --allow-fetch: Invalid address block 'localhost'",
                "--allow-fetch 10.0.0.1/8 | did you mean 10.0.0.0/8?",
                "--allow-fetch none,public | --allow-fetch none excludes all others, got none, public.",
                "--allow-fetch none --allow-fetch ::1 | --allow-fetch none excludes all others, got none, ::1.",
                "--max-inflight 0 | --max-inflight must be at least 1, got 0.",
                "--max-inflight many | Invalid number 'many'",
                "--queue -1 | --queue must be at least 0, got -1.",
                "--patience soon | Invalid time 'soon'",
                "--grace 0 | Invalid time '0'",
                "--port 65536 | Invalid port 65536",
                "--public-url here | Invalid public URL here"
            })
    void saysWhatIsWrong(String options, String message) {
        assertThat(rejection(List.of(options.split(" ")))).contains(message);
    }

    @Test
    void namesTheLineOfAFileOfKeysButNoKey() throws IOException {
        Path file = Files.writeString(folder.resolve("callers.txt"), "# team\nann canary-key-1\n\nbob canary-key-1\n");
        assertThat(rejection(List.of("--share", file.toString())))
                .contains("callers.txt, line 4: 'bob' has the key of 'ann'")
                .doesNotContain("canary");
    }

    @Test
    void needsACallerInAFileOfKeys() throws IOException {
        Path file = Files.writeString(folder.resolve("callers.txt"), "# nobody yet\n");
        assertThat(rejection(List.of("--share", file.toString()))).contains("callers.txt has no caller");
        assertThat(rejection(List.of("--share", folder.resolve("nothing.txt").toString())))
                .contains("nothing.txt: the file does not exist");
    }
}
