package dev.easel.http.remote;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpResponse;
import dev.easel.http.JobState;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.internal.net.Unreachable;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One job while it is followed to its result: every call is free, and repeated at will. Used by one thread. */
final class JobRun {
    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final int CLEAR_ERRORS = 3;
    private static final int RESULT_ERRORS = 6;
    private static final int DAMAGED = 3;

    private final JobCalls calls;
    private final Dialect<?> dialect;
    private final Submission submission;
    private final CallContext context;
    private HttpCall next = HttpCall.get("");
    private boolean resultPhase;
    private Optional<Duration> requestedWait = Optional.empty();
    private String reported = "";
    private int clearErrors;
    private int resultErrors;
    private int damaged;
    private boolean done;
    private boolean over;

    JobRun(JobCalls calls, Dialect<?> dialect, Submission submission, CallContext context) {
        this.calls = calls;
        this.dialect = dialect;
        this.submission = submission;
        this.context = context;
    }

    /** Returns the result; every failure names the job, and its file unless the provider gave up for good. */
    ImageResult.Builder result() {
        try {
            return followed();
        } catch (CallCancelledException e) {
            if (!done) {
                calls.cancel(submission.job(), context);
            }
            throw named(e);
        } catch (EaselException e) {
            throw named(e);
        } catch (RuntimeException e) {
            throw named(new UnreadableResponseException("The job cannot be followed: " + e + ".", e));
        }
    }

    private ImageResult.Builder followed() {
        next = submission.job().poll();
        Duration wait = submission.job().every();
        boolean waits = submission.request().isPresent();
        while (true) {
            if (waits) {
                pause(wait);
                wait = grown(wait);
            }
            waits = true;
            HttpResponse response;
            try {
                response = calls.send(next, context);
            } catch (TransportException e) {
                repeat(e);
                continue;
            }
            try (response) {
                ResponseReader reader = new ResponseReader(response, context);
                Optional<JobState> state = state(reader);
                if (state.isPresent() && state.get() instanceof JobState.Done done) {
                    return delivered(done.result(), reader);
                }
                state.ifPresent(this::advance);
            }
        }
    }

    private Duration grown(Duration wait) {
        Duration longest = longer(submission.job().every(), LONGEST);
        Duration grown = wait.plus(wait.dividedBy(2));
        return grown.compareTo(longest) > 0 ? longest : grown;
    }

