package dev.easel.imaging;

import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.codec.ThumbnailatorCodec;
import dev.easel.imaging.internal.frame.CropAndStitch;
import dev.easel.imaging.internal.frame.ImagingServices;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.masks.MaskImages;
import dev.easel.imaging.internal.masks.MaskReader;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.util.concurrent.Executor;

/** Creates the image processor that works on pixels on this machine. */
public final class Imaging {
    private Imaging() {}

    /**
     * Returns a processor with the {@linkplain Limits#defaults() default limits} that works on the thread of each call.
     */
    public static ImageProcessor processor() {
        return processor(ParallelRows.caller(), Limits.defaults(), Encoding.defaults());
    }

    /**
     * Returns a processor whose heavy loops are shared between the calling thread and those of an executor, as many in
     * total as the machine has processors; the results do not depend on them.
     */
    public static ImageProcessor processor(Executor executor, Limits limits) {
        return processor(ParallelRows.on(executor), limits, Encoding.defaults());
    }

    /** Returns a processor with the given workers, limits and encoding. */
    public static ImageProcessor processor(ParallelRows workers, Limits limits, Encoding encoding) {
        ImageDecoder reader = new ImageDecoder(limits);
        ImageEncoder writer = new ImageEncoder(encoding, workers);
        ThumbnailatorScaler scaler = ThumbnailatorScaler.on(workers);
        ThumbnailatorCodec codec = new ThumbnailatorCodec(reader, writer, scaler);
        ImagingServices services = new ImagingServices(reader, scaler, writer, codec, workers);
        return new PixelProcessor(codec, new MaskImages(new MaskReader(reader)), new CropAndStitch(services));
    }
}
