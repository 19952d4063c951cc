package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Unusable input leads to one readable line and exit code 2, and nothing is sent. */
class BadInputTest {
    private static final byte[] BOMB = bomb(30_000, 30_000);

    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Shell shell = Shell.using(provider.provider());

    @BeforeEach
    void writeImages() {
        byte[] jpeg = TestImages.jpeg(64, 48);
        file("good.png", TestImages.png(64, 48));
        file("small.png", TestImages.png(32, 24));
        file("text.png", "this is not an image".getBytes(StandardCharsets.UTF_8));
        file("empty.png", new byte[0]);
        file("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        file("bomb.png", BOMB);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    private void file(String name, byte[] bytes) {
        TestImages.write(file(name), bytes);
    }

    /** Returns a PNG of uniformly gray pixels that is far smaller than its unpacked size. */
    private static byte[] bomb(int width, int height) {
        try {
            return packed(width, height);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] packed(int width, int height) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10});
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {1, 0, 0, 0, 0});
        chunk(out, "IHDR", header.toByteArray());
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflating = new DeflaterOutputStream(packed, new Deflater(1))) {
            byte[] row = new byte[1 + (width + 7) / 8];
            for (int y = 0; y < height; y++) {
                deflating.write(row);
            }
        }
        chunk(out, "IDAT", packed.toByteArray());
        chunk(out, "IEND", new byte[0]);
        return out.toByteArray();
    }

    private static void chunk(ByteArrayOutputStream out, String type, byte[] content) throws IOException {
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.US_ASCII));
        crc.update(content);
        DataOutputStream fields = new DataOutputStream(out);
        fields.writeInt(content.length);
        fields.writeBytes(type);
        fields.write(content);
        fields.writeInt((int) crc.getValue());
    }

    private String rejected(Object... arguments) {
        Shell.Result result = shell.run(arguments);
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.out()).isEmpty();
        assertThat(result.errorLine())
                .startsWith("easel: ")
                .hasSizeLessThan(400)
                .doesNotContain("Exception");
        assertThat(provider.received()).isEmpty();
        assertThat(file("out.png")).doesNotExist();
        return result.errorLine();
    }

    @ParameterizedTest
    @ValueSource(strings = {"missing.png", "text.png", "empty.png", "cut.jpg", "bomb.png", "."})
    void rejectsFilesThatAreNotUsableImages(String name) {
        Path in = file(name);
        Path out = file("out.png");
        assertThat(rejected("edit", in, "-p", "blue", "-o", out)).contains(name.equals(".") ? folder.toString() : name);
        assertThat(rejected("inpaint", in, "-p", "blue", "--rect", "0,0,9,9", "-o", out))
                .contains(folder.toString());
        assertThat(rejected("inpaint", in, "-p", "blue", "--mask", file("good.png"), "-o", out))
                .contains(folder.toString());
        assertThat(rejected("expand", in, "-p", "blue", "--border", "0.2", "-o", out))
                .contains(folder.toString());
        assertThat(rejected("convert", in, "--fit", "10x10", "-o", out)).contains(folder.toString());
        assertThat(rejected("mask", in, "--from-luma", "9", "-o", out)).contains(folder.toString());
    }

    @Test
    void saysWhyAFileIsNotAUsableImage() {
        assertThat(rejected("edit", file("missing.png"), "-p", "blue", "-o", file("out.png")))
                .contains("the file does not exist");
        assertThat(rejected("convert", file("bomb.png"), "--fit", "9x9", "-o", file("out.png")))
                .contains("30000×30000");
    }

    @Test
    void rejectsAMaskOfAnotherSizeNamingBothSizes() {
        assertThat(rejected(
                        "inpaint", file("good.png"), "-p", "blue", "--mask", file("small.png"), "-o", file("out.png")))
                .contains("32x24")
                .contains("64x48");
    }

    @Test
    void rejectsInvalidBordersSizesAndCounts() {
        Path good = file("good.png");
        Path out = file("out.png");
        assertThat(rejected("expand", good, "-p", "more", "--border", "0.7", "-o", out))
                .contains("0.7")
                .contains("0.5");
        assertThat(rejected("generate", "a cat", "--size", "0x10", "-o", out)).contains("0x10");
        assertThat(rejected("generate", "a cat", "-n", "0", "-o", out)).contains("at least 1");
        assertThat(rejected("generate", "a cat", "-n", "many", "-o", out)).contains("many");
        assertThat(rejected("generate", "a cat", "-n", "11", "-o", out)).contains("11");
        assertThat(rejected("mask", good, "--border", "0.7", "-o", out))
                .contains("0.7")
                .contains("0.5");
        assertThat(rejected("expand", good, "-p", "more", "--to", "10x10", "-o", out))
                .contains("10x10");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   "})
    void rejectsAnEmptyPrompt(String prompt) {
        assertThat(rejected("generate", prompt, "-o", file("out.png"))).contains("prompt is empty");
        assertThat(rejected("edit", file("good.png"), "-p", prompt, "-o", file("out.png")))
                .contains("prompt is empty");
    }

    @Test
    void rejectsAnOutputThatCannotBeWritten() {
        assertThat(rejected("generate", "a cat", "-o", file("text.png").resolve("out.png")))
                .contains("is not a folder");
        assertThat(rejected("generate", "a cat", "-o", file("text.png") + "/")).contains("is not a folder");
        assertThat(rejected("generate", "a cat", "-o", "/proc/easel/out.png")).contains("/proc");
        assertThat(rejected("generate", "a cat", "-o", file("out.bmp"))).contains("cannot be written");
        assertThat(rejected("generate", "a cat", "--format", "gif", "-o", file("out")))
                .contains("gif");
    }

    @Test
    void rejectsAnUnknownProviderAndListsTheKnownOnes() {
        assertThat(rejected("generate", "a cat", "--provider", "dalle", "-o", file("out.png")))
                .contains("'dalle'")
                .contains("offline");
    }
}
