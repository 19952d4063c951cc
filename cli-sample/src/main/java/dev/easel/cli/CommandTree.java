package dev.easel.cli;

import dev.easel.cli.batch.BatchCommand;
import dev.easel.cli.catalog.ModelsCommand;
import dev.easel.cli.catalog.ProvidersCommand;
import dev.easel.cli.completion.CompletionCommand;
import dev.easel.cli.config.ConfigCommand;
import dev.easel.cli.config.ConfiguredLine;
import dev.easel.cli.demo.DemoCommand;
import dev.easel.cli.help.HelpCommand;
import dev.easel.cli.help.HelpRequests;
import dev.easel.cli.help.UsageErrors;
import dev.easel.cli.help.VersionCommand;
import dev.easel.cli.history.AgainCommand;
import dev.easel.cli.history.HistoryCommand;
import dev.easel.cli.history.Recorder;
import dev.easel.cli.identify.IdentifyCommand;
import dev.easel.cli.local.ConvertCommand;
import dev.easel.cli.local.MaskCommand;
import dev.easel.cli.options.TypeConverters;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.serve.ServeCommand;
import dev.easel.cli.serve.StudioCommand;
import dev.easel.cli.verb.EditCommand;
import dev.easel.cli.verb.ExpandCommand;
import dev.easel.cli.verb.GenerateCommand;
import dev.easel.cli.verb.InpaintCommand;
import dev.easel.cli.verb.RecoverCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * The command line: each failure is reported as one line or one JSON object, and as an exit code. Only the commands that a
 * command line names are built, for each of them takes time.
 */
public final class CommandTree {
    private final CliEnvironment environment;
    private final Map<String, Supplier<Object>> constructors = new LinkedHashMap<>();
    private final Recorder history;
    private Optional<ConfiguredLine> line = Optional.empty();

    public CommandTree(CliEnvironment unobserved) {
        this.history = new Recorder(unobserved.variables(), unobserved.err());
        CliEnvironment environment = unobserved.observedBy(history::observed);
        this.environment = environment;
        constructors.put("generate", () -> new GenerateCommand(environment));
        constructors.put("edit", () -> new EditCommand(environment));
        constructors.put("inpaint", () -> new InpaintCommand(environment));
        constructors.put("expand", () -> new ExpandCommand(environment));
        constructors.put("batch", () -> BatchCommand.of(environment));
        constructors.put("recover", () -> new RecoverCommand(environment));
        constructors.put("providers", () -> new ProvidersCommand(environment));
        constructors.put("models", () -> new ModelsCommand(environment));
        constructors.put("mask", () -> new MaskCommand(environment));
        constructors.put("convert", () -> new ConvertCommand(environment));
        constructors.put("demo", () -> new DemoCommand(environment));
        constructors.put("config", () -> new ConfigCommand(environment, this::commands));
        constructors.put("history", () -> new HistoryCommand(environment));
        constructors.put("again", () -> AgainCommand.spec(environment, this::commands, this::run));
        constructors.put("serve", () -> new ServeCommand(environment));
        constructors.put("studio", () -> new StudioCommand(environment));
        constructors.put("help", HelpCommand::new);
        constructors.put("version", VersionCommand::new);
        constructors.put("completion", () -> new CompletionCommand(environment, this::commands));
        constructors.put("identify", () -> new IdentifyCommand(environment));
    }

    /** Runs one command line and returns its exit code. */
    public int run(String... args) {
        try {
            CommandLine commands = commands(new HashSet<>(Arrays.asList(args)));
            ConfiguredLine configured =
                    ConfiguredLine.of(commands, this::commands, environment.variables(), environment.providers(), args);
            line = Optional.of(configured);
            if (configured.history()) {
                history.begin(configured.given());
            }
            int code = commands.execute(configured.arguments());
            history.end(code);
            return code;
        } catch (RuntimeException | OutOfMemoryError e) {
            environment.report(Arrays.asList(args).contains("--json"), false).failed(e);
            history.end(ExitCode.of(e));
            return ExitCode.of(e);
        }
    }

    /** Returns all commands with their options, as picocli knows them. */
    CommandLine commands() {
        return commands(constructors.keySet());
    }

    /** Returns all commands, of which only those among the given words have options. */
    private CommandLine commands(Set<String> words) {
        CommandLine commands = new CommandLine(new EaselCommand());
        constructors.forEach((name, constructor) ->
                commands.addSubcommand(name, words.contains(name) ? constructor.get() : CommandSpec.create()));
        if (!Collections.disjoint(words, constructors.keySet())) {
            TypeConverters.register(commands, environment.in());
        }
        // An argument that begins with @ is text, not the name of a file of arguments.
        commands.setExpandAtFiles(false);
        commands.setExecutionStrategy(new HelpRequests());
        commands.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler(asUsageError());
        commands.setExecutionExceptionHandler(asFailure());
        return commands;
    }

    private IParameterExceptionHandler asUsageError() {
        return (failure, args) -> {
            history.forget();
            boolean json = Arrays.asList(args).contains("--json");
            environment
                    .report(json, false)
                    .failed(new IllegalArgumentException(origin(failure) + UsageErrors.message(failure), failure));
            return ExitCode.USAGE;
        };
    }

    /** Returns where a configured value stands that is wrong. */
    private String origin(ParameterException failure) {
        return line.flatMap(known -> known.origin(failure))
                .map(place -> place + ": ")
                .orElse("");
    }

    private IExecutionExceptionHandler asFailure() {
        return (failure, command, parsed) -> {
            environment.report(wantsJson(parsed), false).failed(failure);
            return ExitCode.of(failure);
        };
    }

    private static boolean wantsJson(ParseResult parsed) {
        ParseResult innermost = parsed;
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
        }
        return innermost.hasMatchedOption("--json");
    }
}
