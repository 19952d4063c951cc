package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

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
 * Returns the same images for a request that was made before, without calling or paying again; a note says so.
 *
 * <p>Two requests are the same when all that a provider is sent is: prompt, model, count, size, seed and so on, and the
 * input images byte for byte. Those with images by URL always reach the provider, since the content may change, and
 * results with images missing are not kept. One cache is for one provider. Thread-safe.
 */
public final class ResultCache implements Interceptor {
    private static final int INITIAL_CAPACITY = 16;
    private static final Note NOTE = Note.adapted("the images come from the cache: no provider was called or paid");

    private final long maxBytes;
    private final Map<RequestKey, ImageResult> results = new LinkedHashMap<>(INITIAL_CAPACITY, 0.75f, true);
    private long held;

    private ResultCache(long maxBytes) {
        this.maxBytes = maxBytes;
    }

    /**
     * Returns a cache that keeps up to a number of bytes of images in memory; the least recently requested go first.
     *
     * @throws IllegalArgumentException when the number is not positive
     */
    public static ResultCache ofBytes(long maxBytes) {
        if (maxBytes < 1) {
            throw new IllegalArgumentException("Invalid cache size of " + maxBytes + " bytes: at least 1 is required.");
        }
        return new ResultCache(maxBytes);
    }

    @Override
    public ImageResult call(ImageRequest request, CallContext context, Supplier<ImageResult> next) {
        requireNonNull(request, "request");
        requireNonNull(context, "context");
        requireNonNull(next, "next");
        Optional<RequestKey> key = RequestKey.of(request);
        if (key.isEmpty()) {
            return next.get();
        }
        Optional<ImageResult> cached = lookup(key.get());
        if (cached.isPresent()) {
            return cached.get();
        }
        ImageResult result = next.get();
        if (result.partialFailures().isEmpty() && bytes(result) <= maxBytes) {
            keep(key.get(), inMemory(result));
        }
        return result;
    }

    private synchronized Optional<ImageResult> lookup(RequestKey key) {
        return Optional.ofNullable(results.get(key));
    }

    private synchronized void keep(RequestKey key, ImageResult result) {
        ImageResult earlier = results.put(key, result);
        held += bytes(result) - (earlier == null ? 0 : bytes(earlier));
        Iterator<ImageResult> oldest = results.values().iterator();
        while (held > maxBytes) {
            held -= bytes(oldest.next());
            oldest.remove();
        }
    }

    /** Copies the images into memory: those of a result may be in files that are deleted with it. */
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
