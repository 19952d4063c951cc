package dev.easel.http.json;

/** A response has more bytes than any response needs, and perhaps no end; reading it was stopped. */
public final class OversizedResponseException extends MalformedResponseException {
    private static final long serialVersionUID = 1L;

    private OversizedResponseException(String message) {
        super(message);
    }

    /** Returns the failure of a response that has too much text besides its images. */
    public static OversizedResponseException besidesImages(long max) {
        return new OversizedResponseException("There are more than " + max + " bytes besides the images.");
    }

    /** Returns the failure of a response that is too long as a whole. */
    public static OversizedResponseException whole(long max) {
        return new OversizedResponseException("The response has more than " + max + " bytes, its images included.");
    }
}
