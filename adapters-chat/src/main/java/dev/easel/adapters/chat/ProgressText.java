package dev.easel.adapters.chat;

import dev.easel.core.event.ProgressEvent;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The words of a chat answer: what happens, in lines that begin with {@code >}, and the images after them. They are
 * those of AceData's document, save that the line of keywords repeats the prompt only: an input image's address there
 * is what naive readers take for the result.
 */
enum ProgressText {
    /** 4All's, and most servers': nothing before the work. */
    PLAIN(false, "image"),
    /** AceData's: the prompt before, a word of success after. */
    ACEDATA(true, "");

    private static final int LONGEST_LINE = 200;

    private final boolean wordy;
    private final String label;

    ProgressText(boolean wordy, String label) {
        this.wordy = wordy;
        this.label = label;
    }

    /** Returns what is said before the work. */
    String opening(String prompt) {
        return wordy ? line("❇️ Keywords: " + prompt) + line("✨ Drawing the image...") : "";
    }

    /** Returns what is said of an event, if anything. */
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

    /** Returns what is said after the work and before the images. */
    String closing() {
        return wordy ? line("✅ Image drawing successful, please check~~~") : "";
    }

    /** Returns what stands before an image's address. */
    String beforeImage() {
        return "![" + label + "](";
    }

    /** Returns what stands after an image's address. */
    String afterImage() {
        return ")\n\n";
    }

    /** Returns a line of its own that no reader takes for a result, whatever the words are. */
    String line(String words) {
        String one = words.replaceAll("\\s+", " ").strip();
        return "> " + (one.length() > LONGEST_LINE ? one.substring(0, LONGEST_LINE) + "…" : one) + "\n\n";
    }
}
