package dev.easel.adapters.described.response;

import dev.easel.adapters.described.template.Values;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.HttpCall;
import dev.easel.http.Job;
import dev.easel.http.JobState;
import dev.easel.http.ResponseReader;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/**
 * A job as a description explains it.
 *
 * @param submitted the response to the paid call, empty if only the id is known
 */
record DescribedJob(
        ResponseRules rules, JobRules job, String id, ResponseDocument submitted, Values settings, HttpCall poll)
        implements Job {
    @Override
    public JobState read(ResponseReader response, CallContext context) throws IOException {
        return rules.standing(this, response);
    }

    /** Returns the call that fetches the result. */
    Optional<HttpCall> result() {
        return job.result(id, submitted, settings);
    }

    @Override
    public Optional<HttpCall> cancel() {
        return job.cancel(id, submitted, settings);
    }

    @Override
    public Duration every() {
        return job.every();
    }

    @Override
    public Optional<Duration> keeps() {
        return job.keeps();
    }
}
