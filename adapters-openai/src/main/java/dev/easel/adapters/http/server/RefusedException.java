package dev.easel.adapters.http.server;

/** Ends the handling of a request that is refused. */
public final class RefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Refusal refusal;

    public RefusedException(Refusal refusal) {
        super(refusal.message());
        this.refusal = refusal;
    }

    /** Returns why. */
    public Refusal refusal() {
        return refusal;
    }
}
