package dev.easel.cli.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, DISPLAY, xdg-open",
        "Linux, WAYLAND_DISPLAY, xdg-open",
        "Linux, TERM, ''",
        "Linux, EASEL_VIEWER, :0 -x",
        "Mac OS X, TERM, open",
        "Windows 11, TERM, 'rundll32 url.dll,FileProtocolHandler'"
    })
    void isThatOfTheSystem(String system, String variable, String command) {
        Viewer viewer = new Viewer(
                name -> name.equals(variable) ? Optional.of(command.isEmpty() ? "xterm" : ":0 -x") : Optional.empty(),
                system);
        assertThat(String.join(" ", viewer.command())).isEqualTo(command);
    }
}
