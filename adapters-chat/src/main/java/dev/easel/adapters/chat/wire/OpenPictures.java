package dev.easel.adapters.chat.wire;

import java.io.IOException;

/** Pictures that were cut out of the pieces of an answer, and may go on from one piece to the next. */
public interface OpenPictures {
    /**
     * Gives a piece of text to the picture whose token stands right before it.
     *
     * @return how many of its first characters are the picture's
     * @throws IOException when they break the picture's base64
     */
    int goOn(String token, CharSequence text) throws IOException;

    /** Begins the picture of a data URI whose own beginning was spread over pieces, and returns its token. */
    String begin();
}
