package dev.easel.cli.options.value;

import java.util.Map;
import java.util.Stack;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Makes an option take the next argument whatever it looks like: {@code -p --force} is a prompt of {@code --force}. Without
 * it the parser takes an argument that looks like an option for one.
 */
public final class LiteralText implements IParameterPreprocessor {
    private static final String MARK = "\uE000";

    @Override
    @SuppressWarnings("JdkObsolete") // picocli's parser works on a stack
    public boolean preprocess(Stack<String> args, CommandSpec command, ArgSpec option, Map<String, Object> info) {
        if (!args.isEmpty()) {
            args.push(MARK + args.pop());
        }
        return false;
    }

    /** Returns the argument that was marked as literal. */
    static String of(String marked) {
        return marked.startsWith(MARK) ? marked.substring(MARK.length()) : marked;
    }
}
