package dev.easel.cli.batch.report;

import dev.easel.core.domain.Verb;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A job as its line in the manifest describes it.
 *
 * @param line the number of the line, from 1
 * @param name the safe name that its files begin with
 * @param images the input images as they are written
 * @param settings the other settings in order, named like the options without dashes, such as {@code quality}; those that
 *     the command line sets for all jobs are among them, and nothing secret is
 */
public record JobLine(
        int line, String id, String name, Verb verb, String prompt, List<String> images, Map<String, String> settings) {
    public JobLine {
        images = List.copyOf(images);
        settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    }
}
