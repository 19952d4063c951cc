package dev.easel.adapters.chat.wire;

import java.io.IOException;

/** Images extracted from the pieces of a response; they may continue from one piece to the next. */
public interface OpenImages {
    /**
     * Appends a piece of text to the image whose token is directly before it.
     *
     * @return how many of its first characters belong to the image
     * @throws IOException if they make the image's base64 invalid
     */
    int goOn(String token, CharSequence text) throws IOException;

    /** Starts the image of a data URI whose header was split over several pieces, and returns its token. */
    String begin();
}
