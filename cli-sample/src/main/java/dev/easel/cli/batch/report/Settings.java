package dev.easel.cli.batch.report;

import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import java.util.Locale;

/** What results are grouped by, as a job requests it. */
final class Settings {
    private static final String AUTO = "auto";
    private static final int SIMPLE = 32;

    private Settings() {}

    /** Returns the quality; {@code auto} where the provider decides. */
    static String quality(JobLine job) {
        return job.settings().getOrDefault("quality", AUTO).strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the aspect ratio, also of an exact size; {@code auto} where the provider or the input image decides. */
    static String aspectRatio(JobLine job) {
        String ratio = job.settings().get("aspect");
        if (ratio != null) {
            return ratio.strip();
        }
        String size = job.settings().get("size");
        return size == null ? AUTO : ofSize(size.strip());
    }

    private static String ofSize(String text) {
        Size size;
        try {
            size = Size.parse(text);
        } catch (IllegalArgumentException e) {
            return text;
        }
        AspectRatio ratio = AspectRatio.of(size);
        boolean simple = Math.max(ratio.width(), ratio.height()) <= SIMPLE;
        return simple ? ratio.toString() : size.toString();
    }
}
