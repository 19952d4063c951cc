package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.integrity.ImageIntegrity;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpillingSpoolTest {
    private static final byte[] BYTES = new byte[100_000];

    @TempDir
    Path folder;

    private SpoolSink written(SpillingSpool spool) throws IOException {
        SpoolSink sink = spool.open();
        sink.write(BYTES);
        sink.close();
        return sink;
    }

    private static byte[] read(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    private long files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.count();
        }
    }

    @Test
    void freesTheMemoryOfDiscardedImages() throws IOException {
        SpillingSpool spool = new SpillingSpool(1 << 20, Optional.of(folder));
        SpoolSink first = written(spool);
        SpoolSink second = written(spool);
        assertThat(spool.bytesInMemory()).isEqualTo(2 * BYTES.length);
        first.discard();
        assertThat(spool.bytesInMemory()).isEqualTo(BYTES.length);
        second.discard();
        assertThat(spool.bytesInMemory()).isZero();
    }

    @Test
    void leavesReleasedContentReadable() throws IOException {
        SpillingSpool spool = new SpillingSpool(1 << 20, Optional.of(folder));
        SpoolSink sink = written(spool);
        Content content = sink.content();
        sink.release();
        assertThat(spool.bytesInMemory()).isZero();
        assertThat(read(content)).isEqualTo(BYTES);
        spool.close();
        assertThat(read(content)).isEqualTo(BYTES);
    }

    @Test
    void deletesTheFilesOfDiscardedImages() throws IOException {
        SpillingSpool spool = new SpillingSpool(10, Optional.of(folder));
        SpoolSink sink = written(spool);
        SpoolSink other = written(spool);
        assertThat(spool.bytesInMemory()).isZero();
        sink.discard();
        assertThat(files()).isEqualTo(1);
        assertThat(read(other.content())).isEqualTo(BYTES);
        spool.close();
        assertThat(files()).isZero();
    }

    @Test
    void holdsNoMemoryForWhatIsInAFile() throws IOException {
        HeapShare heap = new HeapShare(1 << 20);
        try (SpillingSpool spool = new SpillingSpool(heap, BYTES.length, false, List.of(folder), SpoolFile::open)) {
            SpoolSink sink = spool.open();
            sink.write(BYTES);
            assertThat(files()).isZero();
            assertThat(heap.held()).isEqualTo(BYTES.length);
            sink.write(7);
            assertThat(files()).isEqualTo(1);
            assertThat(heap.held()).isZero();
            assertThat(spool.bytesInMemory()).isZero();
            assertThat(sink.length()).isEqualTo(BYTES.length + 1);
            sink.close();
            assertThat(read(sink.content())).hasSize(BYTES.length + 1).endsWith(7);
        }
    }

    @Test
    void closesItsFilesBeforeItDeletesThem() throws IOException {
        List<String> closed = new ArrayList<>();
        SpoolFile.Opener opener = file -> new FilterOutputStream(SpoolFile.open(file)) {
            @Override
            public void close() throws IOException {
                closed.add(Files.exists(file) ? "before" : "after");
                super.close();
            }
        };
        SpillingSpool spool = new SpillingSpool(new HeapShare(1 << 20), 0, true, List.of(folder), opener);
        spool.open().write(BYTES);
        spool.close();
        assertThat(closed).containsExactly("before");
    }

    @Test
    void aFileTakesSingleBytesAndPiecesOfAnyLength() throws IOException {
        SpoolFile file = new SpoolFile(List.of(folder), SpoolFile::open);
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (int length : new int[] {1, 16_383, 1, 16_384, 16_385, 2, 40_000}) {
            byte[] piece = new byte[length];
            Arrays.fill(piece, (byte) length);
            file.write(piece);
            file.write(length);
            expected.write(piece);
            expected.write(length);
        }
        assertThat(file.finish().path()).hasBinaryContent(expected.toByteArray());
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1 << 20})
    void anImageThatWasCheckedAsItArrivedIsNotReadAgain(int memoryPerImage) throws IOException {
        SpillingSpool spool = new SpillingSpool(memoryPerImage, Optional.of(folder));
        SpoolSink sink = spool.open();
        sink.write(TestImages.photo(6, 4).bytes());
        ImageData image = sink.finish();
        spool.close();
        assertThat(ImageIntegrity.requireWhole(image)).isSameAs(image);
    }

    @ParameterizedTest
    @ValueSource(ints = {10, 1 << 20})
    void halfAnImageIsNeverTakenForOneThatWasChecked(int memoryPerImage) throws IOException {
        byte[] whole = TestImages.photo(60, 40).bytes();
        SpillingSpool spool = new SpillingSpool(memoryPerImage, Optional.of(folder));
        SpoolSink sink = spool.open();
        sink.write(whole, 0, whole.length / 2);
        assertThatExceptionOfType(ImageProcessingException.class).isThrownBy(sink::finish);
        ImageData half = ImageData.of(sink.content());
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> ImageIntegrity.requireWhole(half))
                .withMessageContaining("incomplete");
    }
}
