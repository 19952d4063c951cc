package dev.easel.cli.help;

import dev.easel.cli.runtime.ExitCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The help of the whole program: the commands by task. It is fixed text, so that it is printed at once. */
public final class TopHelp {
    private static final int NAMES = 26;

    /** The commands of one task: a title, then names and what they do. */
    private record Task(String title, String... rows) {}

    private static final List<Task> TASKS = List.of(
            new Task(
                    "Images from a provider:",
                    "generate",
                    "Generate images from a prompt",
                    "edit",
                    "Change an image, or combine several",
                    "inpaint",
                    "Repaint the masked region of an image",
                    "expand",
                    "Extend an image beyond its borders",
                    "batch",
                    "Run a file of jobs; run again, it goes on",
                    "recover",
                    "Write the images of a saved response or of a job"),
            new Task(
                    "Images on this machine:",
                    "mask",
                    "Draw a mask",
                    "convert",
                    "Another format, size or number of bytes",
                    "identify",
                    "Tell what an image is: size, colors, provenance"),
            new Task(
                    "More:",
                    "providers, models",
                    "What there is to choose from, with keys and prices",
                    "demo",
                    "All four verbs on a page, without a key",
                    "studio, serve",
                    "A page to paint over images; all verbs over HTTP",
                    "config, history, again",
                    "Your settings; what ran, and run it again",
                    "help, completion, version",
                    "Help for a command; Tab completion for your shell"));

    private TopHelp() {}

    /** Returns one screen: what the program does, two examples, and the commands. */
    public static String text() {
        List<String> lines = new ArrayList<>(List.of(
                "Generate, edit, inpaint and expand images with any provider.",
                "",
                "  easel generate \"a lighthouse at dusk\" -o lighthouse.png",
                "  easel edit photo.jpg -p \"at night, in the rain\" -o night.jpg --provider openai",
                ""));
        for (Task task : TASKS) {
            lines.add(task.title());
            for (int i = 0; i < task.rows().length; i += 2) {
                lines.add(TextLines.row(task.rows()[i], NAMES, task.rows()[i + 1]));
            }
        }
        lines.add("");
        lines.add("More about one: easel help COMMAND. Exit codes: easel help exit-codes");
        return joined(lines);
    }

    /** Returns the same, followed by the exit codes. */
    static String all() {
        return text() + System.lineSeparator() + exitCodes();
    }

    /** Returns the names of the commands that are listed. */
    static List<String> commands() {
        List<String> names = new ArrayList<>();
        for (Task task : TASKS) {
            for (int i = 0; i < task.rows().length; i += 2) {
                names.addAll(Arrays.asList(task.rows()[i].split(", ")));
            }
        }
        return names;
    }

    /** Returns what each exit code means. */
    static String exitCodes() {
        List<String> lines = new ArrayList<>(List.of("Exit codes:"));
        ExitCode.meanings().forEach((code, meaning) -> lines.add(TextLines.row(String.valueOf(code), 5, meaning)));
        return joined(lines);
    }

    private static String joined(List<String> lines) {
        return lines.stream().collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
    }
}
