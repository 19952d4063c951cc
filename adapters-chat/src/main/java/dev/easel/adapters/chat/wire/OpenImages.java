package dev.easel.adapters.chat.wire;

import java.io.IOException;

/** Images that were cut out of the pieces of an answer, and may go on from one piece to the next. */
public interface OpenImages {
    /**
     * Gives a piece of text to the image whose token stands right before it.
     *
     * @return how many of its first characters are the image's
     * @throws IOException when they break the image's base64
     */
    int goOn(String token, CharSequence text) throws IOException;

    /** Begins the image of a data URI whose own beginning was spread over pieces, and returns its token. */
    String begin();
}
