package dev.easel.core.internal.saved;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StateFolderTest {
    private static Optional<Path> find(Map<String, String> variables, String system, String home) {
        return StateFolder.find(name -> Optional.ofNullable(variables.get(name)), system, home);
    }

    @Test
    void followsTheConventionOfEachSystem() {
        assertThat(find(Map.of(), "Linux", "/home/me")).contains(Path.of("/home/me/.local/state/easel"));
        assertThat(find(Map.of(), "Mac OS X", "/Users/me"))
                .contains(Path.of("/Users/me/Library/Application Support/Easel"));
        assertThat(find(Map.of("LOCALAPPDATA", "/local"), "Windows 11", "/me")).contains(Path.of("/local/Easel"));
        assertThat(find(Map.of(), "Windows 11", "/me")).contains(Path.of("/me/AppData/Local/Easel"));
    }

    @Test
    void theVariableForStateCountsEverywhereIfItIsAbsolute() {
        assertThat(find(Map.of("XDG_STATE_HOME", "/state"), "Mac OS X", "/me")).contains(Path.of("/state/easel"));
        assertThat(find(Map.of("XDG_STATE_HOME", "state"), "Linux", "/me")).contains(Path.of("/me/.local/state/easel"));
        assertThat(find(Map.of("XDG_STATE_HOME", "\0"), "Linux", "/me")).contains(Path.of("/me/.local/state/easel"));
    }

    @Test
    void aUserWithoutAHomeHasNone() {
        assertThat(find(Map.of(), "Linux", "?")).isEmpty();
        assertThat(find(Map.of(), "Linux", "")).isEmpty();
    }
}
