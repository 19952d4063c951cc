package dev.easel.cli.options;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/** The options of the verbs, parsed without their commands, like a line of a manifest. */
class VerbOptionsTest {
    @Command
    private static final class Line {}

    static <T> T parsed(T options, String... arguments) {
        CommandLine line = new CommandLine(
                CommandSpec.forAnnotatedObject(new Line()).addMixin("verb", CommandSpec.forAnnotatedObject(options)));
        TypeConverters.register(line, InputStream.nullInputStream());
        line.parseArgs(arguments);
        return options;
    }

    private static GenerateRequest generate(String... arguments) {
        return parsed(new GenerateOptions(), arguments).request(Optional.empty());
    }

    private static ExpandRequest expand(String... arguments) {
        String[] all = new String[arguments.length + 3];
        System.arraycopy(new String[] {"in.png", "-p", "more"}, 0, all, 0, 3);
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return parsed(new ExpandOptions(), all).request(Optional.empty(), VerbOptionsTest::unread);
    }

    private static ImageData unread(ImageSource source) {
        throw new AssertionError("No image may be read yet: " + source);
    }

    @Test
    void usesDefaultsForOptionsThatAreNotGiven() {
        GenerateRequest request = generate("a cat");
        assertThat(request.prompt()).isEqualTo("a cat");
        assertThat(request.count()).isEqualTo(1);
        assertThat(request.maxCalls()).isEqualTo(1);
        assertThat(request.size()).isEqualTo(ImageSize.auto());
        assertThat(request.model()).isEmpty();
        assertThat(request.seed()).isEmpty();
        assertThat(request.output().format()).isEmpty();
    }

    @Test
    void appliesAllGivenOptions() {
        GenerateRequest request = parsed(
                        new GenerateOptions(),
                        "a cat",
                        "-n",
                        "3",
                        "--max-calls",
                        "2",
                        "--aspect",
                        "6:4",
                        "--quality",
                        "XHIGH",
                        "--background",
                        "transparent",
                        "--seed",
                        "7",
                        "--model",
                        "m-1",
                        "--output-quality",
                        "85",
                        "--max-bytes",
                        "500k",
                        "--resize-mode",
                        "pad",
                        "--gravity",
                        "top-left",
                        "--matte",
                        "#102030")
                .request(Optional.of(ImageFormat.WEBP));
        assertThat(request.count()).isEqualTo(3);
        assertThat(request.maxCalls()).isEqualTo(2);
        assertThat(request.size()).isEqualTo(new ImageSize.Ratio(new AspectRatio(3, 2)));
        assertThat(request.quality()).isEqualTo(Quality.XHIGH);
        assertThat(request.background()).isEqualTo(Background.TRANSPARENT);
        assertThat(request.seed()).hasValue(7);
        assertThat(request.model().orElseThrow().name()).isEqualTo("m-1");
        assertThat(request.output().format()).contains(ImageFormat.WEBP);
        assertThat(request.output().quality()).hasValue(85);
        assertThat(request.output().maxBytes()).hasValue(500_000);
        assertThat(request.output().resizeMode()).isEqualTo(ResizeMode.PAD);
        assertThat(request.output().gravity()).isEqualTo(Gravity.TOP_LEFT);
        assertThat(request.output().matte()).isEqualTo(new Rgb(16, 32, 48));
    }

    @Test
    void takesImagesFromFilesAndUrls() {
        EditRequest request = parsed(new EditOptions(), "a.png", "HTTPS://example.org/b.jpg", "-p", "together")
                .request(Optional.empty(), VerbOptionsTest::unread);
        assertThat(request.images())
                .containsExactly(
                        ImageSource.of(Path.of("a.png")), ImageSource.of(URI.create("HTTPS://example.org/b.jpg")));
    }

    @Test
    void readsEveryFormOfABorder() {
        assertThat(expand("--border", "0.2").border()).isEqualTo(Border.fraction(0.2));
        assertThat(expand("--left", "3", "--bottom", "4").border()).isEqualTo(Border.pixels(3, 0, 0, 4));
        assertThat(expand("--to", "16:9").border()).isEqualTo(Border.toRatio(16, 9));
        assertThat(expand("--to", "1920x1080", "--place", "left").border())
                .isEqualTo(new Border.ToSize(new Size(1920, 1080), Gravity.LEFT));
    }

    @Test
    void readsPrefillAndOverlap() {
        ExpandRequest request = expand("--border", "0.2", "--prefill", "content-aware", "--overlap", "8");
        assertThat(request.prefill()).isEqualTo(Prefill.CONTENT_AWARE);
        assertThat(request.overlap()).isEqualTo(8);
    }

    @Test
    void harmonizesUnlessSwitchedOff() {
        assertThat(expand("--border", "0.2").harmonize()).isTrue();
        assertThat(expand("--border", "0.2", "--harmonize", "on").harmonize()).isTrue();
        assertThat(expand("--border", "0.2", "--harmonize", "off").harmonize()).isFalse();
        assertThatThrownBy(() -> expand("--border", "0.2", "--harmonize", "maybe"))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining("--harmonize")
                .hasMessageContaining("Setting 'maybe' is unknown: choose one of on, off.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--aspect 3:2 --size 10x10      | cannot be combined",
                "-n 0                           | Invalid count of 0 images",
                "--max-calls 0                  | maxCalls must be at least 1, got 0",
                "--output-quality 101           | Invalid output quality 101",
            })
    void rejectsInvalidRequests(String arguments, String message) {
        assertThatThrownBy(() -> generate(("cat " + arguments).split(" +")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--size 0x10        | Invalid size 0x10",
                "--size big         | expected WIDTHxHEIGHT",
                "--aspect 3-2       | expected W:H",
                "--quality best     | Quality 'best' is unknown: choose one of auto, low, medium, high, xhigh, max.",
                "--resize-mode stretch      | Resize mode 'stretch' is unknown: choose one of cover, contain, pad.",
                "--gravity middle   | top-left",
                "--max-bytes lots   | expected a number such as 250000, 500k or 2M",
                "--max-bytes 0      | must be at least 1",
                "--matte mauve      | Invalid color 'mauve'",
            })
    void rejectsInvalidValuesAndNamesTheOption(String arguments, String message) {
        assertThatThrownBy(() -> generate(("cat " + arguments).split(" +")))
                .isInstanceOf(ParameterException.class)
                .hasMessageContaining(arguments.split(" ")[0])
                .hasMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--quality high                 | No border is given",
                "--border 0.2 --to 16:9         | --border and --to cannot be combined",
                "--border 0.2 --left 3          | cannot be combined",
                "--border 0.7                   | 0.01 to 0.5",
                "--left -3                      | no side may be negative",
                "--left 0                       | one must be at least 1",
                "--to wide                      | expected WIDTHxHEIGHT",
                "--border 0.1 --overlap 300     | 0 to 256",
            })
    void rejectsInvalidBorders(String arguments, String message) {
        assertThatThrownBy(() -> expand(arguments.split(" +")))
                .isInstanceOfAny(IllegalArgumentException.class, ParameterException.class)
                .hasMessageContaining(message);
    }
}
