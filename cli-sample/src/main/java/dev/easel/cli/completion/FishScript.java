package dev.easel.cli.completion;

import dev.easel.cli.completion.CompletedCommand.Flag;
import java.util.List;

/** The script for fish, from version 3.0 on. */
final class FishScript {
    private FishScript() {}

    static String of(List<CompletedCommand> commands) {
        StringBuilder script = new StringBuilder("""
                # Completion of easel for fish; made by: easel completion fish
                complete -c easel -f
                complete -c easel -n __fish_use_subcommand -s h -l help -d 'Show help'
                complete -c easel -n __fish_use_subcommand -s V -l version -d 'Print the version'
                """);
        for (CompletedCommand command : commands) {
            script.append("complete -c easel -n __fish_use_subcommand -a ")
                    .append(command.name())
                    .append(" -d ")
                    .append(quoted(command.words()))
                    .append('\n');
        }
        commands.forEach(command -> command(script, command));
        return script.toString();
    }

    private static void command(StringBuilder script, CompletedCommand command) {
        String start = "complete -c easel -n '__fish_seen_subcommand_from " + command.name() + "'";
        if (command.arguments().files()) {
            script.append(start).append(" -F\n");
        } else if (!command.arguments().words().isEmpty()) {
            script.append(start)
                    .append(" -a ")
                    .append(quoted(String.join(" ", command.arguments().words())))
                    .append('\n');
        }
        for (Flag flag : command.flags()) {
            script.append(start);
            for (String name : flag.names()) {
                script.append(name.startsWith("--") ? " -l " + name.substring(2) : " -s " + name.substring(1));
            }
            script.append(value(flag))
                    .append(" -d ")
                    .append(quoted(flag.words()))
                    .append('\n');
        }
    }

    private static String value(Flag flag) {
        if (!flag.takesValue()) {
            return "";
        }
        if (flag.values().files()) {
            return " -r -F";
        }
        return flag.values().words().isEmpty()
                ? " -x"
                : " -x -a " + quoted(String.join(" ", flag.values().words()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
    }
}
