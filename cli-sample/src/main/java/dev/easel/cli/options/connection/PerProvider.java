package dev.easel.cli.options.connection;

import dev.easel.cli.provider.ProviderTable;
import java.util.List;
import java.util.Optional;

/**
 * A setting that is given once for the only remote provider, or as {@code NAME=VALUE} for each of several.
 *
 * <p>A plain value is never used for several providers: it would send the key of one to the URL of another.
 */
record PerProvider(String option, List<String> values) {
    PerProvider {
        values = List.copyOf(values);
    }

    /** Returns the value for one of the given number of remote providers; of several, the last. */
    Optional<String> value(String provider, ProviderTable table, int remotes) {
        String prefix = provider + "=";
        Optional<String> named = values.stream()
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .reduce((first, last) -> last);
        if (named.isPresent()) {
            return named;
        }
        Optional<String> plain =
                values.stream().filter(text -> !isNamed(text, table)).reduce((first, last) -> last);
        if (plain.isPresent() && remotes > 1) {
            throw new IllegalArgumentException(option + " " + plain.get() + " does not name one of " + remotes
                    + " providers: use " + option + " " + provider + "=" + plain.get() + ".");
        }
        return plain;
    }

    /** Returns whether there is any value. */
    boolean isGiven() {
        return !values.isEmpty();
    }

    /** Returns the error of an option that a provider on this machine would ignore. */
    static IllegalArgumentException rejected(String option, String provider) {
        return new IllegalArgumentException(option + " is only for providers that are accessed over the network, but '"
                + provider + "' works on this machine: choose another with --provider.");
    }

    private static boolean isNamed(String text, ProviderTable table) {
        int equals = text.indexOf('=');
        return equals > 0 && table.names().contains(text.substring(0, equals));
    }
}
