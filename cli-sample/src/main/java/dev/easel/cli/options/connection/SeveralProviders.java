package dev.easel.cli.options.connection;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** The providers of a server, as an option that is repeated or holds several names. */
public final class SeveralProviders implements ProviderChoice {
    @Option(
            names = "--provider",
            paramLabel = "NAME",
            description = "A provider (default: offline, which needs no key and no network); can be repeated, or hold"
                    + " several with commas. The first answers requests; another one does where the model is named"
                    + " NAME/MODEL or only that one has it, or where the studio page chooses it."
                    + " Examples: --provider openai, --provider openai,offline")
    private List<String> providers = List.of();

    @Override
    public List<String> names() {
        return providers.stream()
                .flatMap(names -> Stream.of(names.split(",", -1)))
                .map(String::strip)
                .distinct()
                .toList();
    }
}
