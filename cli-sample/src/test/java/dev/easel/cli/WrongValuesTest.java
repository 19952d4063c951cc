package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.output.OneLine;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.port.out.ImageProvider;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/** Every option with wrong values: one line that names the option or the value, in words of the command line. */
class WrongValuesTest {
    private static final List<String> VALUES =
            List.of("abc", "-5", "1e400", "99999999999999999999", "", "a=b:c", "💥\n\u001b[31m");

    /** What only a program's author can understand. */
    private static final Pattern JARGON = Pattern.compile(
            "Exception|\\bjava\\.|dev\\.easel|picocli|\\b(int|long|double|float"
                    + "|boolean|enum|null|NaN|Infinity|Optional|String)\\b(?!')|\\w\\(\\)|\\b[a-z]{2,}[A-Z]\\w*\\b|No enum|For input");

    /** The commands that run with wrong values; all others only parse them. */
    private static final Map<String, List<String>> RUNNING = new LinkedHashMap<>(Map.of(
            "generate", List.of("a cat"),
            "edit", List.of("IMAGE", "-p", "blue"),
            "inpaint", List.of("IMAGE", "-p", "blue", "--rect", "1,1,9,9"),
            "expand", List.of("IMAGE", "-p", "blue", "--top", "9"),
            "convert", List.of("IMAGE"),
            "mask", List.of("IMAGE", "--rect", "1,1,9,9"),
            "recover", List.of("IMAGE")));

    /** What would write, read or open something else than the test's files. */
    private static final Set<String> OTHER_FILES = Set.of("--output", "--sheet", "--config", "--prompt-file");

    @TempDir
    private Path folder;

    private final Shell shell = Shell.using(ImageProvider.named("refusing")
            .generator((request, context) -> refuse())
            .editor((request, context) -> refuse())
            .inpainter((request, context) -> refuse())
            .build());

    private static ImageResult refuse() {
        throw ProviderException.of(ProviderException.Reason.CONTENT_REJECTED, "refused")
                .build();
    }

    static Stream<Arguments> options() {
        Map<String, Arguments> byName = new LinkedHashMap<>();
        List<CommandLine> commands = HelpTest.commands().toList();
        Stream.concat(
                        commands.stream().filter(command -> RUNNING.containsKey(command.getCommandName())),
                        commands.stream().filter(command -> !RUNNING.containsKey(command.getCommandName())))
                .forEach(command -> {
                    for (OptionSpec option : command.getCommandSpec().options()) {
                        String name = option.longestName();
                        if (option.arity().max() > 0 && !OTHER_FILES.contains(name)) {
                            byName.putIfAbsent(
                                    name, Arguments.of(command.getCommandName(), name, Arrays.asList(option.names())));
                        }
                    }
                });
        return byName.values().stream();
    }

    @BeforeEach
    void writeTheImage() {
        TestImages.write(folder.resolve("in.png"), TestImages.png(64, 48));
    }

    @ParameterizedTest
    @MethodSource("options")
    void wrongValuesAreToldInOneLine(String command, String option, List<String> names) {
        for (String value : VALUES) {
            Shell.Result result = shell.run(line(command, option, value).toArray());
            if (result.code() == ExitCode.DONE) {
                continue; // the option takes this value
            }
            String line = result.errorLine();
            assertThat(result.code()).as(line).isNotIn(ExitCode.FAULT, ExitCode.DONE);
            assertThat(line).startsWith("easel: ").hasSizeLessThan(600).doesNotContain("\u001b");
            assertThat(withoutProposals(line, value)).as(line).doesNotContainPattern(JARGON);
            if (result.code() == ExitCode.USAGE && !line.contains("--bogus")) {
                assertThat(line)
                        .as("%s %s", option, value)
                        .satisfiesAnyOf(
                                told -> assertThat(names).anyMatch(told::contains),
                                told -> assertThat(told).contains(value.isBlank() ? "''" : OneLine.of(value)));
            }
        }
    }

    private List<Object> line(String command, String option, String value) {
        List<Object> line = new ArrayList<>(List.of(command));
        boolean runs = RUNNING.containsKey(command);
        if (runs) {
            RUNNING.get(command).forEach(word -> line.add(word.equals("IMAGE") ? folder.resolve("in.png") : word));
            line.addAll(List.of("-o", folder.resolve("out.png"), "--force", "--quiet"));
        }
        line.add(option + "=" + value);
        if (!runs) {
            line.add("--bogus");
        }
        return line;
    }

    /** Names of models, files and variables in examples are not words for a program's author. */
    private String withoutProposals(String line, String value) {
        return line.replace(folder.toString(), "FOLDER")
                .replaceAll("such as .*", "")
                .replace("'" + value + "'", "VALUE");
    }
}
