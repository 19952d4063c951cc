package dev.easel.cli.serve;

import dev.easel.core.domain.money.Money;
import dev.easel.core.interceptor.Budget;
import dev.easel.server.Caller;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * One line of a file of keys: a caller and what they may use.
 *
 * @param images how many images they may request until the server ends
 * @param cost how much their calls may cost until the server ends
 * @param inFlight how many of their calls may run at once
 */
record SharedKey(String name, String key, OptionalLong images, Optional<Money> cost, OptionalInt inFlight) {
    private static final int SHORTEST_KEY = 8;
    private static final String FORM = "expected NAME KEY [images=N] [cost=MONEY] [inflight=N]";

    /**
     * Reads the words of a line.
     *
     * @throws IllegalArgumentException saying what is wrong, without the key
     */
    static SharedKey parse(String line) {
        String[] words = line.strip().split("\\s+");
        if (words.length < 2 || words[1].matches("(images|cost|inflight)=.*")) {
            throw new IllegalArgumentException("there is no key: " + FORM + ".");
        }
        if (words[1].length() < SHORTEST_KEY) {
            throw new IllegalArgumentException("the key is shorter than " + SHORTEST_KEY
                    + " characters: make it longer, so that it cannot be guessed.");
        }
        if (!words[1].matches("[!-~]+")) {
            throw new IllegalArgumentException("the key has characters that no header can carry: use visible ASCII.");
        }
        SharedKey caller =
                new SharedKey(words[0], words[1], OptionalLong.empty(), Optional.empty(), OptionalInt.empty());
        for (int i = 2; i < words.length; i++) {
            caller = caller.with(words[i]);
        }
        return caller;
    }

    private SharedKey with(String setting) {
        String value = setting.substring(setting.indexOf('=') + 1);
        return switch (setting.substring(0, Math.max(0, setting.indexOf('=')))) {
            case "images" -> new SharedKey(name, key, OptionalLong.of(number(setting, value, 0)), cost, inFlight);
            case "cost" -> new SharedKey(name, key, images, Optional.of(Money.parse(value)), inFlight);
            case "inflight" -> new SharedKey(name, key, images, cost, OptionalInt.of(number(setting, value, 1)));
            default -> throw new IllegalArgumentException("'" + setting + "' is unknown: " + FORM + ".");
        };
    }

    private static int number(String setting, String value, int min) {
        if (!value.matches("\\d{1,9}") || Integer.parseInt(value) < min) {
            throw new IllegalArgumentException("'" + setting + "' needs a whole number from " + min + " on.");
        }
        return Integer.parseInt(value);
    }

    /** Returns the caller with the budget of the line, which begins anew with each call of this method. */
    Caller caller() {
        Caller caller = Caller.of(name, key);
        if (images.isPresent()) {
            caller = caller.around(Budget.ofImages(images.getAsLong()));
        }
        if (cost.isPresent()) {
            caller = caller.around(Budget.of(cost.get()));
        }
        return inFlight.isPresent() ? caller.maxInFlight(inFlight.getAsInt()) : caller;
    }

    /** Returns the name, never the key. */
    @Override
    public String toString() {
        return "SharedKey[" + name + "]";
    }
}
