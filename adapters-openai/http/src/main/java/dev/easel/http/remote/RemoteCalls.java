package dev.easel.http.remote;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import dev.easel.http.WireOptions;
import dev.easel.http.internal.IdempotencyHeader;
import dev.easel.http.internal.retry.Attempts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Calls one endpoint in any dialect: encode, send, parse, fetch; each failure says whether the call was billed. Thread-safe. */
final class RemoteCalls {
    private final Endpoint endpoint;
    private final HttpKit kit;
    private final Transport transport;
    private final Attempts attempts;
    private final SavedResponses savedResponses;
    private final ResultImages images;
    private final JobCalls jobs;

    RemoteCalls(Endpoint endpoint, HttpKit kit, Attempts attempts, ResultImages images, JobCalls jobs) {
        this.endpoint = endpoint;
        this.kit = kit;
        this.transport = kit.transport();
        this.attempts = attempts;
        this.savedResponses = kit.savedResponses();
        this.images = images;
        this.jobs = jobs;
    }

    /** Returns the result of a request; every failure names the provider. */
    <R extends ImageRequest> ImageResult execute(Dialect<R> dialect, R request, CallContext context) {
        try (Registration running = kit.begin()) {
            context.throwIfCancelled();
            Instant began = context.now();
            Optional<ModelId> model = dialect.model(request);
            HttpCall call = keyed(
                    endpoint.address(dialect.encode(request)
                            .headers(WireOptions.of(request).headers())),
                    context);
            // Only the paid call is attempted again: a job that it submitted is followed outside.
            ImageResult.Builder result = attempts.run(
                            endpoint.provider(), context, () -> exchange(dialect, request, call, context))
                    .get();
            result.notes(dialect.notes(request));
            if (result.build().model().isEmpty()) {
                result.model(model);
            }
            return result.elapsed(Duration.between(began, context.now())).build();
        } catch (EaselException e) {
            throw e.with(e.facts().provider(endpoint.provider()));
        }
    }

    private static HttpCall keyed(HttpCall call, CallContext context) {
        if (call.headers().with(call.secrets()).first(IdempotencyHeader.NAME).isPresent()) {
            throw new UnsupportedRequestException(IdempotencyHeader.advice());
        }
        return call.header(
                IdempotencyHeader.NAME,
                context.idempotencyKey().orElseGet(() -> UUID.randomUUID().toString()));
    }

    /** Sends the paid call and returns its result, or the job that leads to it. */
    private <R extends ImageRequest> Supplier<ImageResult.Builder> exchange(
            Dialect<R> dialect, R request, HttpCall call, CallContext context) {
        try (HttpResponse response = transport.send(call, context).hiding(call)) {
            ResponseReader reader = new ResponseReader(response, context);
            if (!response.isSuccess()) {
                throw ResponseFailures.identified(ResponseFailures.error(dialect, reader, context), response);
            }
            ReceivedResult received = new ReceivedResult(reader, images, context);
            try {
                ParsedResponse parsed = received.parse(dialect, endpoint);
                if (parsed.images().isEmpty() && parsed.job().isPresent()) {
                    Submission submission = jobs.submitted(parsed.job().get(), parsed, reader, request);
                    context.report(new ProgressEvent.JobSubmitted(
                            endpoint.provider(), submission.job().id()));
                    return () -> jobs.follow(dialect, submission, context);
                }
                ImageResult.Builder result = received.result(endpoint.provider(), parsed, position -> Optional.empty());
                ImageResult.Builder whole = withFailures(result, received, reader, request, context);
                return () -> whole;
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                EaselException failure =
                        ResponseFailures.identified(ResponseFailures.unusable(e, reader, context), response);
                EaselException kept = kept(failure, reader, request, received.downloaded());
                reader.images().discard();
                throw kept;
            }
        }
    }

    /** Adds why images are missing; an error or damage beside all requested images is only a note. */
    private ImageResult.Builder withFailures(
            ImageResult.Builder result,
            ReceivedResult received,
            ResponseReader reader,
            ImageRequest request,
            CallContext context) {
        List<EaselException> failures =
                received.missing(result, request.count(), damage -> ResponseFailures.unusable(damage, reader, context));
        Optional<Path> saved = failures.stream()
                .filter(failure -> failure.billing() != Billing.NOT_BILLED)
                .findFirst()
                .flatMap(failure ->
                        kept(failure, reader, request, received.downloaded()).savedResponse());
        for (EaselException failure : failures) {
            CallFacts facts = failure.facts().provider(endpoint.provider()).requestId(result.requestId());
            result.partialFailure(failure.with(
                    failure.billing() == Billing.NOT_BILLED
                            ? facts
                            : saved.map(facts::savedResponse).orElse(facts)));
        }
        return result;
    }

    /** Saves what has arrived of a response that was, or may have been, billed: the one place where that happens. */
    private EaselException kept(
            EaselException failure, ResponseReader reader, ImageRequest request, Map<Integer, ImageData> downloaded) {
        return failure.billing() == Billing.NOT_BILLED
                ? failure
                : savedResponses.keep(
                        reader,
                        request,
                        endpoint.base(),
                        failure.with(failure.facts().provider(endpoint.provider())),
                        downloaded);
    }
}
