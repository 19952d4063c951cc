package dev.easel.offline;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.imaging.internal.codec.ThumbnailatorCodec;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.Pixels;

/**
 * Reports the partial images of a painted image: as many as are requested, of its size and format, each sharper than the
 * one before.
 */
final class PartialImages {
    private static final int SHARPEST = 4;

    private final ThumbnailatorCodec codec;
    private final ThumbnailatorScaler scaler;

    PartialImages(ThumbnailatorCodec codec, ThumbnailatorScaler scaler) {
        this.codec = codec;
        this.scaler = scaler;
    }

    void report(Pixels image, ImageRequest request, CallContext context) {
        Size size = new Size(image.width(), image.height());
        Output output = request.output().format().map(Output::of).orElseGet(Output::png);
        Delivery delivery = new Delivery(ImageSize.auto(), output);
        int count = request.partialImages();
        Checkpoint stop = share -> context.throwIfCancelled();
        for (int index = 0; index < count; index++) {
            context.throwIfCancelled();
            int blur = SHARPEST << (count - 1 - index);
            Size small = new Size(Math.max(1, size.width() / blur), Math.max(1, size.height() / blur));
            Pixels partial = scaler.scale(scaler.scale(image, small), size);
            context.report(new ProgressEvent.PartialImage(
                    index, codec.deliver(partial, ImageFormat.PNG, delivery, context, stop)));
        }
    }
}
