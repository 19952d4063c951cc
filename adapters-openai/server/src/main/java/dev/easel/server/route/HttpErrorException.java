package dev.easel.server.route;

/** Ends the handling of a request that is refused. */
public final class HttpErrorException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient HttpError refusal;

    public HttpErrorException(HttpError refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** Returns why. */
    public HttpError refusal() {
        return refusal;
    }
}
