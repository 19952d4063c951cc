package dev.easel.core;

import dev.easel.core.internal.Dependencies;
import dev.easel.core.internal.EaselRuntime;
import dev.easel.core.internal.SystemTimer;
import dev.easel.core.internal.UseCaseEasel;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Timer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Puts an {@link Easel} together without any container. */
public final class EaselBuilder {
    private static final long USUAL_MEMORY = 24L << 20;

    private final List<ImageProvider> providers = new ArrayList<>();
    private Optional<ImageProcessor> processor = Optional.empty();
    private Optional<ImageFetcher> fetcher = Optional.empty();
    private Optional<Executor> executor = Optional.empty();
    private Optional<Timer> timer = Optional.empty();
    private Optional<Path> spoolFolder = Optional.empty();
    private long memoryPerImage = USUAL_MEMORY;

    private EaselBuilder() {}

    /** Starts with nothing bound. */
    public static EaselBuilder create() {
        return new EaselBuilder();
    }

    /** Adds a provider; each verb may come from one provider only. */
    public EaselBuilder provider(ImageProvider provider) {
        providers.add(provider);
        return this;
    }

    /** Adds what works on pixels; without it nothing is converted, and inpainting and expanding are refused. */
    public EaselBuilder processor(ImageProcessor pixels) {
        processor = Optional.of(pixels);
        return this;
    }

    /**
     * Says how input images given by address are fetched, in place of any provider's own way: remote providers download
     * from public addresses only, the offline provider has placeholders.
     */
    public EaselBuilder fetcher(ImageFetcher images) {
        fetcher = Optional.of(images);
        return this;
    }

    /** Runs started calls on an executor, which is not closed with Easel; else each gets a daemon thread of its own. */
    public EaselBuilder executor(Executor calls) {
        executor = Optional.of(calls);
        return this;
    }

    /** Takes the time from elsewhere, as tests do. */
    public EaselBuilder timer(Timer time) {
        timer = Optional.of(time);
        return this;
    }

    /** Puts large images into private files in this folder instead of the system's own for temporary files. */
    public EaselBuilder spoolFolder(Path folder) {
        spoolFolder = Optional.of(folder);
        return this;
    }

    /** Sets how many bytes of each image stay in memory; what is larger goes into a private file. 24 MiB unless said. */
    public EaselBuilder memoryPerImage(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("Memory of " + bytes + " bytes for an image is impossible: at least 0.");
        }
        memoryPerImage = bytes;
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
            SystemTimer own = new SystemTimer();
            time = own;
            owned = own;
        }
        EaselRuntime runtime = new EaselRuntime(
                executor.orElse(EaselBuilder::onThreadOfItsOwn), time, memoryPerImage, spoolFolder, owned);
        return new UseCaseEasel(ImageProvider.combine(providers), new Dependencies(processor, fetcher), runtime, true);
    }

    private static void onThreadOfItsOwn(Runnable call) {
        Thread thread = new Thread(call, "easel-call");
        thread.setDaemon(true);
        thread.start();
    }
}
