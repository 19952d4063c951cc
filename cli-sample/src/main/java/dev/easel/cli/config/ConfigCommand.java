package dev.easel.cli.config;

import dev.easel.cli.output.JsonObject;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.words.Nearest;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code easel config}. */
@Command(
        name = "config",
        header = "Show which configuration holds and where each value comes from.",
        customSynopsis = "easel config [path|keys|edit] [--profile NAME] [--config FILE] [--json]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {
            "  easel config",
            "  easel config --profile work --json",
            "  easel config edit",
            "",
            "A file has lines such as provider = openai, and a section such as [work] for each profile. Options",
            "beat variables, those beat the profile, and that beats what is before the first section."
        })
public final class ConfigCommand implements Callable<Integer>, Unconfigured {
    private static final List<String> TASKS = List.of("path", "keys", "edit");

    private final CliEnvironment environment;
    private final Supplier<CommandLine> everything;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            arity = "0..1",
            paramLabel = "path|keys|edit",
            description = "Print the file's path, list the keys, or open the editor (default: show what holds)."
                    + " Example: path")
    private Optional<String> task = Optional.empty();

    @Option(names = "--json", description = "Print one JSON object.")
    private boolean json;

    /** Creates the command; what builds all commands is called when they are looked at. */
    public ConfigCommand(CliEnvironment environment, Supplier<CommandLine> everything) {
        this.environment = environment;
        this.everything = everything;
    }

    @Override
    public Integer call() throws InterruptedException {
        CommandLine root = spec.root().commandLine();
        ArgumentLine line =
                ArgumentLine.of(root, root.getParseResult().originalArgs().toArray(String[]::new));
        return switch (task.orElse("")) {
            case "" -> show(line);
            case "path" -> path(line);
            case "keys" -> keys();
            case "edit" -> edit(line);
            default ->
                throw new IllegalArgumentException(
                        "Unknown task '" + task.get() + "'." + Nearest.hint(task.get(), TASKS) + " Choose path, keys or"
                                + " edit, or none to show what holds.");
        };
    }

    private int show(ArgumentLine line) {
        CommandLine all = everything.get();
        Configuration configuration =
                Configuration.read(line, environment.variables(), new ConfigKeys(spec, () -> all));
        ConfigListing listing = new ConfigListing(configuration, ConfigProblems.of(configuration, all));
        if (json) {
            environment.out().println(listing.json());
        } else {
            listing.lines().forEach(environment.out()::println);
            listing.problems().forEach(problem -> environment.err().println("easel: " + problem));
        }
        return listing.problems().isEmpty() ? ExitCode.DONE : ExitCode.USAGE;
    }

    private int path(ArgumentLine line) {
        Path file = file(line);
        environment.out().println(json ? new JsonObject().with("ok", true).with("file", file) : file);
        return ExitCode.DONE;
    }

    private Path file(ArgumentLine line) {
        return ConfigPath.find(line.value(ConfigOptions.CONFIG), environment.variables())
                .map(ConfigPath::file)
                .orElseThrow(() -> new IllegalArgumentException("There is no usual place for a configuration, because"
                        + " the user has no home: name a file with --config or " + ConfigPath.VARIABLE + "."));
    }

    private int keys() {
        ConfigKeyList list = ConfigKeyList.of(everything.get());
        if (json) {
            environment.out().println(list.json());
        } else {
            list.lines().forEach(environment.out()::println);
        }
        return ExitCode.DONE;
    }

    private int edit(ArgumentLine line) throws InterruptedException {
        Path file = file(line);
        ConfigEditor.edit(file, environment.variables());
        return show(line);
    }
}
