package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

/**
 * Which strings of a response contain only an image's base64, by their position.
 *
 * <p>A position is the end of a path: {@code b64_json} is a member of that name anywhere, {@code data[].b64_json} only
 * within the elements of an array called {@code data}; {@code $.image} is a whole path, from the top. Data URIs are extracted from any string and need no rule.
 */
public final class ExtractionRule {
    private final List<String[]> positions;

    private ExtractionRule(List<String[]> positions) {
        this.positions = positions;
    }

    /** Returns a rule that extracts the strings at these positions. */
    public static ExtractionRule of(String... positions) {
        return new ExtractionRule(Arrays.stream(requireNonNull(positions, "positions"))
                .map(ExtractionRule::segments)
                .toList());
    }

    private static String[] segments(String position) {
        return position.replace("[]", ".[]").split("\\.");
    }

    /** Returns whether the value at the end of a path is extracted. */
    boolean extracts(JsonPath path) {
        for (String[] position : positions) {
            if (path.endsWith(position)) {
                return true;
            }
        }
        return false;
    }
}
