package dev.easel.http.remote;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import dev.easel.http.WireOptions;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.StatusReasons;
import dev.easel.http.internal.IdempotencyHeader;
import dev.easel.http.internal.retry.Attempts;
import dev.easel.http.json.MalformedResponseException;
import dev.easel.http.json.OversizedResponseException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Calls one endpoint in any dialect: encode, send, parse, fetch; each failure says whether the call was billed. Thread-safe. */
final class RemoteCalls {
    private final Endpoint endpoint;
    private final HttpKit kit;
    private final Transport transport;
    private final Attempts attempts;
    private final SavedResponses savedResponses;
    private final ResultImages images;

    RemoteCalls(Endpoint endpoint, HttpKit kit, Attempts attempts, ResultImages images) {
        this.endpoint = endpoint;
        this.kit = kit;
        this.transport = kit.transport();
        this.attempts = attempts;
        this.savedResponses = kit.savedResponses();
        this.images = images;
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
            ImageResult.Builder result =
                    attempts.run(endpoint.provider(), context, () -> exchange(dialect, request, call, context));
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

    private <R extends ImageRequest> ImageResult.Builder exchange(
            Dialect<R> dialect, R request, HttpCall call, CallContext context) {
        try (HttpResponse response = transport.send(call, context).hiding(call)) {
            ResponseReader reader = new ResponseReader(response, context);
            if (!response.isSuccess()) {
                throw identified(error(dialect, reader, context), response);
            }
            ReceivedResult received = new ReceivedResult(reader, images, context);
            try {
                ImageResult.Builder result = received.read(endpoint.provider(), dialect, position -> Optional.empty());
                return withFailures(result, received, reader, request, context);
            } catch (IOException | RuntimeException | OutOfMemoryError e) {
                EaselException failure = identified(unusable(e, reader, context), response);
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
        int missing = request.count() - result.images().size();
        List<EaselException> failures = new ArrayList<>(received.failures());
        List<EaselException> beside = new ArrayList<>(received.errorsBeside());
        reader.damage().map(e -> unusable(e, reader, context)).ifPresent(beside::add);
        for (EaselException error : beside) {
            if (failures.size() < missing) {
                failures.add(error);
            } else {
                result.note(note(error));
            }
        }
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

    private static Note note(EaselException failure) {
        return Note.warning((failure instanceof ProviderException
                        ? "the provider sent an error beside its images: "
                        : "the response broke off after its images, or is damaged beside them: ")
                + failure.getMessage());
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

    private static EaselException error(Dialect<?> dialect, ResponseReader reader, CallContext context) {
        try {
            return dialect.parseError(reader);
        } catch (IOException e) {
            context.throwIfStopped(StatusReasons.of(reader.response().status()).usualBilling());
            return ErrorTable.unreadable(reader, e);
        }
    }

    /** Returns why a successful response cannot be used: it was billed, unless it contains an error that says otherwise. */
    private static EaselException unusable(Throwable e, ResponseReader reader, CallContext context) {
        if (e instanceof OversizedResponseException oversized) {
            return new UnreadableResponseException(
                    String.valueOf(oversized.getMessage()), CallFacts.of(reader.billingUnlessWhole()), oversized);
        }
        if (e instanceof MalformedResponseException || e instanceof ImageProcessingException) {
            return new UnreadableResponseException(e.getMessage() + encoding(reader.response()), e);
        }
        if (e instanceof EaselException failure) {
            return failure instanceof StorageException
                    ? failure.with(failure.facts().billing(Billing.BILLED))
                    : failure;
        }
        if (e instanceof RuntimeException) {
            return new UnreadableResponseException("Reading the response failed: " + e + ".", e);
        }
        Billing billing = reader.billingUnlessWhole();
        if (e instanceof OutOfMemoryError memory) {
            return ImageProcessingException.outOfMemory(memory).billedAtLeast(billing);
        }
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

    /** Returns what to do about an encoding that could not be undone. */
    private static String encoding(HttpResponse response) {
        return response.headers()
                .first("Content-Encoding")
                .map(encoding -> " It has Content-Encoding " + ReceivedResult.shortened(encoding)
                        + ", which cannot be read here; allowed are gzip, deflate and none. Make the server, or a proxy"
                        + " before it, send it as identity.")
                .orElse("");
    }

    private static EaselException identified(EaselException failure, HttpResponse response) {
        return failure.requestId().isPresent()
                ? failure
                : failure.with(failure.facts().requestId(response.requestId()));
    }
}
