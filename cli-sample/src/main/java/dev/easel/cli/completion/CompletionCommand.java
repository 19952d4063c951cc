package dev.easel.cli.completion;

import dev.easel.cli.catalog.Catalog;
import dev.easel.cli.config.Unconfigured;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code easel completion}. */
@Command(
        name = "completion",
        header = "Print a script by which your shell completes commands, options and values.",
        customSynopsis = "easel completion bash|zsh|fish",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel completion bash > ~/.local/share/bash-completion/completions/easel",
            "  easel completion zsh > ~/.zfunc/_easel   # fpath+=~/.zfunc before compinit",
            "  easel completion fish > ~/.config/fish/completions/easel.fish"
        })
public final class CompletionCommand implements Callable<Integer>, Unconfigured {
    private final CliEnvironment environment;
    private final Supplier<CommandLine> commands;

    @Parameters(paramLabel = "SHELL", description = "bash, zsh or fish. Example: zsh")
    private String shell = "";

    /** Completes the options of the given commands. */
    public CompletionCommand(CliEnvironment environment, Supplier<CommandLine> commands) {
        this.environment = environment;
        this.commands = commands;
    }

    @Override
    public Integer call() {
        Shell target = Shell.named(shell);
        ProviderTable table = environment.providers();
        Catalog catalog = new Catalog(name -> Optional.empty());
        List<String> models = table.kinds().stream()
                .flatMap(kind -> catalog.models(kind).stream())
                .flatMap(entry -> entry.model().stream())
                .toList();
        CompletionModel model = new CompletionModel(commands.get(), List.copyOf(table.names()), models);
        environment.out().print(target.script(model.commands()));
        environment.out().flush();
        return ExitCode.DONE;
    }
}
