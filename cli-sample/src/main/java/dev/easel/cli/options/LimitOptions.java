package dev.easel.cli.options;

import dev.easel.imaging.settings.Limits;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How large images may be, as options. */
public final class LimitOptions {
    @Option(
            names = "--max-pixels",
            paramLabel = "N",
            description =
                    "The maximum number of pixels, width times height, of an image that is read or made (default: 50M,"
                            + " at most 500M); more takes more memory. Example: --max-pixels 120M")
    private Optional<PixelCount> maxPixels = Optional.empty();

    /** Returns the limits of everything that reads images. */
    public Limits limits() {
        return maxPixels.map(max -> Limits.defaults().pixels(max.pixels())).orElse(Limits.defaults());
    }

    /** A number of pixels, as in {@code 120M} (120 million) or {@code 250000}. */
    record PixelCount(long pixels) {
        private static final Pattern TEXT = Pattern.compile("(\\d{1,12})\\s*([km]?)(?:p|px)?");

        static PixelCount parse(String text) {
            Matcher matcher = TEXT.matcher(text.strip().toLowerCase(Locale.ROOT));
            if (!matcher.matches()) {
                throw new IllegalArgumentException(
                        "Invalid number of pixels '" + text + "': expected a number such as 250000 or 120M.");
            }
            long unit = matcher.group(2).isEmpty() ? 1 : matcher.group(2).equals("k") ? 1_000 : 1_000_000;
            return new PixelCount(Limits.defaults()
                    .pixels(Math.multiplyExact(Long.parseLong(matcher.group(1)), unit))
                    .pixels());
        }
    }
}
