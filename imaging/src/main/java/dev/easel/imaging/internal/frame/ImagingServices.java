package dev.easel.imaging.internal.frame;

import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ThumbnailatorCodec;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;

/**
 * The services that framing uses: decoding, resampling, and converting whole images to the requested output.
 */
public record ImagingServices(
        ImageDecoder reader, ThumbnailatorScaler scaler, ThumbnailatorCodec codec, ParallelRows workers) {}
