package dev.easel.adapters.chat.serve;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps a task once it has begun, and its outcome once there is one; its images are links, since a task is kept long. */
final class TaskOutcome implements ServerResponse.TaskEncoder {
    private final ImageTask task;
    private final TaskStore store;
    private final CompletionResponse response;

    TaskOutcome(ImageTask task, TaskStore store, CompletionResponse response) {
        this.task = task;
        this.store = store;
        this.response = response;
    }

    @Override
    public ServerResponse.Whole started() {
        store.add(task, now());
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("success", true);
        members.put("task_id", task.id());
        members.put("trace_id", task.traceId());
        return ServerResponse.json(members)
                .with(Map.of("Easel-Note", "No callback is made: retrieve the task at POST /openai/tasks."));
    }

    @Override
    public void progress(ProgressEvent event) {
        response.progress(event);
    }

    @Override
    public void result(ImageResult result) throws IOException {
        Map<String, Object> members = new LinkedHashMap<>(response.linkedDocument(result));
        members.put("success", true);
        task.finish(members, now());
    }

    @Override
    public void failure(Map<String, ?> members) {
        task.finish(members, now());
    }

    private Instant now() {
        return response.context().clock().instant();
    }
}
