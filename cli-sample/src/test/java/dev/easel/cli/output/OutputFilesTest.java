package dev.easel.cli.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.image.ImageFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFilesTest {
    @TempDir
    private Path folder;

    private static OutputFiles named(String name) {
        return OutputFiles.of("-o", Path.of(name), Optional.empty(), false);
    }

    @ParameterizedTest
    @CsvSource({
        "out.png,  1, PNG,  out.png",
        "out.png,  2, PNG,  out-1.png out-2.png",
        "out.jpeg, 2, JPEG, out-1.jpeg out-2.jpeg",
        "OUT.JPG,  1, JPEG, OUT.JPG",
        "out,      1, WEBP, out.webp",
        "out,      2, JPEG, out-1.jpg out-2.jpg",
        "out.v2,   1, PNG,  out.v2.png",
        ".out,     1, PNG,  .out.png",
        "a.b/out,  1, PNG,  a.b/out.png",
        "out.png,  1, JPEG, out.jpg",
    })
    void namesOneOrSeveral(String name, int count, ImageFormat format, String names) {
        assertThat(named(name).names(count, format).stream().map(Path::toString))
                .containsExactly(names.split(" "));
    }

    @ParameterizedTest
    @CsvSource({"out.png,PNG", "out.jpg,JPEG", "out.JPEG,JPEG", "out.webp,WEBP"})
    void theExtensionSetsTheFormat(String name, ImageFormat format) {
        assertThat(named(name).format()).contains(format);
    }

    @Test
    void aNameWithoutAnExtensionLeavesTheFormatOpen() {
        assertThat(named("out").format()).isEmpty();
        assertThat(OutputFiles.of("-o", Path.of("out"), Optional.of(ImageFormat.JPEG), false)
                        .format())
                .contains(ImageFormat.JPEG);
    }

    @Test
    void rejectsAnExtensionThatContradictsTheFormat() {
        assertThatThrownBy(() -> OutputFiles.of("-o", Path.of("out.png"), Optional.of(ImageFormat.JPEG), false))
                .hasMessage("-o out.png means png, but --format is jpeg: make them agree, or remove --format.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"out.gif", "out.TIFF", "out.avif", "out.bmp"})
    void rejectsFormatsThatCannotBeWritten(String name) {
        assertThatThrownBy(() -> named(name)).hasMessageContaining(name).hasMessageContaining(".png, .jpg or .webp");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void rejectsNamesWithoutAFile(String name) {
        assertThatThrownBy(() -> named(name)).hasMessageContaining("give a file name");
    }

    @Test
    void rejectsAFolderWhereTheImageBelongs() throws IOException {
        Path taken = Files.createDirectory(folder.resolve("out.png"));
        assertThatThrownBy(() -> named(taken.toString()).check(1)).hasMessageContaining("is a folder");
    }

    @Test
    void rejectsAFolderThatIsNotWritable() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        assertThatThrownBy(() -> named(file + "/out.png").check(1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("out.png")
                .hasMessageContaining("is not a folder");
    }

    @Test
    void checkingLeavesNothingBehind() throws IOException {
        assertThatCode(() -> named(folder + "/a/b/out.png").check(3)).doesNotThrowAnyException();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }
}
