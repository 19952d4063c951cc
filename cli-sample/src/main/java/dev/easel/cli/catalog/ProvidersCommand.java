package dev.easel.cli.catalog;

import dev.easel.cli.options.connection.ProviderFileOptions;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel providers}. */
@Command(
        name = "providers",
        header = "List the providers: their verbs, keys, base URLs, and how new the facts are.",
        customSynopsis = "easel providers [NAME...] [--provider-file FILE] [--json]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel providers",
            "  easel providers openai chat",
            "  easel providers studio --provider-file studio.json --json"
        })
public final class ProvidersCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Parameters(
            arity = "0..*",
            paramLabel = "NAME",
            description = "Providers to tell everything about (default: a table of all). Example: openai")
    private List<String> names = List.of();

    @Mixin
    private ProviderFileOptions files = new ProviderFileOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public ProvidersCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ProviderTable table = files.added(environment.providers());
        List<ProviderKind> kinds = names.isEmpty()
                ? table.kinds()
                : names.stream().map(table::named).toList();
        Catalog catalog = new Catalog(environment.variables());
        List<ProviderEntry> entries = kinds.stream().map(catalog::provider).toList();
        if (json) {
            environment.out().println(CatalogJson.providers(entries));
        } else if (names.isEmpty()) {
            CatalogText.providers(entries).forEach(environment.out()::println);
        } else {
            environment
                    .out()
                    .println(entries.stream()
                            .map(CatalogText::provider)
                            .map(lines -> String.join("\n", lines))
                            .collect(Collectors.joining("\n\n")));
        }
        return ExitCode.DONE;
    }
}
