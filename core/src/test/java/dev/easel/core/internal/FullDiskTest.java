package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.SpoolSink;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Disks that are full, as streams that say so. */
class FullDiskTest {
    private static final int LARGE = 300_000;

    @TempDir
    Path disks;

    private final byte[] bytes = new byte[LARGE];
    private final Map<Path, Long> room = new HashMap<>();
    private Path first = Path.of("");
    private Path second = Path.of("");

    @BeforeEach
    void prepare() throws IOException {
        new Random(7).nextBytes(bytes);
        first = Files.createDirectory(disks.resolve("first"));
        second = Files.createDirectory(disks.resolve("second"));
    }

    private SpillingSpool spool(HeapShare heap) {
        return new SpillingSpool(heap, 0, true, List.of(first, second), this::open);
    }

    private static HeapShare smallHeap() {
        return new HeapShare(4 * 70_000);
    }

    /** Opens a file on a disk with room for a number of bytes; the write that exceeds it stores a part of its bytes. */
    private OutputStream open(Path file) throws IOException {
        Path disk = file.getParent().getParent();
        return new FilterOutputStream(SpoolFile.open(file)) {
            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                long left = room.getOrDefault(disk, Long.MAX_VALUE);
                int part = (int) Math.min(left, count);
                out.write(from, offset, part);
                room.put(disk, left - part);
                if (part < count) {
                    throw new IOException("No space left on device");
                }
            }
        };
    }

    /** Writes an image in pieces of many lengths. */
    private SpoolSink write(SpillingSpool spool, byte[] image) throws IOException {
        SpoolSink sink = spool.open();
        for (int at = 0, piece = 1; at < image.length; at += piece, piece = piece * 3 % 40_009) {
            piece = Math.min(piece, image.length - at);
            sink.write(image, at, piece);
        }
        return sink;
    }

    private static byte[] read(Content content) throws IOException {
        try (InputStream in = content.open()) {
            return in.readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 16_383, 16_384, 100_000, LARGE - 1})
    void continuesInTheNextFolder(long left) throws IOException {
        room.put(first, left);
        try (SpillingSpool spool = spool(smallHeap())) {
            SpoolSink sink = write(spool, bytes);
            sink.close();
            assertThat(sink.content().file().orElseThrow()).startsWith(second);
            assertThat(read(sink.content())).isEqualTo(bytes);
            assertThat(first).isEmptyDirectory();
        }
        assertThat(second).isEmptyDirectory();
    }

    @Test
    void continuesInTheNextFolderIfTheFirstIsNone() throws IOException {
        Files.delete(first);
        Files.createFile(first);
        try (SpillingSpool spool = spool(smallHeap())) {
            SpoolSink sink = write(spool, bytes);
            sink.close();
            assertThat(read(sink.content())).isEqualTo(bytes);
        }
    }

    @Test
    void continuesInTheNextFolderIfTheDiskSaysSoOnlyAtTheEnd() throws IOException {
        try (SpillingSpool spool = new SpillingSpool(
                smallHeap(),
                0,
                true,
                List.of(first, second),
                file -> file.startsWith(first) ? late(file) : open(file))) {
            SpoolSink sink = write(spool, bytes);
            sink.close();
            assertThat(sink.content().file().orElseThrow()).startsWith(second);
            assertThat(read(sink.content())).isEqualTo(bytes);
        }
    }

    /** Opens a file on the disk of a network, whose client notices the full disk late. */
    private static OutputStream late(Path file) throws IOException {
        return new FilterOutputStream(SpoolFile.open(file)) {
            @Override
            public void write(byte[] from, int offset, int count) throws IOException {
                out.write(from, offset, count);
            }

            @Override
            public void close() throws IOException {
                super.close();
                throw new IOException("Disk quota exceeded");
            }
        };
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 20_000, 55_000})
    void endsInMemoryWhereNoDiskTakesASmallImage(long left) throws IOException {
        room.put(first, 10_000L);
        room.put(second, left);
        HeapShare heap = smallHeap();
        byte[] small = Arrays.copyOf(bytes, 60_000);
        try (SpillingSpool spool = spool(heap)) {
            SpoolSink sink = write(spool, small);
            sink.close();
            assertThat(sink.content().file()).isEmpty();
            assertThat(read(sink.content())).isEqualTo(small);
            assertThat(heap.held()).isBetween(60_000L, 70_000L);
        }
        assertThat(heap.held()).isZero();
        assertThat(first).isEmptyDirectory();
        assertThat(second).isEmptyDirectory();
    }

    @Test
    void keepsTheImageThatFitsWhereAnotherDoesNot() throws IOException {
        room.put(first, 0L);
        room.put(second, LARGE + 50_000L);
        HeapShare heap = smallHeap();
        try (SpillingSpool spool = spool(heap)) {
            SpoolSink fits = write(spool, bytes);
            fits.close();
            SpoolSink tooLarge = spool.open();
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> {
                        for (int i = 0; i < 100; i++) {
                            tooLarge.write(bytes, 0, 10_000);
                        }
                    })
                    .withMessageContaining("Cannot write an image")
                    .withMessageContaining("No space left on device");
            assertThatExceptionOfType(StorageException.class).isThrownBy(tooLarge::finish);
            assertThat(read(fits.content())).isEqualTo(bytes);
            assertThat(second.toFile().list()).hasSize(1);
            assertThat(heap.held()).isZero();
        }
        assertThat(second).isEmptyDirectory();
    }

    @Test
    void endsInMemoryWhereItBegan() throws IOException {
        room.put(first, 0L);
        room.put(second, 30_000L);
        byte[] small = Arrays.copyOf(bytes, 60_000);
        try (SpillingSpool spool = new SpillingSpool(smallHeap(), 20_000, false, List.of(first, second), this::open)) {
            SpoolSink sink = write(spool, small);
            sink.close();
            assertThat(sink.content().file()).isEmpty();
            assertThat(read(sink.content())).isEqualTo(small);
            assertThat(spool.bytesInMemory()).isEqualTo(60_000);
        }
        assertThat(second).isEmptyDirectory();
    }
}
