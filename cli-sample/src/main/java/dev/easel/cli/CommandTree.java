package dev.easel.cli;

import dev.easel.cli.batch.BatchCommand;
import dev.easel.cli.catalog.ModelsCommand;
import dev.easel.cli.catalog.ProvidersCommand;
import dev.easel.cli.demo.DemoCommand;
import dev.easel.cli.help.HelpSections;
import dev.easel.cli.local.ConvertCommand;
import dev.easel.cli.local.MaskCommand;
import dev.easel.cli.options.TypeConverters;
import dev.easel.cli.output.OneLine;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.serve.ServeCommand;
import dev.easel.cli.verb.EditCommand;
import dev.easel.cli.verb.ExpandCommand;
import dev.easel.cli.verb.GenerateCommand;
import dev.easel.cli.verb.InpaintCommand;
import dev.easel.cli.verb.RecoverCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** All commands as one command line; every failure is reported as one line or one JSON object, and as an exit code. */
public final class CommandTree {
    private static final int HELP_COLUMNS = 100;

    private final CliEnvironment environment;
    private final CommandLine commands;

    public CommandTree(CliEnvironment environment) {
        this.environment = environment;
        this.commands = new CommandLine(new EaselCommand());
        List.of(
                        new GenerateCommand(environment),
                        new EditCommand(environment),
                        new InpaintCommand(environment),
                        new ExpandCommand(environment),
                        new RecoverCommand(environment),
                        new ProvidersCommand(environment),
                        new ModelsCommand(environment),
                        new MaskCommand(environment),
                        new ConvertCommand(environment),
                        new DemoCommand(environment),
                        new ServeCommand(environment),
                        new BatchCommand(environment))
                .forEach(commands::addSubcommand);
        TypeConverters.register(commands, environment.in());
        // An argument that begins with @ is text, not the name of a file of arguments.
        commands.setExpandAtFiles(false);
        commands.getSubcommands().values().forEach(CommandTree::configureHelp);
        commands.setOut(new PrintWriter(environment.out(), true, StandardCharsets.UTF_8));
        commands.setErr(new PrintWriter(environment.err(), true, StandardCharsets.UTF_8));
        commands.setParameterExceptionHandler(asUsageError());
        commands.setExecutionExceptionHandler(asFailure());
    }

    private static void configureHelp(CommandLine command) {
        command.getCommandSpec().usageMessage().width(HELP_COLUMNS).sortOptions(false);
        command.getHelpSectionMap().put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, new HelpSections());
    }

    /** Runs one command line and returns its exit code. */
    public int run(String... args) {
        try {
            return commands.execute(args);
        } catch (RuntimeException | OutOfMemoryError e) {
            environment.report(Arrays.asList(args).contains("--json"), false).failed(e);
            return ExitCode.of(e);
        }
    }

    /** Returns the commands as picocli knows them. */
    CommandLine commands() {
        return commands;
    }

    private IParameterExceptionHandler asUsageError() {
        return (failure, args) -> {
            boolean json = Arrays.asList(args).contains("--json");
            environment.report(json, false).failed(new IllegalArgumentException(messageOf(failure), failure));
            return ExitCode.USAGE;
        };
    }

    private static String messageOf(ParameterException failure) {
        String message =
                OneLine.of(Objects.requireNonNullElse(failure.getMessage(), "The command line could not be parsed"));
        List<String> similar = List.of();
        if (failure instanceof UnmatchedArgumentException unmatched) {
            similar = unmatched.getSuggestions();
            if (failure.getCommandLine().getParent() == null && !unmatched.isUnknownOption()) {
                message = "Unknown command '" + unmatched.getUnmatched().get(0) + "'.";
            }
        }
        return message
                + (message.endsWith(".") ? "" : ".")
                + (similar.isEmpty() ? "" : " Did you mean " + String.join(" or ", similar) + "?")
                + " See '" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'.";
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
