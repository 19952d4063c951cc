package dev.easel.server;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.in.Easel;
import java.util.Optional;
import java.util.OptionalInt;

/** Someone who may use a server: the key by which the server knows them, and what they may use. */
public final class Caller {
    private final String name;
    private final String key;
    private final Optional<Easel> easel;
    private final OptionalInt maxInFlight;

    private Caller(String name, String key, Optional<Easel> easel, OptionalInt maxInFlight) {
        this.name = name;
        this.key = key;
        this.easel = easel;
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
        return new Caller(name, key.strip(), Optional.empty(), OptionalInt.empty());
    }

    /** Returns the same caller with another Easel than that of the server, such as one with a budget. */
    public Caller easel(Easel easel) {
        return new Caller(name, key, Optional.of(requireNonNull(easel, "easel")), maxInFlight);
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
        return new Caller(name, key, easel, OptionalInt.of(calls));
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    String key() {
        return key;
    }

    Optional<Easel> easel() {
        return easel;
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
