package dev.easel.cli.help;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;

/** Prints the help of the innermost command where it was requested, and runs the command otherwise. */
public final class HelpRequests implements IExecutionStrategy {
    /** The name of the option that shows all options. */
    public static final String ALL = "--help-all";

    private final IExecutionStrategy running = new RunLast();

    @Override
    public int execute(ParseResult parsed) {
        ParseResult innermost = parsed;
        boolean requested = parsed.isUsageHelpRequested();
        while (innermost.hasSubcommand()) {
            innermost = innermost.subcommand();
            requested |= innermost.isUsageHelpRequested();
        }
        if (!requested) {
            return running.execute(parsed);
        }
        CommandLine command = innermost.commandSpec().commandLine();
        print(command, parsed.originalArgs().contains(ALL), command.getOut());
        return 0;
    }

    /** Prints the help of a command, or of the whole program. */
    static void print(CommandLine command, boolean all, PrintWriter out) {
        if (command.getParent() == null) {
            out.print(all ? TopHelp.all() : TopHelp.text());
        } else {
            out.print(all ? CommandHelp.all(command) : CommandHelp.brief(command));
        }
        out.flush();
    }
}
