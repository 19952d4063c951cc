package dev.easel.imaging.frame;

import dev.easel.imaging.codec.ImageDecoder;
import dev.easel.imaging.codec.ImageEncoder;
import dev.easel.imaging.codec.ThumbnailatorCodec;
import dev.easel.imaging.geometry.ThumbnailatorScaler;
import dev.easel.imaging.pixels.ParallelRows;

/** What framing leaves to others: reading, resampling, writing, and bringing whole images to what was asked for. */
public record ImagingServices(
        ImageDecoder reader,
        ThumbnailatorScaler scaler,
        ImageEncoder writer,
        ThumbnailatorCodec codec,
        ParallelRows workers) {}
