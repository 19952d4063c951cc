package dev.easel.imaging;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.internal.PixelProcessor;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.concurrent.Executor;

/** Creates processors of images on this machine. */
public final class Imaging {
    private Imaging() {}

    /** Returns a processor with the {@linkplain Limits#defaults() default limits}, which works on the thread of each call. */
    public static ImageProcessor processor() {
        return new PixelProcessor();
    }

    /** Returns a processor with other limits and encodings, which works on the thread of each call. */
    public static ImageProcessor processor(Limits limits, Encoding encoding) {
        return new PixelProcessor(
                ParallelRows.caller(), requireNonNull(limits, "limits"), requireNonNull(encoding, "encoding"));
    }

    /**
     * Returns a processor whose heavy loops are shared between the thread of the call and those of an executor, as many
     * in all as there are processors; its results do not depend on them.
     */
    public static ImageProcessor processor(Executor executor, Limits limits, Encoding encoding) {
        return new PixelProcessor(
                ParallelRows.on(requireNonNull(executor, "executor")),
                requireNonNull(limits, "limits"),
                requireNonNull(encoding, "encoding"));
    }
}
