package dev.easel.imaging;

import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.codec.Encoding;
import dev.easel.imaging.codec.PictureReader;
import dev.easel.imaging.codec.PictureWriter;
import dev.easel.imaging.codec.ThumbnailatorCodec;
import dev.easel.imaging.frame.CropAndStitch;
import dev.easel.imaging.frame.PixelWork;
import dev.easel.imaging.geometry.ThumbnailatorScaler;
import dev.easel.imaging.masks.MaskPictures;
import dev.easel.imaging.masks.MaskReader;
import dev.easel.imaging.pixels.Limits;
import dev.easel.imaging.pixels.Workers;
import java.util.concurrent.Executor;

/** Makes what works on pixels on this machine. */
public final class Imaging {
    private Imaging() {}

    /** Returns a processor with the {@linkplain Limits#standard() standard limits}, which works on the thread of each call. */
    public static ImageProcessor processor() {
        return processor(Workers.caller(), Limits.standard(), Encoding.standard());
    }

    /**
     * Returns a processor whose heavy loops are shared between the thread of the call and those of an executor, as many
     * in all as there are processors; what it makes does not depend on them.
     */
    public static ImageProcessor processor(Executor executor, Limits limits) {
        return processor(Workers.on(executor), limits, Encoding.standard());
    }

    /** Returns a processor that shares out its work, keeps limits and encodes as said. */
    public static ImageProcessor processor(Workers workers, Limits limits, Encoding encoding) {
        PictureReader reader = new PictureReader(limits);
        PictureWriter writer = new PictureWriter(encoding, workers);
        ThumbnailatorScaler scaler = ThumbnailatorScaler.on(workers);
        ThumbnailatorCodec codec = new ThumbnailatorCodec(reader, writer, scaler);
        PixelWork work = new PixelWork(reader, scaler, writer, codec, workers);
        return new PixelProcessor(codec, new MaskPictures(new MaskReader(reader)), new CropAndStitch(work));
    }
}
