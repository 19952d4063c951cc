package dev.easel.it.batch;

import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.ImageKeeper;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.ImageResult;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts images in place of keeping them. */
final class CountingKeeper implements ImageKeeper {
    private static final String HASH = "0".repeat(64);

    private final AtomicLong published = new AtomicLong();

    @Override
    public List<KeptImage> store(BatchJob job, ImageResult result) {
        return result.images().stream()
                .map(image -> new KeptImage(
                        job.id() + ".png",
                        image.size(),
                        image.format(),
                        image.data().length(),
                        HASH))
                .toList();
    }

    @Override
    public boolean publish(BatchJob job, List<KeptImage> images) {
        published.addAndGet(images.size());
        return true;
    }

    long published() {
        return published.get();
    }
}
