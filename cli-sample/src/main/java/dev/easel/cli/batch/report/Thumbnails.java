package dev.easel.cli.batch.report;

import dev.easel.cli.page.Preview;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.internal.io.AtomicFile;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Small JPEGs of a batch's images, kept in its folder by the hash of the image, so that each is made once. They are made
 * while providers work; an image that is too large for the memory, or damaged, has no thumbnail.
 */
final class Thumbnails implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Thumbnails.class.getName());
    private static final int MOST_LARGE = 2_500;
    private static final Format LARGE = new Format(208, 64);
    private static final Format SMALL = new Format(128, 50);
    private static final int HASH = 32;
    private static final int MOST_WAITING = 4_096;
    private static final int BYTES_PER_PIXEL = 12;

    private final Format format;
    private final Path images;
    private final Path thumbs;
    private final ImageProcessor processor;
    private final CallContext context;
    private final ThreadPoolExecutor maker;
    private volatile boolean stopped;

    /** How large thumbnails are: their long edge in pixels, and the quality of JPEG. */
    private record Format(int edge, int quality) {}

    Thumbnails(BatchPlan plan, ImageProcessor processor, CallContext context) {
        this.format = isDense(plan) ? SMALL : LARGE;
        this.images = plan.folder();
        this.thumbs = plan.folder().resolve(BatchPlan.HIDDEN).resolve("thumbs");
        this.processor = processor;
        this.context = context;
        this.maker = new ThreadPoolExecutor(
                1,
                1,
                1,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(MOST_WAITING),
                task -> {
                    Thread thread = new Thread(task, "easel-thumbnails");
                    thread.setDaemon(true);
                    return thread;
                },
                new ThreadPoolExecutor.DiscardPolicy());
        maker.allowCoreThreadTimeOut(true);
    }

    /** Returns whether a batch has so many images that thumbnails are smaller, so that one page can hold them. */
    static boolean isDense(BatchPlan plan) {
        return plan.images() > MOST_LARGE;
    }

    /** Has the thumbnail of an image made soon, without waiting for it; if too many wait, the page makes it. */
    void prepare(KeptImage image) {
        maker.execute(() -> bytes(image));
    }

    /** Makes no more thumbnails: those that are not there are missing from the page. */
    void stop() {
        stopped = true;
        maker.shutdownNow();
    }

    /** Waits until those that were to be made soon are made. */
    void await() {
        maker.shutdown();
        try {
            maker.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Returns where the thumbnail of an image is, or would be, seen from the page. */
    String reference(KeptImage image) {
        return BatchPlan.HIDDEN + "/thumbs/" + fileName(image);
    }

    /** Returns the thumbnail of an image, which is made if it is not there; empty when that fails or is cancelled. */
    Optional<byte[]> bytes(KeptImage image) {
        Path thumb = thumbs.resolve(fileName(image));
        try {
            return Optional.of(
                    Files.exists(thumb) ? Files.readAllBytes(thumb) : make(images.resolve(image.name()), thumb));
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            LOG.log(System.Logger.Level.DEBUG, () -> "There is no thumbnail of " + image.name() + ".", e);
            return Optional.empty();
        }
    }

    private byte[] make(Path image, Path thumb) throws IOException {
        if (stopped) {
            throw new IOException("the batch was cancelled");
        }
        ImageData full = ImageData.of(image);
        long needed = (long) full.size().width() * full.size().height() * BYTES_PER_PIXEL;
        if (needed > Runtime.getRuntime().maxMemory() / 3) {
            throw new IOException("the image is too large for the memory");
        }
        byte[] made = Preview.of(full, format.edge(), Output.jpeg(format.quality()), processor, context)
                .bytes();
        Files.createDirectories(thumbs);
        AtomicFile.write(thumb, out -> out.write(made));
        return made;
    }

    private String fileName(KeptImage image) {
        return image.sha256().substring(0, HASH) + "-" + format.edge() + ".jpg";
    }

    @Override
    public void close() {
        maker.shutdownNow();
    }
}
