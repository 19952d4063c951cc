package dev.easel.adapters.chat.wire;

import java.io.IOException;

/** Pictures that were cut out of a piece of an answer and may go on in the next piece. */
@FunctionalInterface
public interface OpenPictures {
    /** No picture goes on. */
    OpenPictures NONE = (token, text) -> 0;

    /**
     * Gives a piece of text to the picture whose token stands right before it.
     *
     * @return how many of its first characters are the picture's
     * @throws IOException when they break the picture's base64
     */
    int goOn(String token, CharSequence text) throws IOException;
}
