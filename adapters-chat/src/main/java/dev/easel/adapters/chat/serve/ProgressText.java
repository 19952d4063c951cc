package dev.easel.adapters.chat.serve;

import dev.easel.core.event.ProgressEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The text of a chat response: progress in lines that start with {@code >}, and the images after them. The phrases are
 * those of AceData's document, except that the line of keywords repeats only the prompt: naive readers would take an
 * input image's URL there for the result.
 */
enum ProgressText {
    /** 4All and most servers: no text before the images. */
    PLAIN(false, "image"),
    /** AceData: the prompt first, and a success message after the work. */
    ACEDATA(true, "");

    private static final int LONGEST_LINE = 200;

    private final boolean verbose;
    private final String label;

    ProgressText(boolean verbose, String label) {
        this.verbose = verbose;
        this.label = label;
    }

    /** Returns the text before the work starts. */
    String opening(String prompt) {
        return verbose ? line("❇️ Keywords: " + prompt) + line("✨ Drawing the image...") : "";
    }

    /** Returns the line for an event, or empty if it has none. */
    Optional<String> progress(ProgressEvent event) {
        if (event instanceof ProgressEvent.ProviderProgress progress) {
            OptionalDouble percent = progress.percent();
            return Optional.of(
                    percent.isPresent()
                            ? line(String.format(Locale.ROOT, "🏃 Progress: %.1f%%", percent.getAsDouble()))
                            : line("✨ " + progress.words()));
        }
        return event instanceof ProgressEvent.Converting converting
                ? Optional.of(line("✨ " + converting.step()))
                : Optional.empty();
    }

    /** Returns the text after the work and before the images. */
    String closing() {
        return verbose ? line("✅ Image drawing successful, please check~~~") : "";
    }

    /** Returns the text before an image's URL. */
    String beforeImage() {
        return "![" + label + "](";
    }

    /** Returns the text after an image's URL. */
    String afterImage() {
        return ")\n\n";
    }

    /** Returns a separate line that no reader takes for a result, whatever its text is. */
    String line(String text) {
        String singleLine = text.replaceAll("\\s+", " ").strip();
        return "> " + (singleLine.length() > LONGEST_LINE ? singleLine.substring(0, LONGEST_LINE) + "…" : singleLine)
                + "\n\n";
    }
}
