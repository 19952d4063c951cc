package dev.easel.cli.options.connection;

import dev.easel.cli.provider.DescribedKinds;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Providers that the user describes, as options. */
public final class ProviderFileOptions {
    @Option(
            names = "--provider-file",
            paramLabel = "FILE",
            description = "A description of a provider; repeat it for several. The first is the provider unless"
                    + " --provider names another. Example: --provider-file studio.json")
    private List<Path> files = List.of();

    /** Returns the kinds of providers that the files describe. */
    List<ProviderKind> kinds() {
        return files.stream().map(DescribedKinds::load).toList();
    }

    /** Returns the known providers together with those of the files. */
    public ProviderTable added(ProviderTable known) {
        return known.with(kinds());
    }

    /** Returns the names of the kinds that a table has, too. */
    static Set<String> namesAmong(List<ProviderKind> kinds, ProviderTable known) {
        return kinds.isEmpty()
                ? Set.of()
                : kinds.stream()
                        .map(ProviderKind::name)
                        .filter(known.names()::contains)
                        .collect(Collectors.toSet());
    }

    static Optional<String> firstName(List<ProviderKind> kinds) {
        return kinds.stream().findFirst().map(ProviderKind::name);
    }
}
