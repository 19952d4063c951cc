package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Who {@code easel serve} lets in, and what it says about it. */
class ServeAccessTest {
    private static final String GENERATE = "/v1/images/generations";
    private static final String SMALL = "{\"prompt\":\"a boat\",\"size\":\"16x16\"}";

    @TempDir
    private Path folder;

    @Test
    void holdsEachCallerToTheirBudget() throws Exception {
        Path keys = Files.writeString(
                folder.resolve("callers.txt"),
                "# team\nann canary-of-ann images=1\nbob canary-of-bob cost=5usd inflight=2\n");
        try (RunningServer server = RunningServer.start(Map.of(), "--share", keys)) {
            assertThat(server.post(GENERATE, "canary-of-ann", SMALL).statusCode())
                    .isEqualTo(200);
            HttpResponse<String> second = server.post(GENERATE, "canary-of-ann", SMALL);
            assertThat(second.statusCode()).isEqualTo(429);
            assertThat(second.body()).contains("\"insufficient_quota\"").doesNotContain("canary");
            assertThat(second.headers().firstValue("Easel-Billing")).hasValue("not-billed");
            assertThat(server.post(GENERATE, "canary-of-bob", SMALL).statusCode())
                    .isEqualTo(200);
            assertThat(server.post(GENERATE, "canary-of-eve", SMALL).statusCode())
                    .isEqualTo(401);
            assertThat(server.stop()).isEqualTo(ExitCode.DONE);
            assertThat(server.err()).doesNotContain("canary");
        }
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void warnsOfAFileOfKeysThatOthersCanRead() throws Exception {
        Path keys = Files.writeString(folder.resolve("callers.txt"), "ann canary-of-ann\n");
        for (String permissions : new String[] {"rw-------", "rw-r--r--"}) {
            Files.setPosixFilePermissions(keys, java.nio.file.attribute.PosixFilePermissions.fromString(permissions));
            try (RunningServer server = RunningServer.start(Map.of(), "--share", keys)) {
                assertThat(server.err().contains("chmod 600")).as(server.err()).isEqualTo(permissions.contains("r--"));
            }
        }
    }

    @Test
    void saysLoudlyThatEveryoneIsServed() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(), "--host", "0.0.0.0", "--without-key")) {
            assertThat(server.first()).startsWith("Listening on http://0.0.0.0:");
            assertThat(server.err())
                    .isEqualTo("WARNING: --without-key: everyone who reaches 0.0.0.0 can use this server, at your cost."
                            + System.lineSeparator());
            assertThat(server.post(GENERATE, "any", SMALL).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void tellsProgramsItsAddress() throws Exception {
        try (RunningServer server = RunningServer.start(Map.of(), "--json")) {
            assertThat(server.first())
                    .matches("\\{\"url\":\"http://127.0.0.1:(\\d+)\",\"host\":\"127.0.0.1\",\"port\":\\1,"
                            + "\"studio\":\"http://127.0.0.1:\\1/\"\\}");
        }
    }

    @Test
    void refusesWhatTheNamedModelWouldRefuseOnlyWhereItIsStrict() throws Exception {
        String tiny = "{\"model\":\"gpt-image-1\",\"prompt\":\"a boat\",\"size\":\"7x7\"}";
        String unknown = "{\"prompt\":\"a boat\",\"size\":\"16x16\",\"sparkle\":9}";
        for (String option : Stream.of("", "--strict", "--lenient").toList()) {
            Object[] options = option.isEmpty() ? new Object[0] : new Object[] {option};
            try (RunningServer server = RunningServer.start(Map.of(), options)) {
                assertThat(server.post(GENERATE, "any", tiny).statusCode())
                        .as(option)
                        .isEqualTo(option.equals("--strict") ? 400 : 200);
                assertThat(server.post(GENERATE, "any", unknown).statusCode())
                        .as(option)
                        .isEqualTo(option.equals("--lenient") ? 200 : 400);
            }
        }
    }
}
