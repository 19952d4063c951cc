package dev.easel.http.json;

import java.util.Arrays;
import java.util.List;

/**
 * Which strings of an answer are nothing but an image's base64, by where they stand.
 *
 * <p>A place is the end of a path: {@code b64_json} is a member of that name anywhere, {@code data[].b64_json} only
 * within the elements of an array called {@code data}. Data URIs are cut out of any string and need no rule.
 */
public final class ExtractionRule {
    private final List<String[]> places;

    private ExtractionRule(List<String[]> places) {
        this.places = places;
    }

    /** Returns a rule that cuts the strings at these places. */
    public static ExtractionRule of(String... places) {
        return new ExtractionRule(
                Arrays.stream(places).map(ExtractionRule::segments).toList());
    }

    private static String[] segments(String place) {
        return place.replace("[]", ".[]").split("\\.");
    }

    /** Returns whether the value at the end of a path is to be cut. */
    boolean cuts(JsonPath path) {
        for (String[] place : places) {
            if (path.endsWith(place)) {
                return true;
            }
        }
        return false;
    }
}
