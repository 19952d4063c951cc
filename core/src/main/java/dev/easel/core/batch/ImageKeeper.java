package dev.easel.core.batch;

import dev.easel.core.domain.ImageResult;
import java.util.List;

/**
 * Keeps the images of a batch in two steps, so that a process that dies between them loses nothing: they are stored, the
 * journal says so, and only then they get their names. Thread-safe.
 */
public interface ImageKeeper {
    /** Stores the images of a job durably, where no one takes them for finished ones, and returns what they will be. */
    List<KeptImage> store(BatchJob job, ImageResult result);

    /**
     * Gives stored images their names; does nothing for those that have them already.
     *
     * @return whether all of them are there
     */
    boolean publish(BatchJob job, List<KeptImage> images);
}
