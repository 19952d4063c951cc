package dev.easel.adapters.http.json;

/** An answer has more text besides its pictures than any answer needs, and perhaps no end; it was read no further. */
public final class OverlongReplyException extends MalformedReplyException {
    private static final long serialVersionUID = 1L;

    public OverlongReplyException(long most) {
        super("There are more than " + most + " bytes besides the pictures.");
    }
}
