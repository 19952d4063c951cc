package dev.easel.cli.options;

import dev.easel.cli.provider.ProviderTable;
import java.util.List;
import java.util.Optional;

/**
 * A setting that may be said once for the only remote provider, or as {@code NAME=VALUE} for each of several.
 *
 * <p>A plain value is never taken for several providers: it would send the key of one to the address of another.
 */
record PerProvider(String option, List<String> said) {
    PerProvider {
        said = List.copyOf(said);
    }

    /** Returns what is said for one of so many remote providers. */
    Optional<String> value(String provider, ProviderTable table, int remotes) {
        String prefix = provider + "=";
        Optional<String> own = said.stream()
                .filter(text -> text.startsWith(prefix))
                .map(text -> text.substring(prefix.length()))
                .findFirst();
        Optional<String> plain =
                said.stream().filter(text -> !isNamed(text, table)).findFirst();
        if (own.isEmpty() && plain.isPresent() && remotes > 1) {
            throw new IllegalArgumentException(option + " " + plain.get() + " does not say which of " + remotes
                    + " providers it is for: say " + option + " " + provider + "=" + plain.get() + ".");
        }
        return own.or(() -> plain);
    }

    /** Refuses to be said where no provider takes it. */
    void refuseFor(String provider) {
        if (!said.isEmpty()) {
            throw new IllegalArgumentException(option + " is for providers that are reached over the network, and '"
                    + provider + "' works on this machine: name another with --provider.");
        }
    }

    private static boolean isNamed(String text, ProviderTable table) {
        int equals = text.indexOf('=');
        return equals > 0 && table.names().contains(text.substring(0, equals));
    }
}
