package dev.easel.core;

import static java.util.Objects.requireNonNull;

import dev.easel.core.internal.Dependencies;
import dev.easel.core.internal.EaselRuntime;
import dev.easel.core.internal.SystemTimer;
import dev.easel.core.internal.UseCaseEasel;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Timer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;

/** Builds an {@link Easel} without a container. */
public final class EaselBuilder {
    private final List<ImageProvider> providers = new ArrayList<>();
    private Optional<ImageProcessor> processor = Optional.empty();
    private Optional<ImageFetcher> fetcher = Optional.empty();
    private Optional<Executor> executor = Optional.empty();
    private Optional<Timer> timer = Optional.empty();
    private Optional<Path> spoolFolder = Optional.empty();
    private Optional<Path> savedResponses = Optional.empty();
    private OptionalLong memoryPerImage = OptionalLong.empty();

    private EaselBuilder() {}

    /** Starts without providers. */
    public static EaselBuilder create() {
        return new EaselBuilder();
    }

    /** Adds a provider; each verb may come from one provider only. */
    public EaselBuilder provider(ImageProvider provider) {
        providers.add(requireNonNull(provider, "provider"));
        return this;
    }

    /**
     * Sets the image processor. Default: the one that easel-imaging provides, if it is present; without any, nothing is
     * converted, and inpainting and expanding are rejected.
     */
    public EaselBuilder processor(ImageProcessor pixels) {
        processor = Optional.of(requireNonNull(pixels, "pixels"));
        return this;
    }

    /**
     * Sets how input images given by URL are fetched, in place of any provider's own way: remote providers download
     * from public addresses only, the offline provider has placeholders.
     */
    public EaselBuilder fetcher(ImageFetcher images) {
        fetcher = Optional.of(requireNonNull(images, "images"));
        return this;
    }

    /**
     * Runs started calls, and the further calls of a request with several, on an executor, which is not closed with
     * Easel. Default: a new daemon thread for each.
     */
    public EaselBuilder executor(Executor calls) {
        executor = Optional.of(requireNonNull(calls, "calls"));
        return this;
    }

    /** Replaces the system time, as tests do. */
    public EaselBuilder timer(Timer time) {
        timer = Optional.of(requireNonNull(time, "time"));
        return this;
    }

    /** Stores large images in private files in this folder; the system's temporary folder takes what it cannot. */
    public EaselBuilder spoolFolder(Path folder) {
        spoolFolder = Optional.of(requireNonNull(folder, "folder"));
        return this;
    }

    /** Saves billed images that cannot be delivered in this folder instead of the user's state folder. */
    public EaselBuilder savedResponses(Path folder) {
        savedResponses = Optional.of(requireNonNull(folder, "folder"));
        return this;
    }

    /**
     * Sets how many bytes of each image stay in memory; a larger image goes into a private file. Default: 24 MiB, less in a
     * heap of less than 192 MiB, and less while other images take a quarter of the heap.
     */
    public EaselBuilder memoryPerImage(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("memoryPerImage must be at least 0 bytes, got " + bytes + ".");
        }
        memoryPerImage = OptionalLong.of(bytes);
        return this;
    }

    /**
     * Returns the Easel.
     *
     * @throws IllegalStateException naming both when two providers have the same verb
     */
    public Easel build() {
        AutoCloseable owned = () -> {};
        Timer time;
        if (timer.isPresent()) {
            time = timer.get();
        } else {
            SystemTimer systemTimer = new SystemTimer();
            time = systemTimer;
            owned = systemTimer;
        }
        Executor calls = executor.orElse(EaselBuilder::startThread);
        return new UseCaseEasel(
                ImageProvider.combine(providers),
                new Dependencies(
                        processor.or(EaselBuilder::presentProcessor),
                        fetcher,
                        calls,
                        SavedResponseStore.in(savedResponses)),
                new EaselRuntime(calls, time, memoryPerImage, spoolFolder, owned),
                true);
    }

    /** Finds the processor that a module on the class path or module path provides. */
    private static Optional<ImageProcessor> presentProcessor() {
        return ServiceLoader.load(ImageProcessor.class, EaselBuilder.class.getClassLoader())
                .findFirst()
                .or(() -> ServiceLoader.load(ImageProcessor.class).findFirst());
    }

    private static void startThread(Runnable call) {
        Thread thread = new Thread(call, "easel-call");
        thread.setDaemon(true);
        thread.start();
    }
}
