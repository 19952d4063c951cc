package dev.easel.json;

import static dev.easel.json.JournalSamples.ended;
import static dev.easel.json.JournalSamples.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal does when the disk is full or fails, and when many threads write. */
class JournalFaultsTest {
    @TempDir
    private Path folder;

    private Path file;

    @BeforeEach
    void chooseAFile() {
        file = folder.resolve("journal.jsonl");
    }

    /** A disk that runs full in the middle of a write, or fails to sync. */
    private static final class BadDisk extends JournalDisk {
        private boolean full;
        private boolean failing;

        BadDisk(JournalDisk disk) {
            super(disk);
        }

        @Override
        synchronized void write(long position, byte[] bytes) throws IOException {
            if (full) {
                super.write(position, Arrays.copyOf(bytes, bytes.length / 2));
                throw new IOException("No space left on device");
            }
            super.write(position, bytes);
        }

        @Override
        void sync() throws IOException {
            if (failing) {
                throw new IOException("Input/output error");
            }
            super.sync();
        }
    }

    @Test
    void tellsOfAFullDiskAndGoesOnOnceThereIsRoom() {
        BadDisk[] disk = new BadDisk[1];
        try (FileJournal journal = FileJournal.open(file, real -> disk[0] = new BadDisk(real))) {
            journal.append(started("1"));
            disk[0].full = true;
            assertThatThrownBy(() -> journal.append(ended("1")))
                    .isInstanceOf(StorageException.class)
                    .hasMessage("Cannot write the journal " + file + ": No space left on device.");
            assertThat(journal.last("1")).contains(started("1"));
            disk[0].full = false;
            journal.append(started("2"));
        }
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.notes()).isEmpty();
            assertThat(journal.last("1")).contains(started("1"));
            assertThat(journal.last("2")).contains(started("2"));
        }
    }

    @Test
    void writesNothingMoreOnceASyncFailed() {
        BadDisk[] disk = new BadDisk[1];
        try (FileJournal journal = FileJournal.open(file, real -> disk[0] = new BadDisk(real))) {
            disk[0].failing = true;
            assertThatThrownBy(() -> journal.append(started("1"))).hasMessageContaining("Input/output error");
            disk[0].failing = false;
            assertThatThrownBy(() -> journal.append(started("2"))).hasMessageContaining("Input/output error");
        }
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.last("2")).isEmpty();
        }
    }

    /** A disk that counts, and whose first sync waits until others have joined. */
    private static final class SlowDisk extends JournalDisk {
        private final CountDownLatch syncing = new CountDownLatch(1);
        private final CountDownLatch mayGoOn = new CountDownLatch(1);
        private final AtomicInteger syncs = new AtomicInteger();
        private volatile boolean slow;

        SlowDisk(JournalDisk disk) {
            super(disk);
        }

        @Override
        void sync() throws IOException {
            if (slow && syncs.incrementAndGet() == 1) {
                syncing.countDown();
                try {
                    mayGoOn.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
            }
            super.sync();
        }
    }

    @Test
    void letsThreadsShareAWaitForTheDisk() throws Exception {
        int threads = 20;
        SlowDisk[] disk = new SlowDisk[1];
        ExecutorService pool = Executors.newFixedThreadPool(threads + 1);
        try (FileJournal journal = FileJournal.open(file, real -> disk[0] = new SlowDisk(real))) {
            disk[0].slow = true;
            Future<?> first = pool.submit(() -> journal.append(started("first")));
            disk[0].syncing.await();
            List<? extends Future<?>> others = IntStream.range(0, threads)
                    .mapToObj(i -> pool.submit(() -> journal.append(started("job " + i))))
                    .toList();
            while (journal.waiting() < threads) {
                Thread.onSpinWait();
            }
            assertThat(journal.last("first")).isEmpty();
            disk[0].mayGoOn.countDown();
            first.get();
            for (Future<?> other : others) {
                other.get();
            }
            assertThat(disk[0].syncs).hasValue(2);
            assertThat(journal.jobs()).isEqualTo(threads + 1);
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void keepsWhatManyThreadsWrite() throws Exception {
        int threads = 16;
        int each = 25;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try (FileJournal journal = FileJournal.open(file)) {
            List<? extends Future<?>> all = IntStream.range(0, threads)
                    .mapToObj(thread -> pool.submit(() -> {
                        for (int i = 0; i < each; i++) {
                            journal.append(started(thread + "-" + i));
                            assertThat(journal.last(thread + "-" + i)).contains(started(thread + "-" + i));
                            journal.append(ended(thread + "-" + i));
                        }
                    }))
                    .toList();
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        try (FileJournal journal = FileJournal.open(file)) {
            assertThat(journal.jobs()).isEqualTo(threads * each);
            assertThat(journal.last("3-4")).contains(ended("3-4"));
        }
        assertThat(Files.readAllLines(file)).hasSize(1 + 2 * threads * each);
    }

    /** A channel would be closed for all threads by this. */
    @Test
    void survivesThreadsThatAreInterrupted() {
        try (FileJournal journal = FileJournal.open(file)) {
            Thread.currentThread().interrupt();
            journal.append(started("1"));
            assertThat(journal.last("1")).contains(started("1"));
            assertThat(Thread.interrupted()).isTrue();
            journal.append(ended("1"));
            assertThat(journal.last("1")).contains(ended("1"));
        } finally {
            Thread.interrupted();
        }
    }
}
