package dev.easel.cli.batch.report;

import dev.easel.core.batch.JobOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Jobs grouped by what they have in common; those beyond a number of groups are one group, the last. */
final class Groups {
    private static final int MOST = 20;

    private final Map<String, Group> named = new TreeMap<>();
    private final Group others = new Group("others");

    void add(String name, JobOutcome outcome) {
        Group group = named.size() < MOST ? named.computeIfAbsent(name, Group::new) : named.getOrDefault(name, others);
        group.add(outcome);
    }

    /** Returns the groups in the order of their names. */
    List<Group> all() {
        List<Group> all = new ArrayList<>(named.values());
        if (others.requests() > 0) {
            all.add(others);
        }
        return all;
    }
}
