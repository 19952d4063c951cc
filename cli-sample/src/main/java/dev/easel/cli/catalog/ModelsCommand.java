package dev.easel.cli.catalog;

import dev.easel.cli.options.connection.ProviderFileOptions;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel models}. */
@Command(
        name = "models",
        header = "List the models that are known: sizes, counts, formats, prices, and the end of life.",
        customSynopsis = "easel models [PROVIDER] [--provider-file FILE] [--json]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  easel models", "  easel models openai", "  easel models --json"})
public final class ModelsCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "PROVIDER",
            description = "The provider whose models are told in full (default: a table of all). Example: openai")
    private Optional<String> provider = Optional.empty();

    @Mixin
    private ProviderFileOptions files = new ProviderFileOptions();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    public ModelsCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        ProviderTable table = files.added(environment.providers());
        List<ProviderKind> kinds =
                provider.map(name -> List.of(table.named(name))).orElseGet(table::kinds);
        Catalog catalog = new Catalog(environment.variables());
        List<ModelEntry> entries =
                kinds.stream().flatMap(kind -> catalog.models(kind).stream()).toList();
        if (json) {
            environment.out().println(CatalogJson.models(entries));
        } else if (provider.isEmpty()) {
            CatalogText.models(entries).forEach(environment.out()::println);
        } else {
            environment
                    .out()
                    .println(entries.stream()
                            .map(CatalogText::model)
                            .map(lines -> String.join("\n", lines))
                            .collect(Collectors.joining("\n\n")));
        }
        return ExitCode.DONE;
    }
}
