package dev.easel.http.remote;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.Job;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.SavedResponses;
import dev.easel.http.internal.net.Origin;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The jobs of one endpoint: they are saved when they are submitted, and followed with free calls only. Thread-safe. */
final class JobCalls {
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final Endpoint endpoint;
    private final HttpKit kit;
    private final SavedResponses saved;
    private final ResultImages images;

    JobCalls(Endpoint endpoint, HttpKit kit, ResultImages images) {
        this.endpoint = endpoint;
        this.kit = kit;
        this.saved = kit.savedResponses();
        this.images = images;
    }

    /** Saves the response that submitted a job, before anything else can happen to it. */
    Submission submitted(Job job, ParsedResponse parsed, ResponseReader reader, ImageRequest request) {
        Optional<String> requestId = parsed.requestId().or(reader.response()::requestId);
        CallFacts facts = CallFacts.of(Billing.UNKNOWN)
                .provider(endpoint.provider())
                .requestId(requestId)
                .job(job.id());
        Optional<Path> file = Optional.empty();
        Optional<Note> unsaved = Optional.empty();
        try {
            file = saved.submitted(reader, request, endpoint.base(), facts);
        } catch (IOException | EaselException e) {
            System.getLogger(JobCalls.class.getName())
                    .log(System.Logger.Level.DEBUG, "The submission of a job could not be saved.", e);
            unsaved = Optional.of(Note.warning("the submission of the job " + job.id()
                    + " could not be saved, so that it could not have been recovered: " + e.getMessage()));
        }
        return new Submission(job, parsed, requestId, Optional.of(request), file, unsaved);
    }

    /** Returns the result of a job; every failure names the job. */
    ImageResult.Builder follow(Dialect<?> dialect, Submission submission, CallContext context) {
        return new JobRun(this, dialect, submission, context).result();
    }

    /** Returns the saved submission of a job. */
    Optional<Path> saved(String job) {
        return saved.ofJob(job, provider());
    }

    String provider() {
        return endpoint.provider();
    }

    ResultImages images() {
        return images;
    }

    /** Returns whether a call goes to a server that gets no key. */
    boolean isElsewhere(HttpCall call) {
        return endpoint.jobCall(call).isEmpty();
    }

    /** Sends a call about a job: with the key where it belongs, else bare and only to a public address. */
    HttpResponse send(HttpCall call, CallContext context) {
        Optional<HttpCall> own = endpoint.jobCall(call);
        if (own.isPresent()) {
            return kit.transport().send(own.get(), context).hiding(own.get());
        }
        if (Origin.of(call.target()).isEmpty()) {
            throw new UnreadableResponseException(
                    "The address of the job is not an http or https URL: " + Redacted.url(call.target()) + ".");
        }
        return kit.downloads().send(call.bare(), context);
    }

    /** Cancels the job of a call that was cancelled, where it can be, and does not mind how that ends. */
    void cancel(Job job, CallContext cancelled) {
        boolean interrupted = Thread.interrupted();
        try {
            Optional<HttpCall> call = job.cancel();
            if (call.isPresent()) {
                send(call.get(), new GraceContext(cancelled, GRACE)).close();
            }
        } catch (RuntimeException e) {
            System.getLogger(JobCalls.class.getName())
                    .log(System.Logger.Level.DEBUG, "A job could not be cancelled.", e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Returns an error with where it came from, and what may explain it: a server that got no key may have wanted one. */
    EaselException explained(EaselException error, HttpCall call) {
        if (!(error instanceof ProviderException failure)) {
            return error;
        }
        URI url = endpoint.jobCall(call).orElse(call).target();
        int status = failure.status().orElse(0);
        return error.adding("That came from " + Redacted.url(url)
                + (isElsewhere(call) && (status == 401 || status == 403)
                        ? ", where the key was not sent: it is neither the host of the base URL nor a trusted one."
                        : "."));
    }

    /** Saves what came of a result that cannot be used, where its submission does not lead to it again. */
    EaselException kept(
            EaselException failure, Submission submission, ResponseReader reader, Map<Integer, ImageData> downloaded) {
        if (submission.file().isPresent() || submission.request().isEmpty()) {
            keepDownloads(submission, downloaded);
            return failure;
        }
        CallFacts facts =
                failure.facts().provider(provider()).job(submission.job().id());
        return saved.keep(reader, submission.request().get(), endpoint.base(), failure.with(facts), downloaded);
    }

    /** Saves images that were downloaded from a result beside its submission. */
    void keepDownloads(Submission submission, Map<Integer, ImageData> downloaded) {
        submission.file().ifPresent(file -> saved.saveBeside(file, downloaded));
    }

    /** Removes the saved submission of a job that is over. */
    void remove(Submission submission) {
        submission.file().ifPresent(saved::remove);
    }
}
