package dev.easel.adapters.http.json;

/** An answer has more bytes than any answer needs, and perhaps no end; it was read no further. */
public final class OverlongReplyException extends MalformedReplyException {
    private static final long serialVersionUID = 1L;

    private OverlongReplyException(String message) {
        super(message);
    }

    /** Returns the failure of an answer that has too much text besides its pictures. */
    public static OverlongReplyException besidesPictures(long most) {
        return new OverlongReplyException("There are more than " + most + " bytes besides the pictures.");
    }

    /** Returns the failure of an answer that is too long as a whole. */
    public static OverlongReplyException whole(long most) {
        return new OverlongReplyException("The answer has more than " + most + " bytes, its pictures included.");
    }
}
