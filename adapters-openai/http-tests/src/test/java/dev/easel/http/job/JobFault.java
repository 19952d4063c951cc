package dev.easel.http.job;

import dev.easel.http.fault.ScriptedResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What can happen while a job is polled, and whether its result comes all the same. */
enum JobFault {
    RESET(true, ScriptedResponse.reset()),
    CLOSED(true, ScriptedResponse.closed()),
    SILENCE(true, ScriptedResponse.silence()),
    ERROR_500(true, times(20, ScriptedResponse.json(500, "{\"error\":\"oops\"}"))),
    GATEWAY(true, ScriptedResponse.text(502, "text/html", "<html><title>Bad gateway</title></html>")),
    OVERLOADED(true, ScriptedResponse.status(503)),
    TIMEOUT(true, ScriptedResponse.status(408)),
    RATE_LIMIT(true, times(5, ScriptedResponse.status(429))),
    RATE_LIMIT_IN_A_SUCCESS(true, times(2, ScriptedResponse.json("{\"status\":\"busy\"}"))),
    EMPTY(true, ScriptedResponse.status(200)),
    GARBAGE(true, times(10, ScriptedResponse.json("{not JSON"))),
    PAGE(true, ScriptedResponse.text(200, "text/html", "<html>Please wait</html>")),
    TRUNCATED_STATE(true, QueuedJobs.RUNNING.cutAfter(20)),
    TRUNCATED_RESULT(true, times(2, QueuedJobs.DONE.cutAfter(60))),
    RESET_IN_A_RESULT(true, QueuedJobs.DONE.resetAfter(60)),
    SILENCE_IN_A_RESULT(true, QueuedJobs.DONE.silentAfter(60)),
    NOT_FOUND_AT_FIRST(true, times(2, ScriptedResponse.json(404, "{\"error\":\"no such job\"}"))),
    UNAUTHORIZED_AT_FIRST(true, times(2, ScriptedResponse.status(401))),
    NOT_FOUND(false, times(3, ScriptedResponse.json(404, "{\"error\":\"no such job\"}"))),
    UNAUTHORIZED(false, times(3, ScriptedResponse.status(401))),
    FORBIDDEN(false, times(3, ScriptedResponse.status(403))),
    REDIRECT(false, times(3, ScriptedResponse.status(307).header("Location", "http://127.0.0.1:9/elsewhere"))),
    RATE_LIMIT_PAST_THE_DEADLINE(false, ScriptedResponse.status(429).header("Retry-After", "3600")),
    ERROR_500_FOR_EVER(false, times(1000, ScriptedResponse.status(500))),
    UNKNOWN_STATE_FOR_EVER(false, times(1000, ScriptedResponse.json("{\"id\":\"job-1\",\"status\":\"pondering\"}"))),
    GARBAGE_FOR_EVER(false, times(1000, ScriptedResponse.json("{not JSON")));

    final boolean delivered;
    private final List<ScriptedResponse> polls;

    JobFault(boolean delivered, ScriptedResponse poll) {
        this(delivered, List.of(poll));
    }

    JobFault(boolean delivered, List<ScriptedResponse> polls) {
        this.delivered = delivered;
        this.polls = polls;
    }

    private static List<ScriptedResponse> times(int count, ScriptedResponse poll) {
        return Collections.nCopies(count, poll);
    }

    /** Returns the responses to polls: the fault, and then the result. */
    ScriptedResponse[] polls() {
        List<ScriptedResponse> all = new ArrayList<>(polls);
        all.add(QueuedJobs.DONE);
        return all.toArray(ScriptedResponse[]::new);
    }
}
