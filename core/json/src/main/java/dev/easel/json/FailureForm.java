package dev.easel.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Failures: all that is known about the call, without causes and stack traces. */
final class FailureForm implements Form<EaselException> {
    static final FailureForm INSTANCE = new FailureForm();

    private FailureForm() {}

    @Override
    public String name() {
        return "failure";
    }

    @Override
    public ObjectNode write(EaselException failure) {
        Optional<ProviderException> response =
                failure instanceof ProviderException known ? Optional.of(known) : Optional.empty();
        Optional<String> reason = failure instanceof TransportException transport
                ? Optional.of(transport.phase().name())
                : response.map(known -> known.reason().name());
        ObjectNode object = JsonValues.object().put("kind", failure.kind());
        object.set("reason", JsonValues.text(reason));
        object.set("code", JsonValues.text(response.flatMap(ProviderException::code)));
        object.put("message", failure.getMessage());
        object.set("status", status(response.map(ProviderException::status).orElse(OptionalInt.empty())));
        object.set("provider", JsonValues.text(failure.provider()));
        object.set("requestId", JsonValues.text(failure.requestId()));
        object.set("job", JsonValues.text(failure.job()));
        Optional<Duration> wait = response.flatMap(ProviderException::retryAfter);
        object.set("retryAfterMs", wait.isPresent() ? FactsForm.millis(wait.get()) : NullNode.getInstance());
        object.put("retryable", failure.retryable());
        object.put("billing", failure.billing().name());
        object.set("savedResponse", JsonValues.text(failure.savedResponse()));
        object.set("text", JsonValues.text(response.flatMap(ProviderException::text)));
        return object;
    }

    private static JsonNode status(OptionalInt status) {
        return status.isPresent() ? IntNode.valueOf(status.getAsInt()) : NullNode.getInstance();
    }

    /** The kinds of failures, by the names of their classes. */
    private enum Kind {
        ProviderException,
        TransportException,
        UnreadableResponseException,
        UnsupportedRequestException,
        BudgetExceededException,
        ImageProcessingException,
        StorageException,
        CallCancelledException
    }

    @Override
    public EaselException read(JsonFields fields) {
        String message = fields.text("message");
        CallFacts facts = new CallFacts(
                fields.name("billing", Billing.class),
                fields.optionalText("provider"),
                fields.optionalText("requestId"),
                fields.optionalText("job"),
                fields.optionalText("savedResponse", Path::of));
        return switch (fields.name("kind", Kind.class)) {
            case ProviderException -> response(fields, message).with(facts);
            case TransportException ->
                new TransportException(fields.name("reason", TransportException.Phase.class), message, facts, null);
            case UnreadableResponseException -> new UnreadableResponseException(message, facts, null);
            case UnsupportedRequestException -> new UnsupportedRequestException(message, facts, null);
            case BudgetExceededException -> new BudgetExceededException(message, facts, null);
            case ImageProcessingException -> new ImageProcessingException(message, facts, null);
            case StorageException -> new StorageException(message, facts, null);
            case CallCancelledException -> new CallCancelledException(message, facts, null);
        };
    }

    private static ProviderException response(JsonFields fields, String message) {
        ProviderException.Builder builder = ProviderException.of(
                        fields.name("reason", ProviderException.Reason.class), message)
                .code(fields.optionalText("code"))
                .retryAfter(FactsForm.duration(fields, "retryAfterMs"));
        fields.optionalInteger("status", builder::status);
        fields.optionalText("text").ifPresent(builder::text);
        if (fields.value("retryable").isPresent()) {
            builder.retryable(fields.flag("retryable", false));
        }
        return builder.build();
    }

    /** Returns the names of the kinds. */
    static String kinds() {
        return Arrays.stream(Kind.values()).map(Kind::name).collect(Collectors.joining(", "));
    }
}
