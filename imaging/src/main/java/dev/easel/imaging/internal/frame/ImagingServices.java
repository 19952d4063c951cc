package dev.easel.imaging.internal.frame;

import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.codec.ThumbnailatorCodec;
import dev.easel.imaging.internal.geometry.ThumbnailatorScaler;
import dev.easel.imaging.internal.pixels.ParallelRows;

/** What framing leaves to others: reading, resampling, writing, and bringing whole images to what was asked for. */
public record ImagingServices(
        ImageDecoder reader,
        ThumbnailatorScaler scaler,
        ImageEncoder writer,
        ThumbnailatorCodec codec,
        ParallelRows workers) {}
