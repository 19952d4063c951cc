package dev.easel.core.internal.call;

import dev.easel.core.internal.io.Sha256;
import dev.easel.core.port.out.CallContext;
import java.util.Optional;

/**
 * Numbers the paid calls of one verb, and derives the idempotency key of each from the caller's own: the same in every
 * process, so that a provider recognizes each of them. Used by one thread.
 *
 * <p>A verb that needs one call sends the caller's key as it is; of several calls, and of those that complete a short
 * count, each adds its number: {@code key-2}. A fallback adds its place in the chain first, {@code key-fallback-1}: it may
 * be the same account, where a key with another content would be rejected.
 */
public final class PaidCalls {
    private static final int LONGEST = 255;

    private final Optional<String> key;
    private String place = "";
    private boolean several;
    private int made;

    public PaidCalls(Optional<String> key) {
        this.key = key;
    }

    /**
     * Returns a caller's key if it can be sent.
     *
     * @throws IllegalArgumentException when it cannot
     */
    public static String checked(String key) {
        boolean printable = key.chars().allMatch(c -> c >= ' ' && c <= '~');
        if (key.isEmpty() || key.length() > LONGEST || !printable || !key.equals(key.strip())) {
            throw new IllegalArgumentException("Invalid idempotency key of " + key.length()
                    + " characters: 1 to 255 printable ASCII characters are allowed, with no space at either end.");
        }
        return key;
    }

    /** Begins the calls of the provider at a place in the chain, 0 for the first. */
    public void beginProvider(int index) {
        place = index == 0 ? "" : "-fallback-" + index;
        several = false;
        made = 0;
    }

    /** Announces that more than one call is planned, so that the first is numbered too. */
    public void planSeveral() {
        several = true;
    }

    /** Returns the context of the next call. */
    public CallContext next(CallContext whole) {
        made++;
        String suffix = place + (several || made > 1 ? "-" + made : "");
        return new PaidCallContext(whole, made, key.map(own -> with(own, suffix)));
    }

    /** A key that would become too long is replaced by its hash, which is as much its own. */
    private static String with(String key, String suffix) {
        return (key.length() + suffix.length() > LONGEST ? Sha256.hex(key) : key) + suffix;
    }
}
