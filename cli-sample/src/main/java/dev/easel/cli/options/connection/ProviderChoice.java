package dev.easel.cli.options.connection;

import java.util.List;

/** The providers that a command line names, as an option. */
sealed interface ProviderChoice permits OneProvider, SeveralProviders {
    /** Returns the names, each once; the first is the one for all verbs. */
    List<String> names();
}
