package dev.easel.cli.batch.report;

import dev.easel.cli.output.ErrorLine;
import dev.easel.core.failure.EaselException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Failures counted by their message, with a few ids each: a thousand jobs often fail for one reason. */
final class FailureKinds {
    private static final int MOST_KINDS = 10;
    private static final int MOST_IDS = 5;

    private final Map<String, Kind> kinds = new LinkedHashMap<>();
    private long others;

    /** Failures with the same message. */
    static final class Kind {
        private final String message;
        private final List<String> ids = new ArrayList<>();
        private long count;

        private Kind(String message) {
            this.message = message;
        }

        String message() {
            return message;
        }

        /** Returns the ids of the first jobs that failed so. */
        List<String> ids() {
            return List.copyOf(ids);
        }

        long count() {
            return count;
        }
    }

    void add(String id, EaselException failure) {
        String message = ErrorLine.of(failure);
        if (!kinds.containsKey(message) && kinds.size() == MOST_KINDS) {
            others++;
            return;
        }
        Kind kind = kinds.computeIfAbsent(message, Kind::new);
        kind.count++;
        if (kind.ids.size() < MOST_IDS) {
            kind.ids.add(id);
        }
    }

    Collection<Kind> kinds() {
        return kinds.values();
    }

    /** Returns how many failures have yet other messages. */
    long others() {
        return others;
    }
}
