package dev.easel.server;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.out.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Someone who may use a server: the key by which the server knows them, and what they may use. */
public final class Caller {
    private final String name;
    private final String key;
    private final List<Interceptor> interceptors;
    private final OptionalInt maxInFlight;

    private Caller(String name, String key, List<Interceptor> interceptors, OptionalInt maxInFlight) {
        this.name = name;
        this.key = key;
        this.interceptors = List.copyOf(interceptors);
        this.maxInFlight = maxInFlight;
    }

    /**
     * Returns a caller.
     *
     * @param name how logs and messages call them
     * @throws IllegalArgumentException when the key is blank
     */
    public static Caller of(String name, String key) {
        requireNonNull(name, "name");
        if (requireNonNull(key, "key").isBlank()) {
            throw new IllegalArgumentException(
                    "The API key is empty, which would accept any caller: give a key that is not blank.");
        }
        return new Caller(name, key.strip(), List.of(), OptionalInt.empty());
    }

    /**
     * Returns the same caller with an interceptor around each of its calls, such as a budget that holds for all providers of
     * the server together; several may be added, the last one outermost.
     */
    public Caller around(Interceptor interceptor) {
        List<Interceptor> all = new ArrayList<>(interceptors);
        all.add(requireNonNull(interceptor, "interceptor"));
        return new Caller(name, key, all, maxInFlight);
    }

    /**
     * Returns the same caller with a limit on how many of its calls run at once, at least 1; default: as many as the server
     * runs. More wait, as where the server is busy, and are then refused with 429.
     */
    public Caller maxInFlight(int calls) {
        if (calls < 1) {
            throw new IllegalArgumentException(
                    "Invalid number of calls " + calls + " of caller '" + name + "': at least 1 is required.");
        }
        return new Caller(name, key, interceptors, OptionalInt.of(calls));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    String key() {
        return key;
    }

    List<Interceptor> interceptors() {
        return interceptors;
    }

    OptionalInt maxInFlight() {
        return maxInFlight;
    }

    /** Returns the name, never the key. */
    @Override
    public String toString() {
        return "Caller[" + name + "]";
    }
}
