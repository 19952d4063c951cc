package dev.easel.http.remote;

import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.Job;
import dev.easel.http.JobState;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A job in the response of a server that nobody said has jobs. It is polled where the response says, else at
 * {@code tasks/ID} under the base URL, where many servers have theirs; its result is read by the dialect of the paid call.
 */
final class FoundJob implements Job {
    private static final int ACCEPTED = 202;

    private final String id;
    private final String state;
    private final Optional<URI> address;
    private final Dialect<?> dialect;
    private final Endpoint endpoint;

    private FoundJob(JobWords words, String id, Dialect<?> dialect, Endpoint endpoint) {
        this.id = id;
        this.state = words.state();
        this.dialect = dialect;
        this.endpoint = endpoint;
        this.address = words.address().flatMap(endpoint::resolve);
    }

    /**
     * Finds a job in a response that was read and has no image. An id alone is not a job: something must say that the work
     * goes on, such as a state, the status 202, an address to ask at, or a name such as {@code task_id}.
     */
    static Optional<Job> in(ResponseReader response, Dialect<?> dialect, Endpoint endpoint) {
        Optional<JobWords> words = response.document()
                .filter(json -> json.get("choices").items().isEmpty())
                .map(JobWords::in);
        boolean accepted = response.response().status() == ACCEPTED;
        return words.filter(said -> said.says(JobWords.State.RUNNING)
                        || !said.says(JobWords.State.FAILED)
                                && (accepted
                                        || said.namesTask()
                                        || said.address().isPresent()))
                .flatMap(said -> said.id().map(id -> new FoundJob(said, id, dialect, endpoint)));
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public HttpCall poll() {
        return HttpCall.get(address.map(URI::toString)
                .orElseGet(() ->
                        "tasks/" + URLEncoder.encode(id, StandardCharsets.UTF_8).replace("+", "%20")));
    }

    /** Returns what to say where the job cannot be polled. */
    String advice() {
        return "The response to the paid call has no image but the job " + id
                + (state.isEmpty() ? "" : ", which is '" + state + "'")
                + (address.isPresent() ? "." : ", and no address to ask for it: describe the server's jobs in a file.");
    }

    @Override
    public JobState read(ResponseReader response, CallContext context) throws IOException {
        ProviderException missing;
        try {
            ParsedResponse parsed = dialect.parse(response, context);
            if (!parsed.images().isEmpty()) {
                return new JobState.Done(parsed);
            }
            missing = ReceivedResult.withoutImage(parsed);
        } catch (ProviderException e) {
            missing = e;
        } catch (MalformedResponseException e) {
            if (response.document().isEmpty()) {
                throw e;
            }
            missing = ReceivedResult.withoutImage(ParsedResponse.builder().build());
        }
        Json json = response.document()
                .orElseThrow(() -> new MalformedResponseException("The response to a poll is not JSON."));
        return state(JobWords.in(json), json, missing);
    }

    private JobState state(JobWords words, Json json, ProviderException missing) {
        if (words.says(JobWords.State.RUNNING)) {
            return new JobState.Running(words.percent(), words.state());
        }
        if (missing.reason() != Reason.NO_IMAGE) {
            throw missing;
        }
        if (words.says(JobWords.State.FAILED)) {
            String message = ErrorEnvelope.of(json).message();
            throw ProviderException.of(
                            Reason.GENERATION_FAILED,
                            message.isBlank() ? "The job ended with the state '" + words.state() + "'." : message)
                    .build();
        }
        Optional<URI> result = words.resultAddress().flatMap(endpoint::resolve);
        if (words.says(JobWords.State.DONE) && result.isPresent()) {
            return new JobState.ResultAt(HttpCall.get(result.get().toString()));
        }
        if (words.says(JobWords.State.DONE)) {
            throw missing;
        }
        return new JobState.Running(words.percent(), words.state());
    }
}
