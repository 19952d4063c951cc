package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.easel.cli.options.value.Prompt;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** An option of one value that is given twice counts as given last, in every command; options of several values collect. */
class OptionsGivenTwiceTest {
    /** Values of all kinds: two that an option takes, and takes for different ones, are found by trying. */
    private static final List<String> VALUES = List.of(
            "2",
            "3",
            "1x1",
            "2x2",
            "1:2",
            "1:3",
            "0.1",
            "0.2",
            "2s",
            "3s",
            "1usd",
            "2usd",
            "1k",
            "2k",
            "low",
            "high",
            "png",
            "webp",
            "white",
            "black",
            "transparent",
            "top",
            "left",
            "edge",
            "blur",
            "cover",
            "pad",
            "full",
            "half",
            "auto",
            "opaque",
            "on",
            "off",
            "form",
            "json",
            "skip",
            "retry",
            "1/2",
            "2/2",
            "a=b",
            "c=d",
            "public",
            "one",
            "two");

    static Stream<CommandLine> commands() {
        return HelpTest.commands();
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theLastValueCounts(CommandLine command) {
        List<String> undecided = new ArrayList<>();
        for (OptionSpec option : command.getCommandSpec().options()) {
            if (option.usageHelp() || option.versionHelp()) {
                continue;
            }
            if (option.arity().max() == 0) {
                assertThatCode(() -> parse(command, option.longestName(), option.longestName()))
                        .as(option.longestName())
                        .doesNotThrowAnyException();
            } else {
                List<String> different = twoValues(command, option);
                if (different.size() < 2) {
                    undecided.add(option.longestName());
                } else {
                    check(command, option, different.get(0), different.get(1));
                }
            }
        }
        assertThat(undecided)
                .as("options of " + command.getCommandName() + " that take none of the values of this test")
                .isEmpty();
    }

    private static void check(CommandLine command, OptionSpec option, String first, String second) {
        String name = command.getCommandName() + " " + option.longestName();
        if (option.group() != null || option.isMultiValue()) {
            parse(command, option.longestName(), first, option.longestName(), second);
            if (option.group() == null) {
                Object all = option.getValue();
                assertThat(all instanceof Map<?, ?> map ? map.size() : ((Collection<?>) all).size())
                        .as(name)
                        .isEqualTo(2);
            }
        } else {
            assertThat(parsed(command, option, first, second)).as(name).isEqualTo(parsed(command, option, second));
            assertThat(parsed(command, option, second, first)).as(name).isEqualTo(parsed(command, option, first));
        }
    }

    private static List<String> twoValues(CommandLine command, OptionSpec option) {
        List<String> taken = new ArrayList<>();
        List<Object> parsed = new ArrayList<>();
        for (String value : VALUES) {
            try {
                Object result = option.group() == null ? parsed(command, option, value) : tried(command, option, value);
                if (!parsed.contains(result)) {
                    taken.add(value);
                    parsed.add(result);
                }
            } catch (ParameterException e) {
                // It is a value of another kind.
            }
            if (taken.size() == 2) {
                break;
            }
        }
        return taken;
    }

    private static void parse(CommandLine command, String... options) {
        List<String> line = new ArrayList<>(List.of(command.getCommandName()));
        line.addAll(List.of(options));
        command.getCommandSpec().positionalParameters().stream()
                .filter(ArgSpec::required)
                .forEach(missing -> line.add("in.png"));
        command.getParent().parseArgs(line.toArray(String[]::new));
    }

    private static Object tried(CommandLine command, OptionSpec option, String value) {
        parse(command, option.longestName(), value);
        return value;
    }

    private static String parsed(CommandLine command, OptionSpec option, String... values) {
        List<String> arguments = new ArrayList<>();
        for (String value : values) {
            arguments.add(option.longestName());
            arguments.add(value);
        }
        parse(command, arguments.toArray(String[]::new));
        return text(option.getValue());
    }

    private static String text(Object value) {
        if (value instanceof Optional<?> optional) {
            return optional.map(OptionsGivenTwiceTest::text).orElse("");
        }
        return value instanceof Prompt prompt ? prompt.text() : String.valueOf(value);
    }
}
