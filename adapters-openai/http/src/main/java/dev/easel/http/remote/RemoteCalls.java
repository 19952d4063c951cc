package dev.easel.http.remote;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.StatusReasons;
import dev.easel.http.internal.IdempotencyHeader;
import dev.easel.http.internal.retry.Attempts;
import dev.easel.http.json.MalformedResponseException;
import dev.easel.http.json.OversizedResponseException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Calls one endpoint in any dialect: encode, send, parse, fetch; each failure says whether the call was billed. Thread-safe. */
final class RemoteCalls {
    private static final int MAX_TEXT = 300;

    private final Endpoint endpoint;
    private final Transport transport;
    private final Attempts attempts;
    private final SavedResponses savedResponses;
    private final ResultImages images;

    RemoteCalls(Endpoint endpoint, HttpKit kit, Attempts attempts) {
        this.endpoint = endpoint;
        this.transport = kit.transport();
        this.attempts = attempts;
        this.savedResponses = kit.savedResponses();
        this.images = new ResultImages(endpoint, kit.fetcher(endpoint.base()));
    }

    /** Returns the result of a request; every failure names the provider. */
    <R extends ImageRequest> ImageResult execute(Dialect<R> dialect, R request, CallContext context) {
        try {
            context.throwIfCancelled();
            Instant began = context.now();
            Optional<ModelId> model = dialect.model(request);
            HttpCall call = keyed(endpoint.address(dialect.encode(request)), context);
            ImageResult.Builder result =
                    attempts.run(endpoint.provider(), context, () -> exchange(dialect, call, context));
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

    private ImageResult.Builder exchange(Dialect<?> dialect, HttpCall call, CallContext context) {
        try (HttpResponse response = transport.send(call, context)) {
            ResponseReader reader = new ResponseReader(response, context);
            if (!response.isSuccess()) {
                throw identified(error(dialect, reader, context), response);
            }
            try {
                return result(dialect.parse(reader, context), reader, context);
            } catch (IOException | EaselException e) {
                EaselException failure = identified(unusable(e, reader, context), response);
                EaselException saved = isWorthSaving(failure) ? savedResponses.keep(reader, failure) : failure;
                reader.images().discard();
                throw saved;
            }
        }
    }

    private ImageResult.Builder result(ParsedResponse parsed, ResponseReader reader, CallContext context)
            throws IOException {
        ImageResult.Builder result = ImageResult.builder(endpoint.provider())
                .model(parsed.model())
                .requestId(parsed.requestId().or(reader.response()::requestId))
                .text(parsed.text())
                .usage(parsed.usage())
                .responseJson(parsed.json())
                .notes(parsed.notes());
        if (parsed.images().isEmpty()) {
            throw parsed.partialFailures().stream().findFirst().orElseGet(() -> withoutImage(parsed));
        }
        images.collect(parsed.images(), result, context);
        parsed.partialFailures().forEach(result::partialFailure);
        return result;
    }

    private static ProviderException withoutImage(ParsedResponse parsed) {
        ProviderException.Builder failure = ProviderException.of(
                Reason.NO_IMAGE,
                "The response contains no image"
                        + parsed.text()
                                .map(text -> ", only this text: " + shortened(text))
                                .orElse("."));
        parsed.text().ifPresent(failure::text);
        return failure.build();
    }

    private static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }

    private static EaselException error(Dialect<?> dialect, ResponseReader reader, CallContext context) {
        try {
            return dialect.parseError(reader);
        } catch (IOException e) {
            context.throwIfStopped(StatusReasons.of(reader.response().status()).usualBilling());
            return ErrorTable.unreadable(reader, e);
        }
    }

    /** Returns why a successful response cannot be used: it was billed, unless it contains an error that says otherwise. */
    private static EaselException unusable(Exception e, ResponseReader reader, CallContext context) {
        if (e instanceof OversizedResponseException oversized) {
            return new UnreadableResponseException(
                    String.valueOf(oversized.getMessage()), CallFacts.of(reader.billingUnlessWhole()), oversized);
        }
        if (e instanceof MalformedResponseException || e instanceof ImageProcessingException) {
            return new UnreadableResponseException(String.valueOf(e.getMessage()), e);
        }
        if (e instanceof EaselException failure) {
            return failure instanceof StorageException
                    ? failure.with(failure.facts().billing(Billing.BILLED))
                    : failure;
        }
        Billing billing = reader.billingUnlessWhole();
        context.throwIfStopped(billing);
        boolean timedOut = e instanceof SocketTimeoutException;
        return new TransportException(
                timedOut ? TransportException.Phase.READ_TIMEOUT : TransportException.Phase.TRUNCATED,
                timedOut
                        ? "The response began, but the rest did not arrive in time."
                        : "The response was truncated: " + e.getMessage() + ".",
                CallFacts.of(billing),
                e);
    }

    private static EaselException identified(EaselException failure, HttpResponse response) {
        return failure.requestId().isPresent()
                ? failure
                : failure.with(failure.facts().requestId(response.requestId()));
    }

    private static boolean isWorthSaving(EaselException failure) {
        boolean stopped = failure instanceof CallCancelledException
                || failure instanceof TransportException transportFailure
                        && transportFailure.phase() == TransportException.Phase.DEADLINE;
        return failure.billing() != Billing.NOT_BILLED && !stopped;
    }
}
