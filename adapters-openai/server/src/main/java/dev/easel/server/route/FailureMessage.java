package dev.easel.server.route;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import java.net.URI;
import java.util.Collection;
import java.util.Locale;

/**
 * What a caller reads of a failed call: by the kind of failure where its words are about the server and what is behind it,
 * else its own words without what is {@link Confidential}. The whole failure goes to the log.
 */
final class FailureMessage {
    private static final System.Logger LOG = System.getLogger(FailureMessage.class.getName());

    private FailureMessage() {}

    /**
     * Returns the message for the caller.
     *
     * @param known the URLs that the caller sent
     */
    static String of(EaselException failure, Collection<URI> known) {
        String message = text(failure, known).strip();
        boolean ends = message.isEmpty() || ".!?:;。！？".indexOf(message.charAt(message.length() - 1)) >= 0;
        return message
                + switch (failure.billing()) {
                    case NOT_BILLED -> "";
                    case UNKNOWN -> (ends ? " " : ". ") + "It may have been billed.";
                    case BILLED -> (ends ? " " : ". ") + "It was billed.";
                };
    }

    private static String text(EaselException failure, Collection<URI> known) {
        if (failure instanceof TransportException transport) {
            return switch (transport.phase()) {
                case CONNECT -> "The provider cannot be reached.";
                case CLOSED -> "The connection to the provider broke before it responded.";
                case TRUNCATED -> "The connection to the provider broke within its response.";
                case READ_TIMEOUT -> "The provider did not respond in time.";
                case DEADLINE -> "The call did not end within its time limit.";
            };
        }
        if (failure instanceof UnreadableResponseException) {
            return "The provider sent a response that cannot be used; the log of this server says why.";
        }
        if (failure instanceof StorageException) {
            return "This server cannot read or write a file that it needs; its log says why.";
        }
        if (failure instanceof ProviderException
                || failure instanceof UnsupportedRequestException
                || failure instanceof ImageProcessingException
                || failure instanceof BudgetExceededException
                || failure instanceof CallCancelledException) {
            return Confidential.hiddenIn(failure.getMessage(), known);
        }
        throw new IllegalArgumentException("Unknown kind of failure: " + failure.kind());
    }

    /** Logs what the caller does not read: at once where it needs the owner of the server, else for debugging. */
    static void log(EaselException failure) {
        boolean own = failure instanceof TransportException
                || failure instanceof UnreadableResponseException
                || failure instanceof StorageException
                || failure.billing() == Billing.BILLED
                || failure instanceof ProviderException error && isOfAccount(error.reason());
        LOG.log(
                own ? System.Logger.Level.WARNING : System.Logger.Level.DEBUG,
                () -> "A call failed: "
                        + Confidential.withoutKeys(failure.getMessage())
                        + " (" + failure.kind() + ", "
                        + failure.billing().name().toLowerCase(Locale.ROOT)
                        + failure.provider().map(name -> ", provider " + name).orElse("")
                        + failure.requestId().map(id -> ", request " + id).orElse("")
                        + failure.job().map(id -> ", job " + id).orElse("")
                        + failure.savedResponse()
                                .map(file -> ", saved response " + file)
                                .orElse("") + ")");
    }

    private static boolean isOfAccount(ProviderException.Reason reason) {
        return switch (reason) {
            case AUTHENTICATION, FORBIDDEN, QUOTA_EXHAUSTED -> true;
            default -> false;
        };
    }
}
