package dev.easel.server.internal.admission;

import dev.easel.core.annotation.Nullable;
import dev.easel.server.internal.admission.Admission.WaitingCall;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** The calls that wait, one queue for each caller; callers take turns. For use under one lock. */
final class CallerQueues {
    private static final class CallerQueue {
        private final String caller;
        private final int share;
        private final Deque<WaitingCall> waiting = new ArrayDeque<>();
        private int running;

        private CallerQueue(String caller, int share) {
            this.caller = caller;
            this.share = share;
        }

        private boolean hasUsedUpShare() {
            return running >= share;
        }
    }

    private final Map<String, Integer> shares;
    private final Map<String, CallerQueue> known = new HashMap<>();
    /** The callers with waiting calls; the next turn is that of the first. */
    private final Deque<CallerQueue> turns = new ArrayDeque<>();

    private int waiting;

    /** Creates queues with how many calls of a caller run at once. */
    CallerQueues(Map<String, Integer> shares) {
        this.shares = Map.copyOf(shares);
    }

    /** Returns how many calls wait. */
    int waiting() {
        return waiting;
    }

    /** Returns how many calls of a caller wait. */
    int waiting(String caller) {
        CallerQueue queue = known.get(caller);
        return queue == null ? 0 : queue.waiting.size();
    }

    /** Returns how many calls of a caller may run at once. */
    int share(String caller) {
        return shares.getOrDefault(caller, Integer.MAX_VALUE);
    }

    /** Returns whether as many calls of a caller run as may. */
    boolean hasUsedUpShare(String caller) {
        CallerQueue queue = known.get(caller);
        return queue != null && queue.hasUsedUpShare();
    }

    /** Adds a call behind those of its caller. */
    void add(WaitingCall call) {
        CallerQueue queue = known.computeIfAbsent(call.caller, name -> new CallerQueue(name, share(name)));
        if (queue.waiting.isEmpty()) {
            turns.addLast(queue);
        }
        queue.waiting.addLast(call);
        waiting++;
    }

    /** Returns the call that is next: the oldest of the caller whose turn it is, of those with a share left. */
    @Nullable
    WaitingCall first() {
        for (CallerQueue queue : turns) {
            if (!queue.hasUsedUpShare()) {
                return queue.waiting.getFirst();
            }
        }
        return null;
    }

    /** Returns the newest call of the caller with the most waiting calls; if several have as many, of the latest one. */
    WaitingCall mostWaiting() {
        CallerQueue most = turns.getFirst();
        for (CallerQueue queue : turns) {
            if (queue.waiting.size() >= most.waiting.size()) {
                most = queue;
            }
        }
        return most.waiting.getLast();
    }

    /** Moves a waiting call to the running ones, and ends the turn of its caller. */
    void begin(WaitingCall call) {
        queue(call).running++;
        remove(call);
    }

    /** Removes a waiting call, and ends the turn of its caller. */
    void remove(WaitingCall call) {
        CallerQueue queue = queue(call);
        boolean turn = queue.waiting.getFirst() == call;
        queue.waiting.remove(call);
        waiting--;
        if (turn || queue.waiting.isEmpty()) {
            turns.remove(queue);
            if (!queue.waiting.isEmpty()) {
                turns.addLast(queue);
            }
        }
        forgetIfIdle(queue);
    }

    /** Removes a running call. */
    void end(WaitingCall call) {
        CallerQueue queue = queue(call);
        queue.running--;
        forgetIfIdle(queue);
    }

    private CallerQueue queue(WaitingCall call) {
        CallerQueue queue = known.get(call.caller);
        if (queue == null) {
            throw new IllegalStateException("A call of an unknown caller.");
        }
        return queue;
    }

    private void forgetIfIdle(CallerQueue queue) {
        if (queue.running == 0 && queue.waiting.isEmpty()) {
            known.remove(queue.caller);
        }
    }
}
