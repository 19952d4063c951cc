package dev.easel.imaging.frame;

import dev.easel.imaging.codec.PictureReader;
import dev.easel.imaging.codec.PictureWriter;
import dev.easel.imaging.codec.ThumbnailatorCodec;
import dev.easel.imaging.geometry.ThumbnailatorScaler;
import dev.easel.imaging.pixels.Workers;

/** What framing leaves to others: reading, resampling, writing, and bringing whole pictures to what was asked for. */
public record PixelWork(
        PictureReader reader,
        ThumbnailatorScaler scaler,
        PictureWriter writer,
        ThumbnailatorCodec codec,
        Workers workers) {}
