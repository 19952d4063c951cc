package dev.easel.cli.completion;

import dev.easel.cli.completion.CompletedCommand.Flag;
import java.util.List;

/** The script for Zsh, which shows what each option means. */
final class ZshScript {
    private ZshScript() {}

    static String of(List<CompletedCommand> commands) {
        StringBuilder script = new StringBuilder("""
                #compdef easel
                # Completion of easel for Zsh; made by: easel completion zsh
                _easel() {
                    local curcontext="$curcontext" state line
                    typeset -A opt_args
                    local -a commands
                    commands=(
                """);
        for (CompletedCommand command : commands) {
            line(script, 8, quoted(command.name() + ":" + command.words().replace(":", "\\:")));
        }
        script.append("""
                    )
                    _arguments -C '(- *)'{-h,--help}'[Show help]' '(- *)'{-V,--version}'[Print the version]' \\
                        '1:command:->command' '*::argument:->argument'
                    case $state in
                    command) _describe -t commands command commands ;;
                    argument)
                        case $line[1] in
                """);
        commands.forEach(command -> command(script, command));
        script.append("""
                        esac ;;
                    esac
                }
                if [ "$funcstack[1]" = "_easel" ]; then
                    _easel "$@"
                else
                    compdef _easel easel
                fi
                """);
        return script.toString();
    }

    private static void command(StringBuilder script, CompletedCommand command) {
        line(script, 8, command.name() + ")");
        line(script, 12, "_arguments \\");
        for (Flag flag : command.flags()) {
            for (String name : flag.names()) {
                String value =
                        flag.takesValue() ? ":" + flag.label().replace(":", "\\:") + ":" + action(flag.values()) : "";
                line(script, 16, quoted("*" + name + "[" + escaped(flag.words()) + "]" + value) + " \\");
            }
        }
        line(script, 16, quoted("*:argument:" + action(command.arguments())) + " ;;");
    }

    private static String action(Values values) {
        if (values.files()) {
            return "_files";
        }
        return values.words().isEmpty() ? " " : "(" + String.join(" ", values.words()) + ")";
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("[", "\\[")
                .replace("]", "\\]")
                .replace(":", "\\:");
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static void line(StringBuilder script, int indent, String text) {
        script.append(" ".repeat(indent)).append(text).append('\n');
    }
}
