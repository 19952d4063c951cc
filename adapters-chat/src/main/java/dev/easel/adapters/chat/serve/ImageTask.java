package dev.easel.adapters.chat.serve;

import dev.easel.core.annotation.Nullable;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A task: what was requested, and once it is finished, the response. Thread-safe. */
final class ImageTask {
    /** The type of tasks that chat interfaces begin. */
    static final String TYPE = "chat_completions_image";

    private static final int ID_LENGTH = 24;
    private static final int MILLIS = 3;

    private final String id = UUID.randomUUID().toString();
    private final String traceId;
    private final String owner;
    private final Map<String, ?> request;
    private final Instant createdAt;
    private @Nullable Instant finishedAt;
    private Map<String, ?> response = Map.of();

    /**
     * Creates a task that has just begun.
     *
     * @param owner what tells the caller from others
     * @param request what was requested, to show it again
     */
    ImageTask(String owner, Optional<String> traceId, Map<String, ?> request, Instant now) {
        this.owner = owner;
        this.traceId = traceId.orElse(id);
        this.request = request;
        this.createdAt = now;
    }

    String id() {
        return id;
    }

    String traceId() {
        return traceId;
    }

    Instant createdAt() {
        return createdAt;
    }

    boolean belongsTo(String caller) {
        return owner.equals(caller);
    }

    /** Ends the task. */
    synchronized void finish(Map<String, ?> outcome, Instant now) {
        response = outcome;
        finishedAt = now;
    }

    /** Returns when it was finished, or empty while it runs. */
    synchronized Optional<Instant> finishedAt() {
        return Optional.ofNullable(finishedAt);
    }

    /** Returns the members of its JSON object; those about the end are absent while it runs. */
    synchronized Map<String, Object> members() {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("_id", id.replace("-", "").substring(0, ID_LENGTH));
        members.put("id", id);
        members.put("trace_id", traceId);
        members.put("type", TYPE);
        members.put("created_at", seconds(createdAt));
        members.put("started_at", seconds(createdAt));
        members.put("request", request);
        if (finishedAt != null) {
            members.put("finished_at", seconds(finishedAt));
            members.put("elapsed", BigDecimal.valueOf(finishedAt.toEpochMilli() - createdAt.toEpochMilli(), MILLIS));
            members.put("response", response);
        }
        return members;
    }

    private static BigDecimal seconds(Instant time) {
        return BigDecimal.valueOf(time.toEpochMilli(), MILLIS);
    }
}
