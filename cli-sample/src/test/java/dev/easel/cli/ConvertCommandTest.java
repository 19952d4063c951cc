package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.testing.ScriptedProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConvertCommandTest {
    @TempDir
    private Path folder;

    private final Shell shell = Shell.using(new ScriptedProvider().provider());

    private ImageData converted(String out, Object... more) {
        Path in = TestImages.write(folder.resolve("in.png"), TestImages.png(300, 200));
        Object[] arguments = new Object[more.length + 4];
        System.arraycopy(new Object[] {"convert", in, "-o", folder.resolve(out)}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        Shell.Result result = shell.run(arguments);
        assertThat(result.code()).as(result.err()).isZero();
        return ImageData.of(folder.resolve(out));
    }

    /** Returns whether a JPEG has a marker, such as 0xC2 for a progressive frame. */
    private static boolean has(ImageData jpeg, int marker) {
        byte[] bytes = jpeg.bytes();
        for (int i = 2; i + 3 < bytes.length && (bytes[i + 1] & 0xFF) != 0xDA; ) {
            if ((bytes[i + 1] & 0xFF) == marker) {
                return true;
            }
            i += 2 + ((bytes[i + 2] & 0xFF) << 8 | bytes[i + 3] & 0xFF);
        }
        return false;
    }

    @Test
    void writesTheFormatOfTheExtension() {
        assertThat(converted("out.jpg").format()).isEqualTo(ImageFormat.JPEG);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsNoFailureOfAProvider() {
        Path in = TestImages.write(folder.resolve("in.png"), TestImages.png(30, 20));
        Shell.Result result = shell.run("convert", in, "-o", "/dev/full");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.err()).contains("/dev/full").doesNotContain("billed");
    }

    @Test
    void readsImagesWithinALimitThatCanBeSet() {
        Path in = TestImages.write(folder.resolve("in.png"), TestImages.png(300, 200));
        Shell.Result refused =
                shell.run("convert", in, "--max-pixels", "59k", "--fit", "20x20", "-o", folder.resolve("out.png"));
        assertThat(refused.code()).isEqualTo(2);
        assertThat(refused.err()).contains("59000").contains("--max-pixels");
        assertThat(converted("out.png", "--max-pixels", "60k", "--fit", "20x20").size())
                .isEqualTo(new Size(20, 13));
        Shell.Result mask =
                shell.run("mask", in, "--max-pixels", "59k", "--from-luma", "9", "-o", folder.resolve("mask.png"));
        assertThat(mask.err()).contains("--max-pixels");
        for (String wrong : new String[] {"0", "many", "501M", "1.5"}) {
            assertThat(shell.run("convert", in, "--max-pixels", wrong, "-o", folder.resolve("no.png"))
                            .err())
                    .contains(wrong.equals("501M") ? "501000000" : wrong);
        }
    }

    @Test
    void writesBaselineUnlessProgressiveIsRequested() {
        assertThat(has(converted("a.jpg"), 0xC0)).isTrue();
        assertThat(has(converted("b.jpg", "--progressive"), 0xC2)).isTrue();
    }

    @Test
    void halfTheColorTakesFewerBytes() {
        assertThat(converted("half.jpg", "--chroma", "half", "--output-quality", "80")
                        .length())
                .isLessThan(converted("full.jpg", "--chroma", "full", "--output-quality", "80")
                        .length());
    }

    @Test
    void reencodesAJpegWhenEncodingOptionsDiffer() {
        ImageData jpeg = converted("first.jpg");
        for (String[] options : new String[][] {
            {"--progressive"}, {"--chroma", "half"}, {"--chroma", "full"}, {"--output-quality", "20"}
        }) {
            Path out = folder.resolve(String.join("", options) + ".jpg");
            Object[] arguments = new Object[options.length + 4];
            System.arraycopy(new Object[] {"convert", folder.resolve("first.jpg"), "-o", out}, 0, arguments, 0, 4);
            System.arraycopy(options, 0, arguments, 4, options.length);
            assertThat(shell.run(arguments).code()).isZero();
            assertThat(ImageData.of(out).sha256()).as(options[0]).isNotEqualTo(jpeg.sha256());
        }
        assertThat(ImageData.of(folder.resolve("--output-quality20.jpg")).length())
                .isLessThan(jpeg.length());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "png  | --output-quality=85 | --output-quality is only for JPEG and WebP, but PNG is written",
                "png  | --min-quality=50    | --min-quality is only for JPEG and WebP, but PNG is written",
                "webp | --chroma=full       | --chroma is only for JPEG, but WEBP is written",
                "png  | --progressive       | --progressive is only for JPEG, but PNG is written",
                "jpg  | --lossless          | --lossless is only for WebP, but JPEG is written",
                "jpg  | --output-quality=a  | Invalid number 'a': expected a whole number",
            })
    void rejectsOptionsThatAFormatDoesNotSupport(String extension, String option, String message) {
        TestImages.write(folder.resolve("in.png"), TestImages.png(30, 20));
        Shell.Result result = shell.run(
                "convert", folder.resolve("in.png"), option, "-o", folder.resolve("out." + extension.strip()));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains(message);
    }

    @Test
    void neverStretches() {
        assertThat(converted("cover.png", "--fit", "100x100", "--resize-mode", "cover")
                        .size())
                .isEqualTo(new Size(100, 100));
        assertThat(converted("contain.png", "--fit", "120x120").size()).isEqualTo(new Size(120, 80));
        assertThat(converted("square.png", "--fit", "1:1").size()).isEqualTo(new Size(200, 200));
    }

    @Test
    void meetsAFileSizeOrReportsThatItCannot() {
        assertThat(converted("small.jpg", "--max-bytes", "4k").length()).isLessThanOrEqualTo(4_000);
        Shell.Result result =
                shell.run("convert", folder.resolve("in.png"), "-o", folder.resolve("tiny.jpg"), "--max-bytes", "100");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("100");
        assertThat(folder.resolve("tiny.jpg")).doesNotExist();
    }

    @Test
    void scalesDownToMeetAFileSizeWhereThatIsAllowed() {
        TestImages.write(folder.resolve("in.png"), TestImages.png(300, 200));
        Path target = folder.resolve("tiny.jpg");
        Shell.Result result = shell.run(
                "convert", folder.resolve("in.png"), "-o", target, "--max-bytes", "900", "--may-shrink", "--json");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.DONE);
        assertThat(target.toFile().length()).isBetween(1L, 900L);
        assertThat(result.out()).contains("scaled down from 300x200 to ").contains("at most 900 bytes");
        assertThat(shell.run("convert", folder.resolve("in.png"), "-o", folder.resolve("x.jpg"), "--may-shrink")
                        .errorLine())
                .contains("--max-bytes");
    }

    @Test
    void copiesTheBytesIfNothingChanges() throws IOException {
        converted("same.png");
        assertThat(Files.mismatch(folder.resolve("in.png"), folder.resolve("same.png")))
                .isEqualTo(-1);
    }
}
