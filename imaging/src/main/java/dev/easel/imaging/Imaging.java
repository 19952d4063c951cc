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

/** Makes what works on pixels on this machine. */
public final class Imaging {
    private Imaging() {}

    /** Returns a processor with the {@linkplain Limits#defaults() standard limits}, which works on the thread of each call. */
    public static ImageProcessor processor() {
        return processor(ParallelRows.caller(), Limits.defaults(), Encoding.defaults());
    }

    /**
     * Returns a processor whose heavy loops are shared between the thread of the call and those of an executor, as many
     * in all as there are processors; what it makes does not depend on them.
     */
    public static ImageProcessor processor(Executor executor, Limits limits) {
        return processor(ParallelRows.on(executor), limits, Encoding.defaults());
    }

    /** Returns a processor that shares out its work, keeps limits and encodes as said. */
    public static ImageProcessor processor(ParallelRows workers, Limits limits, Encoding encoding) {
        ImageDecoder reader = new ImageDecoder(limits);
        ImageEncoder writer = new ImageEncoder(encoding, workers);
        ThumbnailatorScaler scaler = ThumbnailatorScaler.on(workers);
        ThumbnailatorCodec codec = new ThumbnailatorCodec(reader, writer, scaler);
        ImagingServices work = new ImagingServices(reader, scaler, writer, codec, workers);
        return new PixelProcessor(codec, new MaskImages(new MaskReader(reader)), new CropAndStitch(work));
    }
}
