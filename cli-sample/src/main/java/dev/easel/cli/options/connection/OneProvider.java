package dev.easel.cli.options.connection;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The provider of a command that calls one, as an option. */
public final class OneProvider implements ProviderChoice {
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "The provider (default: offline, which needs no key and no network); easel providers lists"
                    + " them. Example: --provider openai")
    private Optional<String> provider = Optional.empty();

    @Override
    public List<String> names() {
        return provider.stream().toList();
    }
}
