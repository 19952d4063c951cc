package dev.easel.core.internal.integrity;

import dev.easel.core.domain.image.Content;

/** Content whose bytes were checked as they arrived, so that nobody needs to read them again to check them. */
public interface CheckedContent extends Content {
    /** Returns whether the check found a whole image. */
    boolean isWhole();
}
