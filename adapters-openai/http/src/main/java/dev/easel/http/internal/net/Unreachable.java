package dev.easel.http.internal.net;

import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

/** Tells calls that no other try can help from those that only failed now. */
public final class Unreachable {
    private Unreachable() {}

    /**
     * Returns whether no try can succeed: the URL cannot be called, the certificate is not trusted, or the host has no
     * public address or none at all, which must not be told apart, not even by their time.
     */
    public static boolean isForGood(Throwable failure) {
        for (Throwable cause = failure.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof UnknownHostException || cause instanceof SSLHandshakeException) {
                return true;
            }
        }
        return failure.getCause() instanceof RuntimeException;
    }
}
