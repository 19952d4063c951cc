package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.QuotedKey;
import dev.easel.http.fault.ResponseStyle;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What the command line prints and writes when a server quotes the key. */
class QuotedKeyTest {
    private static final String KEY = "sk-canary-f00d";
    private static final Map<String, ResponseStyle> PROVIDERS = Map.of(
            "compatible", ResponseStyle.OPENAI,
            "visionstudio", ResponseStyle.VISION_STUDIO,
            "chat", ResponseStyle.CHAT);

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource
    void noOutputAndNoFileHasTheKey(QuotedKey quoted) throws IOException {
        Path out = folder.resolve("out.png");
        for (Map.Entry<String, ResponseStyle> provider : PROVIDERS.entrySet()) {
            Shell shell = new Shell()
                    .withProvider(KnownProviders.table().named(provider.getKey()))
                    .variable("KEY", KEY)
                    .variable("XDG_STATE_HOME", folder.toString());
            for (boolean json : provider.getKey().equals("compatible") ? List.of(false, true) : List.of(true)) {
                try (FaultServer server = FaultServer.answering(quoted.response(provider.getValue(), KEY))
                        .downloads(quoted.download())) {
                    List<Object> line = new ArrayList<>(List.of("generate", "a lake", "--provider", provider.getKey()));
                    line.addAll(List.of(
                            "--model",
                            "a-model",
                            "--key-env",
                            "KEY",
                            "--base-url",
                            server.uri("/v1"),
                            "--force",
                            "-o",
                            out));
                    if (json) {
                        line.add("--json");
                    }
                    Shell.Result result = shell.run(line.toArray());
                    assertThat(server.received()).as(result.err()).isNotEmpty();
                    assertThat(result.out() + result.err()).doesNotContain(KEY);
                }
            }
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(file.toString()).doesNotContain(KEY);
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1)).doesNotContain(KEY);
            }
        }
    }
}
