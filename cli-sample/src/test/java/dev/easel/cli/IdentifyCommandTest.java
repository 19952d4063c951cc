package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentifyCommandTest {
    /** Where the chunks of a PNG begin that follow its header. */
    private static final int AFTER_HEADER = 33;

    private static final String AI =
            "<rdf Iptc4xmpExt:DigitalSourceType=\"http://cv.iptc.org/newscodes/digitalsourcetype/"
                    + "trainedAlgorithmicMedia\" xmp:CreatorTool=\"Painter 3\"/>";

    @TempDir
    private Path folder;

    private final Shell shell = Shell.using(new ScriptedProvider().provider());

    private Path file(String name, byte[] bytes) {
        return TestImages.write(folder.resolve(name), bytes);
    }

    private static byte[] chunk(String type, byte[] data) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CRC32 crc = new CRC32();
        crc.update(type.getBytes(StandardCharsets.ISO_8859_1));
        crc.update(data);
        try (DataOutputStream fields = new DataOutputStream(out)) {
            fields.writeInt(data.length);
            fields.writeBytes(type);
            fields.write(data);
            fields.writeInt((int) crc.getValue());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Returns an EXIF block with a camera, a date and a place. */
    private static byte[] exif() {
        ByteBuffer tiff = ByteBuffer.allocate(120).order(ByteOrder.LITTLE_ENDIAN);
        tiff.put(latin("II")).putShort((short) 42).putInt(8).putShort((short) 4);
        entry(tiff, 0x010F, 2, 6, 80);
        entry(tiff, 0x0110, 2, 3, 0x005A37);
        entry(tiff, 0x0112, 3, 1, 6);
        entry(tiff, 0x8825, 4, 1, 100);
        tiff.putInt(0).position(80).put(latin("Acme\0"));
        tiff.position(100).putShort((short) 5);
        return tiff.array();
    }

    private static void entry(ByteBuffer tiff, int tag, int type, int count, int value) {
        tiff.putShort((short) tag).putShort((short) type).putInt(count).putInt(value);
    }

    private static byte[] with(byte[] png, byte[]... chunks) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(png, 0, AFTER_HEADER);
        Arrays.stream(chunks).forEach(out::writeBytes);
        out.write(png, AFTER_HEADER, png.length - AFTER_HEADER);
        return out.toByteArray();
    }

    @Test
    void tellsEverythingAboutOneImage() {
        Path image = file(
                "photo.png",
                with(
                        TestImages.png(64, 48),
                        chunk("eXIf", exif()),
                        chunk("caBX", latin("jumb")),
                        chunk("tEXt", latin("parameters\0a cat, Steps: 20")),
                        chunk("iTXt", latin("XML:com.adobe.xmp\0\0\0\0\0" + AI))));
        Shell.Result result = shell.run("identify", image);
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines().map(String::strip))
                .startsWith(image.toString())
                .anyMatch(line -> line.matches("format +PNG, \\d+ (bytes|KB)"))
                .contains("size      48x64 (stored as 64x48, turned by EXIF orientation 6)")
                .anyMatch(line -> line.matches("colors +RGB 8-bit"))
                .anyMatch(line -> line.matches("frames +1"))
                .anyMatch(line -> line.startsWith("origin")
                        && line.contains("content credentials (C2PA)")
                        && line.contains("Acme 7Z"))
                .anyMatch(line -> line.startsWith("location"))
                .contains("text      parameters: a cat, Steps: 20");
        assertThat(result.out()).contains("source trainedAlgorithmicMedia").contains("software Painter 3");
    }

    @Test
    void tellsProgramsEverythingOnALineEach() {
        Path one = file("one.png", TestImages.png(64, 48));
        Path two = file("two.jpg", TestImages.jpeg(32, 24));
        Shell.Result result = shell.run("identify", "--json", one, two);
        assertThat(result.out().lines()).hasSize(2);
        assertThat(result.out().lines().toList().get(0))
                .startsWith("{\"ok\":true,\"file\":")
                .contains("\"format\":\"png\",\"width\":64,\"height\":48,\"orientation\":1,\"bitsPerChannel\":8")
                .contains("\"frames\":1,\"bytes\":")
                .containsPattern("\"sha256\":\"[0-9a-f]{64}\"");
        assertThat(result.out().lines().toList().get(1)).contains("\"format\":\"jpeg\",\"width\":32");
    }

    @Test
    void ofSeveralImagesEachIsOneLineAndABrokenOneIsPartial() {
        byte[] jpeg = TestImages.jpeg(64, 48);
        Path whole = file("whole.jpg", jpeg);
        Path cut = file("cut.jpg", Arrays.copyOf(jpeg, jpeg.length / 2));
        Shell.Result result = shell.run("identify", cut, whole);
        assertThat(result.code()).isEqualTo(ExitCode.PARTLY);
        assertThat(result.out().lines()).singleElement().asString().contains("whole.jpg: JPEG 64x48, RGB 8-bit");
        assertThat(result.errorLine()).startsWith("easel: ").contains("cut.jpg");
        assertThat(shell.run("identify", cut).code()).isEqualTo(ExitCode.USAGE);
        assertThat(shell.run("identify", cut, "--json").out())
                .startsWith("{\"ok\":false,\"file\":")
                .contains("\"error\":{\"kind\":");
    }

    @Test
    void readsStandardInput() {
        Shell.Result result = shell.input("not an image").run("identify", "-");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).startsWith("easel: standard input: Unknown image format");
    }

    @Test
    void damagedMetadataIsLeftOut() {
        byte[] exif = exif();
        for (int length = 0; length < exif.length; length += 7) {
            Path image = file(
                    "photo" + length + ".png",
                    with(
                            TestImages.png(8, 8),
                            chunk("eXIf", Arrays.copyOf(exif, length)),
                            chunk("iCCP", latin("x\0\0broken")),
                            chunk("zTXt", latin("Comment\0\0broken")),
                            chunk("iTXt", latin("cut"))));
            assertThat(shell.run("identify", image).code()).isZero();
        }
    }
}
