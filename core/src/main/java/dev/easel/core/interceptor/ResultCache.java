package dev.easel.core.interceptor;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Answers a request that was answered before with the same images, without asking or paying again; a note says so.
 *
 * <p>Two requests are the same when all that a provider is told is: words, model, count, size, seed and so on, and the
 * input images byte for byte. Those with images by address are always asked, since what is there may change, and
 * results with images missing are not kept. One cache is for one provider. Thread-safe.
 */
public final class ResultCache implements Interceptor {
    private static final int LIKELY_KEPT = 16;
    private static final Note NOTE = Note.adapted("the images come from the cache: nothing was asked or paid for");

    private final long most;
    private final Map<RequestKey, ImageResult> kept = new LinkedHashMap<>(LIKELY_KEPT, 0.75f, true);
    private long held;

    private ResultCache(long most) {
        this.most = most;
    }

    /**
     * Returns a cache that keeps up to so many bytes of images in memory; those asked for longest ago go first.
     *
     * @throws IllegalArgumentException when the number is not positive
     */
    public static ResultCache ofBytes(long most) {
        if (most < 1) {
            throw new IllegalArgumentException("A cache of " + most + " bytes is impossible: at least 1 is allowed.");
        }
        return new ResultCache(most);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        Optional<RequestKey> key = RequestKey.of(request);
        if (key.isEmpty()) {
            return next.get();
        }
        Optional<ImageResult> known = known(key.get());
        if (known.isPresent()) {
            return known.get();
        }
        ImageResult result = next.get();
        if (result.partialFailures().isEmpty() && bytes(result) <= most) {
            keep(key.get(), inMemory(result));
        }
        return result;
    }

    private synchronized Optional<ImageResult> known(RequestKey key) {
        return Optional.ofNullable(kept.get(key));
    }

    private synchronized void keep(RequestKey key, ImageResult result) {
        ImageResult earlier = kept.put(key, result);
        held += bytes(result) - (earlier == null ? 0 : bytes(earlier));
        Iterator<ImageResult> oldest = kept.values().iterator();
        while (held > most) {
            held -= bytes(oldest.next());
            oldest.remove();
        }
    }

    /** Images of a result may lie in files that go with it. */
    private static ImageResult inMemory(ImageResult result) {
        ImageResult.Builder copy = ImageResult.builder(result.provider())
                .model(result.model())
                .text(result.text())
                .notes(result.notes())
                .note(NOTE);
        result.images().forEach(image -> copy.image(image.movedTo(ImageData.of(image.bytes()))));
        return copy.build();
    }

    private static long bytes(ImageResult result) {
        return result.images().stream()
                .mapToLong(image -> image.data().length())
                .sum();
    }

    /** Returns how many bytes of images are kept. */
    public synchronized long held() {
        return held;
    }
}