    /** Waits as long as the provider asks for, and never less than usual at first; not past the deadline. */
    private void pause(Duration usual) {
        Duration left = context.remaining();
        Optional<Duration> requested = requestedWait;
        requestedWait = Optional.empty();
        if (requested.filter(wait -> wait.compareTo(left) > 0).isPresent()) {
            throw new TransportException(
                    TransportException.Phase.DEADLINE,
                    "The provider asks to be polled again in " + requested.get().toSeconds()
                            + " s, after the deadline of the call; a longer timeout may help.",
                    CallFacts.of(Billing.UNKNOWN),
                    null);
        }
        Duration wait = longer(
                requested.orElse(usual),
                requested.isPresent() ? submission.job().every() : SHORTEST);
        context.pause(wait.compareTo(left) > 0 ? left : wait);
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Returns how the job stands; empty if this response does not tell, and another may. */
    private Optional<JobState> state(ResponseReader reader) {
        requestedWait = reader.retryAfter();
        if (!reader.response().isSuccess()) {
            repeat(ResponseFailures.error(dialect, reader, context));
            return Optional.empty();
        }
        try {
            JobState state = submission.job().read(reader, context);
            if (isDamaged(reader)) {
                reader.images().discard();
                return Optional.empty();
            }
            clearErrors = 0;
            return Optional.of(state);
        } catch (ProviderException e) {
            if (isDamaged(reader)) {
                return Optional.empty();
            }
            boolean later = e.reason() == Reason.RATE_LIMITED || e.reason() == Reason.OVERLOADED;
            if (!later) {
                over = e.reason() != Reason.NO_IMAGE;
                throw e;
            }
            clear(e);
            return Optional.empty();
        } catch (IOException e) {
            context.throwIfStopped(Billing.UNKNOWN);
            return Optional.empty();
        } catch (RuntimeException | OutOfMemoryError e) {
            context.throwIfStopped(Billing.UNKNOWN);
            throw ResponseFailures.unusable(e, reader, context);
        }
    }

    /** Returns whether a response is damaged, and asking again may help. */
    private boolean isDamaged(ResponseReader reader) {
        if (reader.damage().isEmpty()) {
            damaged = 0;
            return false;
        }
        damaged++;
        return damaged < DAMAGED;
    }

    /** Goes on after an error, unless it has shown to be no accident. */
    private void repeat(EaselException failure) {
        context.throwIfStopped(Billing.UNKNOWN);
        if (failure instanceof TransportException lost) {
            if (lost.getCause() instanceof RuntimeException) {
                // Such as a kit that was closed: it stays so.
                throw lost;
            }
            boolean mayGiveUp = calls.isElsewhere(next) || submission.request().isEmpty();
            if (mayGiveUp && Unreachable.isForGood(lost)) {
                clear(failure);
            }
            return;
        }
        if (!(failure instanceof ProviderException error)) {
            throw failure;
        }
        int status = error.status().orElse(0);
        boolean refused = error.reason() == Reason.CONTENT_REJECTED;
        boolean failed = resultPhase
                && status == 422
                && (error.reason() == Reason.INVALID_REQUEST || error.reason() == Reason.GENERATION_FAILED);
        if (refused || failed) {
            over = true;
            throw error;
        }
        if (status < 500 && status != 408 && status != 425 && status != 429) {
            clear(error);
        } else if (resultPhase && status >= 500 && ++resultErrors == RESULT_ERRORS) {
            throw error;
        }
    }

    private void clear(EaselException error) {
        clearErrors++;
        if (clearErrors == CLEAR_ERRORS) {
            EaselException explained = calls.explained(error, next);
            throw submission.job() instanceof FoundJob found ? explained.adding(found.advice()) : explained;
        }
    }

    private void advance(JobState state) {
        if (state instanceof JobState.ResultAt found) {
            next = found.call();
            resultPhase = true;
        } else if (state instanceof JobState.Running running) {
            if (resultPhase && ++resultErrors == RESULT_ERRORS) {
                throw new UnreadableResponseException(
                        "The job is done, but its result has no image that is known here.");
            }
            String shown = running.percent() + running.words();
            if (!shown.equals(reported)) {
                reported = shown;
                context.report(new ProgressEvent.ProviderProgress(running.percent(), running.words()));
            }
            next = submission.job().poll();
            resultPhase = false;
        }
    }

    private ImageResult.Builder delivered(ParsedResponse parsed, ResponseReader reader) {
        done = true;
        ReceivedResult received = new ReceivedResult(reader, calls.images(), context);
        try {
            ImageResult.Builder result = received.result(calls.provider(), parsed, this::downloadedBefore);
            addSubmitted(result, parsed);
            addMissing(result, received, reader);
            return result;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            EaselException failure =
                    ResponseFailures.unusable(e, reader, context).billedAtLeast(Billing.UNKNOWN);
            EaselException kept = calls.kept(failure, submission, reader, received.downloaded());
            reader.images().discard();
            throw kept;
        }
    }

    private Optional<ImageData> downloadedBefore(int position) {
        return submission
                .file()
                .flatMap(file -> SavedResponseStore.beside(file, position + 1))
                .map(ImageData::of);
    }

    /** Adds what only the response to the paid call said. */
    private void addSubmitted(ImageResult.Builder result, ParsedResponse parsed) {
        ParsedResponse first = submission.response();
        result.requestId(parsed.requestId().or(submission::requestId));
        result.notes(first.notes());
        submission.unsaved().ifPresent(result::note);
        if (parsed.model().isEmpty()) {
            result.model(first.model());
        }
        if (parsed.usage().isEmpty()) {
            result.usage(first.usage());
        }
        if (parsed.cost().isEmpty()) {
            result.cost(first.cost());
        }
    }

    /** Adds why images are missing; where they may still be fetched later, their submission stays. */
    private void addMissing(ImageResult.Builder result, ReceivedResult received, ResponseReader reader) {
        int requested = submission.request().map(request -> request.count()).orElse(0);
        List<EaselException> missing = new ArrayList<>(
                received.missing(result, requested, damage -> ResponseFailures.unusable(damage, reader, context)));
        boolean more = missing.stream().anyMatch(failure -> failure.billing() != Billing.NOT_BILLED);
        over = !more;
        if (more) {
            calls.keepDownloads(submission, received.downloaded());
        } else {
            calls.remove(submission);
        }
        for (EaselException failure : missing) {
            CallFacts facts = facts(failure);
            result.partialFailure(
                    failure.with(submission.request().isPresent() ? facts : facts.billing(Billing.NOT_BILLED)));
        }
    }

    private CallFacts facts(EaselException failure) {
        CallFacts facts = failure.facts()
                .provider(calls.provider())
                .requestId(failure.requestId().or(submission::requestId))
                .job(submission.job().id());
        boolean recoverable = !over && failure.savedResponse().isEmpty();
        return submission
                .file()
                .filter(file -> recoverable)
                .map(facts::savedResponse)
                .orElse(facts);
    }

    /** Returns a failure that names the job, and says what can still be done about it. */
    private EaselException named(EaselException failure) {
        EaselException known = failure.billedAtLeast(Billing.UNKNOWN);
        EaselException named = known.with(facts(known));
        if (over) {
            calls.remove(submission);
            return named;
        }
        String id = submission.job().id();
        boolean found = submission.file().isPresent() || dialect.jobById(id).isPresent();
        return named.adding(
                found
                        ? "The images of the job " + id + " can be fetched later with recover, without paying again"
                                + submission.job().keeps().map(JobRun::limit).orElse("") + "."
                        : "The job " + id + " cannot be recovered: the response that names it could not be saved.");
    }

    private static String limit(Duration keeps) {
        return " (the provider keeps them for "
                + (keeps.toHours() >= 1
                        ? keeps.toHours() + " h"
                        : keeps.toMinutes() >= 1 ? keeps.toMinutes() + " min" : keeps.toSeconds() + " s")
                + ")";
    }
}
