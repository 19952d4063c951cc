package dev.easel.cli.output;

import java.util.List;
import java.util.regex.Pattern;

/**
 * The words of the command line for what the library says: the library knows no options, and names what a program calls.
 *
 * <p>A message that is about the value of an option begins with the option, and what a program would call becomes an option.
 */
public final class OptionWords {
    /** A message that begins with this is about the option. */
    private record About(Pattern beginning, String option) {
        About(String beginning, String option) {
            this(Pattern.compile("^(?:" + beginning + ")"), option);
        }
    }

    /** Words for a program, and what to say instead. */
    private record Instead(Pattern said, String meant) {
        Instead(String said, String meant) {
            this(Pattern.compile(said), meant);
        }
    }

    private static final List<About> ABOUT = List.of(
            new About("Invalid count of \\S+ images", "--count"),
            new About("maxCalls must", "--max-calls"),
            new About("maxBytes must", "--max-bytes"),
            new About("An overlap of", "--overlap"),
            new About("Border \\S+ is out of range", "--border"),
            new About("Invalid border of left", "--left, --top, --right, --bottom"),
            new About("Cannot grow a mask", "--grow"),
            new About("Cannot shrink a mask", "--shrink"),
            new About("Cannot feather a mask", "--feather"),
            new About("Invalid polygon", "--polygon"),
            new About("Cannot expand \\S+ to", "--to"),
            new About("Invalid model name", "--model"),
            new About("Invalid output quality", "--output-quality"),
            new About("Invalid quality", "--output-quality, --min-quality"),
            new About("Invalid mask threshold", "--mask-threshold"),
            new About("Invalid idempotency key", "--idempotency-key"),
            new About("Invalid limit of \\S+ pixels", "--max-pixels"),
            new About("Invalid luma threshold", "--from-luma"),
            new About("Invalid color tolerance", "--from-color"),
            new About("Invalid stroke", "--stroke"),
            new About("Invalid timeout", "--timeout"),
            new About("Invalid base URL", "--base-url"),
            new About("Invalid (header name|value of header)", "--header"));

    private static final List<Instead> INSTEAD = List.of(
            new Instead("maxCalls must", "Must"),
            new Instead("maxBytes must", "Must"),
            new Instead(" paid calls \\(maxCalls; --max-calls on the command line\\)", " paid calls with --max-calls"),
            new Instead(
                    ", or limit the number of images instead \\(Budget\\.ofImages; on the command line, leave out --max-cost\\)",
                    ", or leave out --max-cost"),
            new Instead("request fewer or smaller images or a lower quality, or add to the budget", "request less"),
            new Instead(" \\(easel-adapters-multipart\\)", " with --edits form"),
            new Instead(": give a URL, or allow image_file for edits \\(editsFiles\\)", ": give a URL"),
            new Instead("; a longer timeout may help", "; a longer --timeout may help"),
            new Instead("configure the provider that has it", "name its provider with --provider"));

    private OptionWords() {}

    /** Returns a message of the library in the words of the command line; any other message stays as it is. */
    public static String of(String message) {
        String words = message;
        for (Instead instead : INSTEAD) {
            words = instead.said().matcher(words).replaceAll(instead.meant());
        }
        for (About about : ABOUT) {
            if (about.beginning().matcher(message).find()) {
                return about.option() + ": " + words;
            }
        }
        return words;
    }
}
