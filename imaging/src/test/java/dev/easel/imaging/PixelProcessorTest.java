package dev.easel.imaging;

import dev.easel.contract.ImageProcessorContract;
import dev.easel.contract.PixelProbe;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.imaging.internal.codec.ImageDecoder;

class PixelProcessorTest extends ImageProcessorContract {
    @Override
    protected ImageProcessor processor() {
        return Imaging.processor();
    }

    @Override
    protected PixelProbe probe() {
        return image -> new ImageDecoder().read(image).argb();
    }
}
