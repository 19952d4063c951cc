package dev.easel.core.internal.metadata;

import static dev.easel.core.internal.metadata.EncodedFiles.ascii;
import static dev.easel.core.internal.metadata.EncodedFiles.chunk;
import static dev.easel.core.internal.metadata.EncodedFiles.exif;
import static dev.easel.core.internal.metadata.EncodedFiles.extension;
import static dev.easel.core.internal.metadata.EncodedFiles.gif;
import static dev.easel.core.internal.metadata.EncodedFiles.gifFrame;
import static dev.easel.core.internal.metadata.EncodedFiles.gifStart;
import static dev.easel.core.internal.metadata.EncodedFiles.joined;
import static dev.easel.core.internal.metadata.EncodedFiles.jpeg;
import static dev.easel.core.internal.metadata.EncodedFiles.manifest;
import static dev.easel.core.internal.metadata.EncodedFiles.png;
import static dev.easel.core.internal.metadata.EncodedFiles.segment;
import static dev.easel.core.internal.metadata.EncodedFiles.vp8l;
import static dev.easel.core.internal.metadata.EncodedFiles.webp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MetadataStripperTest {
    private static final byte[] SECRET = ascii("secret");
    private static final byte[] JFIF = segment(0xE0, ascii("JFIF\0"), new byte[] {1, 1, 0, 0, 72, 0, 72, 0, 0});
    private static final byte[] ADOBE = segment(0xEE, ascii("Adobe"), new byte[] {0, 100, 0, 0, 0, 0, 1});
    private static final byte[] PROFILE = segment(0xE2, ascii("ICC_PROFILE\0"), new byte[] {1, 1}, ascii("profile"));
    private static final byte[] GAMMA = TestImages.chunk("gAMA", new byte[] {0, 0, (byte) 0xB1, (byte) 0x8F});
    private static final byte[] SCALE = TestImages.chunk("pHYs", new byte[] {0, 0, 11, 19, 0, 0, 11, 19, 1});
    private static final byte[] LOOP = extension(0xFF, "NETSCAPE2.0", "\1\0\0");
    private static final byte[] CONTROL = extension(0xF9, "", "\0\0\0\0");

    private static Arguments of(String what, byte[] file, byte[] clean) {
        return Arguments.of(what, file, clean);
    }

    private static byte[] app1(byte[] exif) {
        return segment(0xE1, ascii("Exif\0\0"), exif);
    }

    private static byte[] animated(byte[]... chunks) {
        return TestImages.file(2, 1, 8, 2, new byte[7], chunks);
    }

    private static Stream<Arguments> filesWithMetadata() {
        byte[] second = joined(jpeg(JFIF), jpeg(app1(exif(1))));
        return Stream.of(
                of("PNG eXIf", png(2, TestImages.chunk("eXIf", exif(1))), png(2)),
                of("PNG text", png(2, TestImages.chunk("tEXt", SECRET)), png(2)),
                of("PNG zTXt", png(2, GAMMA, TestImages.chunk("zTXt", SECRET)), png(2, GAMMA)),
                of("PNG iTXt", png(2, TestImages.chunk("iTXt", SECRET), SCALE), png(2, SCALE)),
                of("PNG tIME", png(2, TestImages.chunk("tIME", SECRET)), png(2)),
                of("PNG private", png(2, TestImages.chunk("prVt", SECRET)), png(2)),
                of("PNG C2PA", png(2, TestImages.chunk("caBX", SECRET)), png(2)),
                of("PNG animation", animated(TestImages.chunk("acTL", new byte[8]), GAMMA), animated(GAMMA)),
                of("PNG without its end", Arrays.copyOf(png(2), png(2).length - 12), png(2)),
                of("PNG bytes behind", joined(png(2), SECRET), png(2)),
                of("JPEG without its end", Arrays.copyOf(jpeg(JFIF), jpeg(JFIF).length - 2), jpeg(JFIF)),
                of("JPEG EXIF", jpeg(JFIF, app1(exif(1))), jpeg(JFIF)),
                of("JPEG XMP", jpeg(segment(0xE1, ascii("http://ns.adobe.com/xap/1.0/\0"), SECRET)), jpeg()),
                of("JPEG IPTC", jpeg(JFIF, segment(0xED, SECRET), ADOBE), jpeg(JFIF, ADOBE)),
                of("JPEG comment", jpeg(segment(0xFE, SECRET), PROFILE), jpeg(PROFILE)),
                of("JPEG MPF", jpeg(PROFILE, segment(0xE2, ascii("MPF\0"), SECRET)), jpeg(PROFILE)),
                of("JPEG C2PA", jpeg(segment(0xEB, manifest())), jpeg()),
                of("JPEG unknown Adobe", jpeg(segment(0xEE, SECRET)), jpeg()),
                of("JPEG thumbnail", jpeg(JFIF, segment(0xE0, ascii("JFXX\0"), SECRET)), jpeg(JFIF)),
                of(
                        "JPEG thumbnail in JFIF",
                        jpeg(segment(0xE0, ascii("JFIF\0"), new byte[] {1, 1, 0, 0, 72, 0, 72, 2, 1}, SECRET)),
                        jpeg(JFIF)),
                of("JPEG second image", second, jpeg(JFIF)),
                of("WebP EXIF", webp(0x08, vp8l(), chunk("EXIF", exif(1))), webp(0, vp8l())),
                of(
                        "WebP XMP",
                        webp(0x24, chunk("ICCP", new byte[3]), vp8l(), chunk("XMP ", SECRET)),
                        webp(0x20, chunk("ICCP", new byte[3]), vp8l())),
                of("WebP C2PA", webp(0x10, vp8l(), chunk("C2PA", SECRET)), webp(0x10, vp8l())),
                of("WebP unknown", webp(0, chunk("abcd", SECRET), vp8l()), webp(0, vp8l())),
                of("WebP bytes behind", joined(webp(0, vp8l()), SECRET), webp(0, vp8l())),
                of("GIF comment", gif(extension(0xFE, "", "secret"), CONTROL), gif(CONTROL)),
                of("GIF text", gif(extension(0x01, "", "secret")), gif()),
                of("GIF XMP", gif(LOOP, extension(0xFF, "XMP DataXMP", "secret")), gif(LOOP)),
                of("GIF bytes behind", joined(gif(), SECRET), gif()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithMetadata")
    void removesOnlyMetadata(String what, byte[] file, byte[] clean) {
        ImageData stripped = MetadataStripper.strip(ImageData.of(file));
        assertThat(stripped.bytes()).isEqualTo(clean);
        assertThat(ImageIntegrity.requireWhole(stripped)).isSameAs(stripped);
        assertThat(MetadataStripper.strip(stripped)).isSameAs(stripped);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("filesWithMetadata")
    void passesACleanFileByteForByte(String what, byte[] file, byte[] clean) {
        ImageData image = ImageData.of(clean);
        assertThat(MetadataStripper.strip(image)).isSameAs(image);
    }

    private static Stream<byte[]> turnedFiles() {
        return Stream.of(
                png(2, GAMMA, TestImages.chunk("tEXt", SECRET), TestImages.chunk("eXIf", exif(6))),
                jpeg(JFIF, segment(0xFE, SECRET), app1(exif(6)), ADOBE),
                webp(0x2C, vp8l(), chunk("XMP ", SECRET), chunk("EXIF", exif(6)), chunk("abcd", SECRET)));
    }

    @ParameterizedTest
    @MethodSource("turnedFiles")
    void keepsTheOrientationAlone(byte[] file) {
        ImageData image = ImageData.of(file);
        ImageData stripped = MetadataStripper.strip(image);
        assertThat(stripped.header()).isEqualTo(image.header());
        assertThat(stripped.header().orientation()).isEqualTo(6);
        assertThat(new String(stripped.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(ImageIntegrity.requireWhole(stripped)).isSameAs(stripped);
        assertThat(MetadataStripper.strip(stripped)).isSameAs(stripped);
    }

    @Test
    void statesTheOrientationOnceBeforeThePixels() {
        byte[] twice = jpeg(app1(exif(3)), app1(exif(8)));
        assertThat(MetadataStripper.strip(ImageData.of(twice)).bytes()).isEqualTo(jpeg(OrientationTag.segment(3)));
    }

    @Test
    void endsAGifWhereNoReaderGoesOn() {
        byte[] broken = joined(gifStart(), gifFrame(), new byte[] {0x77}, SECRET);
        assertThat(MetadataStripper.strip(ImageData.of(broken)).bytes()).isEqualTo(gif());
    }

    @Test
    void completesACleanFileWithoutItsEnd() {
        byte[] cut = Arrays.copyOf(jpeg(), jpeg().length - 2);
        assertThat(structure(cut).ended()).isFalse();
        assertThat(structure(cut).clean()).isTrue();
        assertThat(structure(jpeg()).ended()).isTrue();
        assertThat(MetadataStripper.strip(ImageData.of(cut)).bytes()).isEqualTo(jpeg());
    }

    @Test
    void tellsWhatAnImageIsMadeOf() {
        assertThat(structure(png(2)).plain()).isTrue();
        assertThat(structure(png(3, TestImages.chunk("PLTE", new byte[3]))).plain())
                .isFalse();
        assertThat(structure(png(2, TestImages.chunk("tRNS", new byte[6]))).plain())
                .isFalse();
        assertThat(structure(TestImages.file(2, 1, 16, 2, new byte[13])).plain())
                .isFalse();
        assertThat(structure(TestImages.file(2, 1, 1, 0, new byte[2])).plain()).isFalse();
        assertThat(structure(jpeg()).plain()).isTrue();
        assertThat(structure(jpeg(segment(0xC0, new byte[] {8, 0, 1, 0, 2, 4}))).lossless())
                .isFalse();
        assertThat(structure(webp(0, vp8l())).lossless()).isTrue();
        assertThat(structure(gif()).plain()).isFalse();
        assertThat(structure(gif(gifFrame())).frames()).isEqualTo(2);
        assertThat(structure(webp(2, chunk("ANMF", vp8l()), chunk("ANMF", vp8l())))
                        .frames())
                .isEqualTo(2);
        assertThat(structure(joined(jpeg(), new byte[3], jpeg())).secondImage()).isTrue();
        assertThat(structure(joined(jpeg(), SECRET)).secondImage()).isFalse();
    }

    private static ImageStructure structure(byte[] file) {
        return ImageStructure.of(ImageData.of(file));
    }

    private static Stream<byte[]> filesWithCredentials() {
        return Stream.of(
                png(2, TestImages.chunk("caBX", SECRET)),
                jpeg(segment(0xEB, manifest())),
                webp(0, vp8l(), chunk("C2PA", SECRET)),
                gif(extension(0xFF, "C2PA_GIF\1\0\0", "secret")));
    }

    @ParameterizedTest
    @MethodSource("filesWithCredentials")
    void tellsWhatBecameOfContentCredentials(byte[] file) {
        ImageData image = ImageData.of(file);
        ImageData without = MetadataStripper.strip(image);
        assertThat(DeliveryNotes.of(image, image, Optional.empty()))
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("carries"));
        assertThat(DeliveryNotes.of(image, without, Optional.empty()))
                .singleElement()
                .satisfies(note -> assertThat(note.message()).contains("dropped"));
        assertThat(DeliveryNotes.of(without, without, Optional.empty())).isEmpty();
    }

    @Test
    void tellsWhatTheBytesOfALossyImageKept() {
        assertThat(kept(jpeg(JFIF, PROFILE))).isEmpty();
        assertThat(kept(jpeg(JFIF, segment(0xFE, SECRET))))
                .containsExactly("the image's bytes were kept, with its metadata");
        assertThat(kept(jpeg(app1(exif(6)))))
                .containsExactly(
                        "the image's bytes were kept, with the orientation tag that turns it upright and its metadata");
        assertThat(kept(png(2, TestImages.chunk("tEXt", SECRET)))).isEmpty();
    }

    private static List<String> kept(byte[] file) {
        ImageData image = ImageData.of(file);
        return DeliveryNotes.of(image, image, Optional.empty()).stream()
                .map(note -> note.message())
                .toList();
    }

    @Test
    void takesOtherBoxesOfAJpegForWhatTheyAre() {
        byte[] other = segment(0xEB, ascii("JP"), new byte[20], ascii("secret"));
        assertThat(structure(jpeg(other)).provenance()).isFalse();
    }

    @Test
    void readsASectionedFileInPiecesOfAnyLength() throws IOException {
        ImageData stripped =
                MetadataStripper.strip(ImageData.of(jpeg(JFIF, app1(exif(6)), ADOBE, segment(0xFE, SECRET))));
        byte[] whole = stripped.bytes();
        for (int piece : List.of(1, 2, 7)) {
            try (InputStream in = stripped.open()) {
                byte[] read = IntStream.iterate(0, at -> at < whole.length, at -> at + piece)
                        .mapToObj(at -> next(in, Math.min(piece, whole.length - at)))
                        .reduce(new byte[0], EncodedFiles::joined);
                assertThat(read).isEqualTo(whole);
                assertThat(in.read()).isNegative();
            }
        }
        assertThat(stripped)
                .isEqualTo(
                        MetadataStripper.strip(ImageData.of(jpeg(JFIF, app1(exif(6)), ADOBE, segment(0xFE, SECRET)))));
    }

    private static byte[] next(InputStream in, int count) {
        try {
            return in.readNBytes(count);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** A file of hundreds of megabytes costs no more memory than a small one: nothing of it is collected. */
    @Test
    void readsALongFileWithoutCopyingIt() {
        long gap = 300_000_000;
        byte[] start = joined(new byte[] {(byte) 0xFF, (byte) 0xD8}, segment(0xFE, SECRET));
        byte[] rest = Arrays.copyOfRange(jpeg(), 2, jpeg().length);
        Content content = new Content() {
            @Override
            public long length() {
                return start.length + rest.length + gap;
            }

            @Override
            public InputStream open() {
                return new SequenceInputStream(new ByteArrayInputStream(joined(start, rest)), zeros(gap));
            }
        };
        assertThat(MetadataStripper.strip(ImageData.of(content)).length()).isEqualTo(jpeg().length);
    }

    private static InputStream zeros(long count) {
        return new InputStream() {
            private long left = count;

            @Override
            public int read() {
                return left-- > 0 ? 0 : -1;
            }

            @Override
            public int read(byte[] bytes, int offset, int length) {
                int part = (int) Math.min(left, length);
                left -= part;
                return part == 0 ? -1 : part;
            }
        };
    }
}
