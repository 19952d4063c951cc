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

    @ParameterizedTest
    @CsvSource({
        "Linux, DISPLAY=:0, xdg-open",
        "Linux, TERM=xterm, ''",
        "Linux, BROWSER=firefox -new-tab, firefox -new-tab",
        "Linux, BROWSER=firefox %s:chromium, firefox %s",
        "Linux, EASEL_VIEWER=see, see",
        "Linux, BROWSER=:see, ''",
        "Mac OS X, TERM=xterm, open",
        "Windows 11, TERM=xterm, 'rundll32 url.dll,FileProtocolHandler'"
    })
    void aBrowserIsThatOfTheUser(String system, String variable, String command) {
        int equals = variable.indexOf('=');
        Viewer viewer = new Viewer(
                name -> name.equals(variable.substring(0, equals))
                        ? Optional.of(variable.substring(equals + 1))
                        : Optional.empty(),
                system);
        assertThat(String.join(" ", viewer.browser())).isEqualTo(command);
    }
}
