package dev.easel.adapters.described.response;

import dev.easel.http.json.Json;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * An object of a description, and its place there, which errors begin with.
 *
 * @param place such as {@code job.poll}
 */
record Section(Json json, String place) {
    /**
     * Returns a member that is an object, empty if it is missing.
     *
     * @throws IllegalArgumentException when it is something else, or has a member that is not allowed
     */
    Section section(String name, String... allowed) {
        Json member = json.get(name);
        Section section = new Section(member, within(name));
        if (member.isPresent() && !member.isObject()) {
            throw section.invalid("expected an object");
        }
        section.allowOnly(allowed);
        return section;
    }

    private void allowOnly(String... allowed) {
        List<String> names = List.of(allowed);
        for (String name : json.members().keySet()) {
            if (!names.isEmpty() && !names.contains(name)) {
                throw new IllegalArgumentException(
                        within(name) + ": unknown member; allowed are " + String.join(", ", names) + ".");
            }
        }
    }

    boolean isPresent() {
        return json.isPresent();
    }

    private String within(String name) {
        return place.isEmpty() ? name : place + "." + name;
    }

    /** Returns an error about this place. */
    IllegalArgumentException invalid(String problem) {
        return new IllegalArgumentException(place + ": " + problem + ".");
    }

    /** Returns a text. */
    Optional<String> text(String name) {
        Json member = json.get(name);
        if (member.isPresent() && !member.isText()) {
            throw new Section(member, within(name)).invalid("expected text");
        }
        return member.text();
    }

    /** Returns the texts of a list, or a text alone, each read with its place. */
    <T> List<T> each(String name, BiFunction<String, String, T> reader) {
        Json member = json.get(name);
        List<T> read = new ArrayList<>();
        if (!member.isArray()) {
            text(name).ifPresent(text -> read.add(reader.apply(text, within(name))));
            return read;
        }
        for (Json element : member.items()) {
            Section at = new Section(element, within(name) + "[" + read.size() + "]");
            read.add(reader.apply(element.text().orElseThrow(() -> at.invalid("expected text")), at.place));
        }
        return read;
    }

    /** Returns the paths of a list, or a path alone. */
    List<ResponsePath> paths(String name) {
        return each(name, ResponsePath::parse);
    }

    /** Returns a path alone. */
    Optional<ResponsePath> path(String name) {
        return text(name).map(text -> ResponsePath.parse(text, within(name)));
    }

    /** Returns all members with their places. */
    Map<String, Json> members() {
        return json.members();
    }

    /** Returns a duration in ISO 8601, such as {@code PT24H}. */
    Optional<Duration> duration(String name) {
        return text(name).map(text -> {
            try {
                return Duration.parse(text);
            } catch (DateTimeParseException e) {
                throw new Section(json, within(name))
                        .invalid("invalid duration '" + text + "'; expected ISO 8601, such as PT24H or PT0.5S");
            }
        });
    }
}
