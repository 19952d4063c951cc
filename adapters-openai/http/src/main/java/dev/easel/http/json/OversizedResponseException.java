package dev.easel.http.json;

/** An answer has more bytes than any answer needs, and perhaps no end; it was read no further. */
public final class OversizedResponseException extends MalformedResponseException {
    private static final long serialVersionUID = 1L;

    private OversizedResponseException(String message) {
        super(message);
    }

    /** Returns the failure of an answer that has too much text besides its images. */
    public static OversizedResponseException besidesImages(long most) {
        return new OversizedResponseException("There are more than " + most + " bytes besides the images.");
    }

    /** Returns the failure of an answer that is too long as a whole. */
    public static OversizedResponseException whole(long most) {
        return new OversizedResponseException("The answer has more than " + most + " bytes, its images included.");
    }
}
