package dev.easel.cli.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigPathTest {
    private static Optional<Path> find(Map<String, String> variables, String system) {
        return ConfigPath.find(Optional.empty(), name -> Optional.ofNullable(variables.get(name)), system)
                .map(ConfigPath::file);
    }

    @ParameterizedTest
    @CsvSource({
        "Linux, HOME=/me, /me/.config/easel/config",
        "Mac OS X, HOME=/me, /me/Library/Application Support/easel/config",
        "Windows 11, APPDATA=/me/roaming, /me/roaming/easel/config",
        "Windows 11, USERPROFILE=/me, /me/AppData/Roaming/easel/config",
        "Linux, XDG_CONFIG_HOME=/c, /c/easel/config",
        "Mac OS X, XDG_CONFIG_HOME=/c, /c/easel/config",
        "Windows 11, XDG_CONFIG_HOME=/c, /c/easel/config"
    })
    void isTheUsualOneOfTheSystem(String system, String variable, Path file) {
        assertThat(find(Map.of(variable.split("=")[0], variable.split("=")[1]), system))
                .contains(file);
    }

    @Test
    void isNoneWithoutAHome() {
        assertThat(find(Map.of(), "Linux")).isEmpty();
        assertThat(find(Map.of("HOME", "relative"), "Linux")).isEmpty();
        assertThat(find(Map.of("XDG_CONFIG_HOME", "relative", "HOME", "/me"), "Linux"))
                .contains(Path.of("/me/.config/easel/config"));
    }
}
