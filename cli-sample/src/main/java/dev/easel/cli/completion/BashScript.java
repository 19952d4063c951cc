package dev.easel.cli.completion;

import dev.easel.cli.completion.CompletedCommand.Flag;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The script for Bash, from version 3.2 on. Where it proposes nothing, Bash proposes files, so that these need no code that
 * treats spaces in their names.
 */
final class BashScript {
    private BashScript() {}

    static String of(List<CompletedCommand> commands) {
        StringBuilder script = new StringBuilder("""
                # Completion of easel for Bash; made by: easel completion bash
                _easel() {
                    local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" words=""
                    COMPREPLY=()
                    if [ "$cur" = "=" ]; then
                        cur=""
                    elif [ "$prev" = "=" ]; then
                        prev="${COMP_WORDS[COMP_CWORD-2]}"
                    fi
                    if [ "$COMP_CWORD" -eq 1 ]; then
                """);
        line(
                script,
                8,
                "words=\"" + commands.stream().map(CompletedCommand::name).collect(Collectors.joining(" "))
                        + " --help --version\"");
        line(script, 4, "else");
        line(script, 8, "case \"${COMP_WORDS[1]}\" in");
        commands.forEach(command -> command(script, command));
        script.append("""
                        esac
                    fi
                    COMPREPLY=($(compgen -W "$words" -- "$cur"))
                }
                complete -o bashdefault -o default -F _easel easel
                """);
        return script.toString();
    }

    private static void command(StringBuilder script, CompletedCommand command) {
        line(script, 8, command.name() + ")");
        line(script, 12, "case \"$prev\" in");
        for (Flag flag : command.flags()) {
            if (!flag.values().words().isEmpty()) {
                line(
                        script,
                        16,
                        String.join("|", flag.names()) + ") words=\""
                                + String.join(" ", flag.values().words()) + "\" ;;");
            }
        }
        String others = command.flags().stream()
                .filter(flag -> flag.takesValue() && flag.values().words().isEmpty())
                .flatMap(flag -> flag.names().stream())
                .collect(Collectors.joining("|"));
        if (!others.isEmpty()) {
            line(script, 16, others + ") ;;");
        }
        line(
                script,
                16,
                "*) if [ \"${cur:0:1}\" = \"-\" ]; then words=\""
                        + command.names().collect(Collectors.joining(" ")) + "\"; else words=\""
                        + String.join(" ", command.arguments().words()) + "\"; fi ;;");
        line(script, 12, "esac ;;");
    }

    private static void line(StringBuilder script, int indent, String text) {
        script.append(" ".repeat(indent)).append(text).append('\n');
    }
}
