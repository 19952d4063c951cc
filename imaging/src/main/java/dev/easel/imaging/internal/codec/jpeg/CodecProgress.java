package dev.easel.imaging.internal.codec.jpeg;

import dev.easel.core.annotation.Nullable;
import dev.easel.imaging.internal.pixels.Checkpoint;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadProgressListener;
import javax.imageio.event.IIOWriteProgressListener;

/**
 * Passes the progress of a decoder or encoder on to a checkpoint. Where that throws, the codec is aborted, since no
 * exception may pass through it; {@link #throwIfStopped} throws it afterwards.
 */
final class CodecProgress implements IIOReadProgressListener, IIOWriteProgressListener {
    private final Checkpoint checkpoint;
    private @Nullable RuntimeException stopped;

    CodecProgress(Checkpoint checkpoint) {
        this.checkpoint = checkpoint;
    }

    void throwIfStopped() {
        if (stopped != null) {
            throw stopped;
        }
    }

    private void reached(float percent, Runnable abort) {
        if (stopped == null) {
            try {
                checkpoint.reached(percent / 100);
            } catch (RuntimeException e) {
                stopped = e;
                abort.run();
            }
        }
    }

    @Override
    public void imageProgress(ImageReader source, float percent) {
        reached(percent, source::abort);
    }

    @Override
    public void imageProgress(ImageWriter source, float percent) {
        reached(percent, source::abort);
    }

    @Override
    public void sequenceStarted(ImageReader source, int minIndex) {}

    @Override
    public void sequenceComplete(ImageReader source) {}

    @Override
    public void imageStarted(ImageReader source, int index) {}

    @Override
    public void imageComplete(ImageReader source) {}

    @Override
    public void thumbnailStarted(ImageReader source, int index, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageReader source, float percent) {}

    @Override
    public void thumbnailComplete(ImageReader source) {}

    @Override
    public void readAborted(ImageReader source) {}

    @Override
    public void imageStarted(ImageWriter source, int index) {}

    @Override
    public void imageComplete(ImageWriter source) {}

    @Override
    public void thumbnailStarted(ImageWriter source, int index, int thumbnail) {}

    @Override
    public void thumbnailProgress(ImageWriter source, float percent) {}

    @Override
    public void thumbnailComplete(ImageWriter source) {}

    @Override
    public void writeAborted(ImageWriter source) {}
}
