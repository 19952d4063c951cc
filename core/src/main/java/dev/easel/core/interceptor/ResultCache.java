package dev.easel.core.interceptor;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Interceptor;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Returns the same images for a request that was made before, without calling or paying again; a note says so, and they
 * cost nothing.
 *
 * <p>Of equal calls at the same time one is made, and the others wait for its images. If it fails, the next of them is made.
 *
 * <p>Two requests are the same when all that a provider is sent is: prompt, model, count, size, seed and so on, and the
 * input images byte for byte. Those with images by URL always reach the provider, since the content may change, and
 * results with images missing are not kept. One cache is for one provider. Thread-safe.
 */
public final class ResultCache implements Interceptor {
    private static final int INITIAL_CAPACITY = 16;
    private static final Note NOTE = Note.adapted("the images come from the cache: no provider was called or paid");

    /**
     * What makes two calls the same.
     *
     * @param part the number of the paid call within its verb: two calls for one image each are made for two images
     */
    private record Key(RequestKey request, Set<ProviderOptions> options, int part) {
        private static Key of(ImageRequest request, CallContext context) {
            return new Key(RequestDigest.withoutOptions(request).key(), request.options(), context.part());
        }
    }

    private final long maxBytes;
    private final Map<Key, ImageResult> results = new LinkedHashMap<>(INITIAL_CAPACITY, 0.75f, true);
    private final Map<Key, PendingCall> pending = new HashMap<>();
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
        if (request.sources().stream().anyMatch(image -> image.remoteUrl().isPresent())) {
            return next.get();
        }
        Key key = Key.of(request, context);
        while (true) {
            PendingCall mine = new PendingCall();
            PendingCall first;
            synchronized (this) {
                ImageResult kept = results.get(key);
                if (kept != null) {
                    return kept;
                }
                first = pending.putIfAbsent(key, mine);
            }
            if (first == null) {
                return paid(key, mine, next);
            }
            if (first.isMadeHere()) {
                return next.get();
            }
            Optional<ImageResult> result = first.await(context);
            if (result.isPresent()) {
                return result.get();
            }
        }
    }

    /** Makes the call, and hands its images on to those that wait for them. */
    private ImageResult paid(Key key, PendingCall call, Supplier<ImageResult> next) {
        Optional<ImageResult> copy = Optional.empty();
        try {
            ImageResult result = next.get();
            boolean fits = bytes(result) <= maxBytes;
            if (result.partialFailures().isEmpty() && (fits || call.waiting() > 0)) {
                copy = copied(result);
            }
            if (fits) {
                copy.ifPresent(images -> keep(key, images));
            }
            return result;
        } finally {
            synchronized (this) {
                pending.remove(key);
            }
            call.land(copy);
        }
    }

    /** A result that was paid is returned, whether it can be copied or not. */
    private static Optional<ImageResult> copied(ImageResult result) {
        try {
            return Optional.of(inMemory(result));
        } catch (RuntimeException | OutOfMemoryError e) {
            System.getLogger(ResultCache.class.getName())
                    .log(System.Logger.Level.WARNING, "A result could not be copied into the cache.", e);
            return Optional.empty();
        }
    }

    private synchronized void keep(Key key, ImageResult result) {
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
                .note(NOTE)
                .cost(Optional.of(Cost.nothing()));
        result.images().forEach(image -> copy.image(image.movedTo(ImageData.of(image.bytes()))));
        return copy.build();
    }

    private static long bytes(ImageResult result) {
        return result.images().stream()
                .mapToLong(image -> image.data().length())
                .sum();
    }

    /** Returns how many calls wait for the images of an equal one. */
    synchronized int waiting() {
        return pending.values().stream().mapToInt(PendingCall::waiting).sum();
    }

    /** Returns how many bytes of images are kept. */
    public synchronized long held() {
        return held;
    }
}
