package dev.easel.core.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeapShareTest {
    private static final int MIB = 1 << 20;
    private static final byte[] HALF = new byte[MIB / 2];

    @TempDir
    Path folder;

    private SpillingSpool spool(HeapShare heap, boolean chosen) {
        return new SpillingSpool(heap, heap.ofOneImage(), chosen, List.of(folder), SpoolFile::open);
    }

    private static Optional<Path> file(SpillingSpool spool, int halves) throws IOException {
        SpoolSink sink = spool.open();
        for (int i = 0; i < halves; i++) {
            sink.write(HALF);
        }
        sink.close();
        return sink.content().file();
    }

    @Test
    void isAnEighthForOneImageAndAtMostTwentyFourMebibytes() {
        assertThat(new HeapShare(32L * MIB).ofOneImage()).isEqualTo(4L * MIB);
        assertThat(new HeapShare(4096L * MIB).ofOneImage()).isEqualTo(24L * MIB);
    }

    @Test
    void isSharedByTheImagesOfAllCalls() throws IOException {
        HeapShare heap = new HeapShare(8 * MIB);
        try (SpillingSpool second = spool(heap, false)) {
            try (SpillingSpool first = spool(heap, false)) {
                assertThat(file(first, 2)).isEmpty();
                assertThat(file(first, 3)).isPresent();
                assertThat(file(first, 1)).isEmpty();
                assertThat(file(second, 2)).isPresent();
                assertThat(heap.held()).isEqualTo(MIB + MIB / 2);
            }
            assertThat(file(second, 2)).isEmpty();
        }
        assertThat(heap.held()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void leavesWhatTheProgramChoseInMemory() throws IOException {
        HeapShare heap = new HeapShare(8 * MIB);
        try (SpillingSpool spool = spool(heap, true)) {
            for (int i = 0; i < 5; i++) {
                assertThat(file(spool, 2)).isEmpty();
            }
            assertThat(heap.held()).isEqualTo(5 * MIB);
        }
        assertThat(heap.held()).isZero();
    }

    @Test
    void growsByAtLeastAChunk() {
        HeapShare heap = new HeapShare(8 * MIB);
        HeapShare.Reservation room = heap.reservation(new Object());
        assertThat(room.cover(1)).isTrue();
        assertThat(heap.held()).isEqualTo(64 << 10);
        assertThat(room.cover(64 << 10)).isTrue();
        assertThat(heap.held()).isEqualTo(64 << 10);
        assertThat(room.cover(3 * MIB)).isFalse();
        assertThat(heap.held()).isEqualTo(64 << 10);
        room.close();
        room.close();
        assertThat(heap.held()).isZero();
    }

    @Test
    void isUsedUpToItsLastByte() {
        HeapShare heap = new HeapShare(4 * (64 << 10));
        HeapShare.Reservation room = heap.reservation(new Object());
        assertThat(room.cover(64 << 10)).isTrue();
        assertThat(heap.reservation(new Object()).cover(1)).isFalse();
        room.free();
        assertThat(heap.held()).isZero();
    }
}
