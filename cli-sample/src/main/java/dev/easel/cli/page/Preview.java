package dev.easel.cli.page;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import java.util.Base64;

/** Small versions of images. */
public final class Preview {
    private Preview() {}

    /** Returns an image reduced to a number of pixels along its long edge; smaller ones keep their size. */
    public static ImageData of(
            ImageData image, int longEdge, Output output, ImageProcessor processor, CallContext context) {
        boolean small = image.size().longEdge() <= longEdge;
        Delivery delivery = new Delivery(
                small ? ImageSize.auto() : new ImageSize.Exact(new Size(longEdge, longEdge)),
                output.resizeMode(ResizeMode.CONTAIN));
        return processor.convert(image, delivery, context);
    }

    /** Returns an image as a URL that contains it. */
    public static String dataUrl(ImageData image) {
        return "data:" + image.format().mediaType() + ";base64,"
                + Base64.getEncoder().encodeToString(image.bytes());
    }
}
