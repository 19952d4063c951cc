package dev.easel.adapters.http.remote;

import dev.easel.adapters.http.Dialect;
import dev.easel.adapters.http.Endpoint;
import dev.easel.adapters.http.HttpCall;
import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.HttpReply;
import dev.easel.adapters.http.KeptReplies;
import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.Transport;
import dev.easel.adapters.http.error.ErrorTable;
import dev.easel.adapters.http.error.StatusReasons;
import dev.easel.adapters.http.json.MalformedReplyException;
import dev.easel.adapters.http.json.OverlongReplyException;
import dev.easel.adapters.http.retry.Attempts;
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
import dev.easel.core.failure.UnreadableReplyException;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Asks one endpoint in any dialect: write, send, read, fetch; what fails says whether it was paid for. Thread-safe. */
final class RemoteCalls {
    private static final int MOST_WORDS = 300;

    private final Endpoint endpoint;
    private final Transport transport;
    private final Attempts attempts;
    private final KeptReplies keptReplies;
    private final ResultPictures pictures;

    RemoteCalls(Endpoint endpoint, HttpKit kit, Attempts attempts) {
        this.endpoint = endpoint;
        this.transport = kit.transport();
        this.attempts = attempts;
        this.keptReplies = kit.keptReplies();
        this.pictures = new ResultPictures(endpoint, kit.fetcher(endpoint.base()));
    }

    /** Returns the result of a request; every failure names the provider. */
    <R extends ImageRequest> ImageResult ask(Dialect<R> dialect, R request, CallContext context) {
        try {
            context.throwIfCancelled();
            Instant began = context.now();
            Optional<ModelId> asked = dialect.model(request);
            HttpCall call = endpoint.address(dialect.write(request))
                    .header("Idempotency-Key", UUID.randomUUID().toString());
            ImageResult.Builder result =
                    attempts.run(endpoint.provider(), context, () -> exchange(dialect, call, context));
            result.notes(dialect.notes(request));
            if (result.build().model().isEmpty()) {
                result.model(asked);
            }
            return result.elapsed(Duration.between(began, context.now())).build();
        } catch (EaselException e) {
            throw e.with(e.facts().provider(endpoint.provider()));
        }
    }

    private ImageResult.Builder exchange(Dialect<?> dialect, HttpCall call, CallContext context) {
        try (HttpReply reply = transport.send(call, context)) {
            ReplyReader reader = new ReplyReader(reply, context);
            if (!reply.isSuccess()) {
                throw identified(refusal(dialect, reader, context), reply);
            }
            try {
                return result(dialect.read(reader, context), reader, context);
            } catch (IOException | EaselException e) {
                EaselException failure = identified(unusable(e, reader, context), reply);
                EaselException kept = isWorthKeeping(failure) ? keptReplies.keep(reader, failure) : failure;
                reader.pictures().discard();
                throw kept;
            }
        }
    }

    private ImageResult.Builder result(Reading reading, ReplyReader reader, CallContext context) throws IOException {
        ImageResult.Builder result = ImageResult.builder(endpoint.provider())
                .model(reading.model())
                .requestId(reading.requestId().or(reader.reply()::requestId))
                .text(reading.text())
                .usage(reading.usage())
                .replyJson(reading.json())
                .notes(reading.notes());
        if (reading.pictures().isEmpty()) {
            throw reading.missing().stream().findFirst().orElseGet(() -> withoutPicture(reading));
        }
        pictures.collect(reading.pictures(), result, context);
        reading.missing().forEach(result::missing);
        return result;
    }

    private static ProviderException withoutPicture(Reading reading) {
        ProviderException.Builder failure = ProviderException.of(
                Reason.NO_IMAGE,
                "The answer holds no picture"
                        + reading.text()
                                .map(words -> ", but these words: " + shortened(words))
                                .orElse("."));
        reading.text().ifPresent(failure::text);
        return failure.build();
    }

    private static String shortened(String words) {
        return words.length() > MOST_WORDS ? words.substring(0, MOST_WORDS) + "…" : words;
    }

    private static EaselException refusal(Dialect<?> dialect, ReplyReader reader, CallContext context) {
        try {
            return dialect.readError(reader);
        } catch (IOException e) {
            context.throwIfStopped(StatusReasons.of(reader.reply().status()).usualBilling());
            return ErrorTable.unreadable(reader, e);
        }
    }

    /** Returns why an answer of success cannot be used: it was paid for, unless it is a refusal that says otherwise. */
    private static EaselException unusable(Exception e, ReplyReader reader, CallContext context) {
        if (e instanceof OverlongReplyException endless) {
            return new UnreadableReplyException(
                    String.valueOf(endless.getMessage()), CallFacts.of(reader.billingUnlessWhole()), endless);
        }
        if (e instanceof MalformedReplyException || e instanceof ImageProcessingException) {
            return new UnreadableReplyException(String.valueOf(e.getMessage()), e);
        }
        if (e instanceof EaselException failure) {
            return failure instanceof StorageException
                    ? failure.with(failure.facts().billing(Billing.DONE))
                    : failure;
        }
        Billing billing = reader.billingUnlessWhole();
        context.throwIfStopped(billing);
        boolean silent = e instanceof SocketTimeoutException;
        return new TransportException(
                silent ? TransportException.Kind.SILENCE : TransportException.Kind.CUT,
                silent ? "The answer began and then nothing more came." : "The answer was cut: " + e.getMessage() + ".",
                CallFacts.of(billing),
                e);
    }

    private static EaselException identified(EaselException failure, HttpReply reply) {
        return failure.requestId().isPresent()
                ? failure
                : failure.with(failure.facts().requestId(reply.requestId()));
    }

    private static boolean isWorthKeeping(EaselException failure) {
        boolean stopped = failure instanceof CallCancelledException
                || failure instanceof TransportException broken && broken.where() == TransportException.Kind.DEADLINE;
        return failure.billing() != Billing.NONE && !stopped;
    }
}
