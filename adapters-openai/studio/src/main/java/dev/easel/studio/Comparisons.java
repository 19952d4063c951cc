package dev.easel.studio;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProcessor.Comparison;
import dev.easel.core.port.out.Spool;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Compares the images before and after a call; where that fails, the page shows the result without it. */
final class Comparisons {
    private static final System.Logger LOG = System.getLogger(Comparisons.class.getName());

    private final ImageProcessor processor;
    private final Spool spool;
    private final Duration interval;

    /** Tells the page that something is going on. */
    @FunctionalInterface
    interface Beat {
        void told() throws IOException;
    }

    /**
     * Compares with a processor.
     *
     * @param interval how often the page is told that the comparison goes on
     */
    Comparisons(ImageProcessor processor, Spool spool, Duration interval) {
        this.processor = processor;
        this.spool = spool;
        this.interval = interval;
    }

    /**
     * Returns how an image differs from the one before the call; empty where there is no such image, where the sizes do not
     * agree, or where they cannot be compared.
     *
     * @param beat called at each interval meanwhile
     * @throws IOException when the page has left
     */
    Optional<Comparison> of(StudioCall call, ImageData after, Beat beat) throws IOException {
        Optional<StudioCall.Before> before =
                call.before().filter(image -> image.after().equals(after.size()));
        if (before.isEmpty()) {
            return Optional.empty();
        }
        ComparisonContext context = new ComparisonContext(spool);
        CompletableFuture<Comparison> running = start(before.get(), after, context);
        try {
            return await(running, beat);
        } finally {
            context.stop();
            running.handle((comparison, failure) -> true).join();
        }
    }

    private CompletableFuture<Comparison> start(StudioCall.Before before, ImageData after, ComparisonContext context) {
        CompletableFuture<Comparison> running = new CompletableFuture<>();
        Thread thread = new Thread(
                () -> {
                    try {
                        running.complete(processor.compare(
                                before.image(), after, before.left(), before.top(), before.mask(), context));
                    } catch (RuntimeException | Error e) {
                        running.completeExceptionally(e);
                    }
                },
                "easel-studio-comparison");
        thread.setDaemon(true);
        thread.start();
        return running;
    }

    private Optional<Comparison> await(CompletableFuture<Comparison> running, Beat beat) throws IOException {
        while (true) {
            try {
                return Optional.of(running.get(interval.toMillis(), TimeUnit.MILLISECONDS));
            } catch (TimeoutException e) {
                beat.told();
            } catch (ExecutionException e) {
                LOG.log(System.Logger.Level.DEBUG, "The images before and after a call could not be compared.", e);
                return Optional.empty();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return Optional.empty();
            }
        }
    }
}
