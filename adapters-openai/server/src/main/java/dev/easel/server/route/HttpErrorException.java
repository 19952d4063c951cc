package dev.easel.server.route;

/** Ends the handling of a request that is refused. */
public final class HttpErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpError error;

    public HttpErrorException(HttpError error) {
        super(error.message());
        this.error = error;
    }

    /** Returns the error to send. */
    public HttpError error() {
        return error;
    }
}
