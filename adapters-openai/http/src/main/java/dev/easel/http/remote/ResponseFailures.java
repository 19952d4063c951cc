package dev.easel.http.remote;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.HttpResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.StatusReasons;
import dev.easel.http.json.MalformedResponseException;
import dev.easel.http.json.OversizedResponseException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/** Says why a response cannot be used, and whether it was billed. */
final class ResponseFailures {
    private ResponseFailures() {}

    /** Returns the error that a response of an unsuccessful status contains. */
    static EaselException error(Dialect<?> dialect, ResponseReader reader, CallContext context) {
        try {
            return dialect.parseError(reader);
        } catch (IOException e) {
            context.throwIfStopped(StatusReasons.of(reader.response().status()).usualBilling());
            return ErrorTable.unreadable(reader, e);
        }
    }

    /** Returns why a successful response cannot be used: it was billed, unless it contains an error that says otherwise. */
    static EaselException unusable(Throwable e, ResponseReader reader, CallContext context) {
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

    /** Returns a failure with the request id of its response. */
    static EaselException identified(EaselException failure, HttpResponse response) {
        return failure.requestId().isPresent()
                ? failure
                : failure.with(failure.facts().requestId(response.requestId()));
    }
}
