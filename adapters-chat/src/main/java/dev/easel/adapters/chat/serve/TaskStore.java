package dev.easel.adapters.chat.serve;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Keeps tasks for a day, and of many finished ones only the newest. Thread-safe. */
final class TaskStore {
    private static final Duration KEPT = Duration.ofDays(1);

    private final int most;
    private final Map<String, ImageTask> byId = new LinkedHashMap<>();

    /** Creates a store that deletes the oldest finished task above a number of tasks. */
    TaskStore(int most) {
        this.most = most;
    }

    synchronized void add(ImageTask task, Instant now) {
        byId.put(task.id(), task);
        byId.values()
                .removeIf(old -> old.finishedAt()
                        .filter(end -> end.isBefore(now.minus(KEPT)))
                        .isPresent());
        Iterator<ImageTask> oldest = byId.values().iterator();
        while (byId.size() > most && oldest.hasNext()) {
            if (oldest.next().finishedAt().isPresent()) {
                oldest.remove();
            }
        }
    }

    /** Returns a caller's tasks that match, oldest first. */
    synchronized List<ImageTask> find(String caller, Predicate<ImageTask> wanted) {
        List<ImageTask> found = new ArrayList<>(byId.values());
        found.removeIf(task -> !task.belongsTo(caller) || !wanted.test(task));
        return found;
    }
}
