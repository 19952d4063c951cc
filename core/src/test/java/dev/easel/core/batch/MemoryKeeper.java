package dev.easel.core.batch;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Keeps the names of images: those that are stored, and those that are published; each step passes hooks around it. */
final class MemoryKeeper implements ImageKeeper {
    private final Set<String> stored = new HashSet<>();
    private final List<String> published = new ArrayList<>();
    private Consumer<String> before = step -> {};
    private Consumer<String> after = step -> {};

    MemoryKeeper before(Consumer<String> hook) {
        before = hook;
        return this;
    }

    MemoryKeeper after(Consumer<String> hook) {
        after = hook;
        return this;
    }

    @Override
    public List<KeptImage> store(BatchJob job, ImageResult result) {
        before.accept("store");
        List<KeptImage> kept = new ArrayList<>();
        for (GeneratedImage image : result.images()) {
            String name = job.id() + "-" + (kept.size() + 1) + ".png";
            kept.add(new KeptImage(
                    name, image.size(), image.format(), image.data().length(), "0".repeat(64)));
        }
        synchronized (this) {
            kept.forEach(image -> stored.add(image.name()));
        }
        after.accept("store");
        return kept;
    }

    @Override
    public boolean publish(BatchJob job, List<KeptImage> images) {
        before.accept("publish");
        boolean all = true;
        synchronized (this) {
            for (KeptImage image : images) {
                if (stored.remove(image.name())) {
                    published.add(image.name());
                }
                all &= published.contains(image.name());
            }
        }
        after.accept("publish");
        return all;
    }

    /** Forgets what is stored and has no name yet. */
    synchronized void lose() {
        stored.clear();
    }

    /** Returns the names of the images that were published, in order; one that was published twice is there twice. */
    synchronized List<String> published() {
        return List.copyOf(published);
    }
}
