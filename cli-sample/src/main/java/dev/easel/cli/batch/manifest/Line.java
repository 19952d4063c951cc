package dev.easel.cli.batch.manifest;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * One line of a manifest; its keys are not looked at yet.
 *
 * @param number the number of the line in the file, from 1
 * @param members the keys and values in their order; a list of values repeats the key
 * @param error why the line cannot be read
 */
public record Line(int number, List<Member> members, Optional<String> error) {
    public Line {
        members = List.copyOf(members);
        requireNonNull(error, "error");
    }

    static Line of(int number, List<Member> members) {
        return new Line(number, members, Optional.empty());
    }

    static Line unreadable(int number, String error) {
        return new Line(number, List.of(), Optional.of(error));
    }
}
