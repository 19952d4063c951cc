package dev.easel.server;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Rejects requests before their bodies are read: too large, or of another coding. */
final class RequestValidator {
    private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
    private static final Set<String> CODINGS = Set.of("identity", "gzip", "x-gzip");

    private final long maxBodyBytes;

    RequestValidator(long maxBodyBytes) {
        this.maxBodyBytes = maxBodyBytes;
    }

    /** Returns the error of a request before its body is read, or empty if it is valid. */
    Optional<HttpError> request(RequestHead head) {
        Optional<String> length = head.header("Content-Length");
        if (length.isPresent() && isTooLarge(length.get())) {
            return Optional.of(HttpErrors.tooLarge(maxBodyBytes));
        }
        Optional<String> coding = head.header("Content-Encoding");
        if (coding.isPresent() && !CODINGS.contains(coding.get().toLowerCase(Locale.ROOT))) {
            return Optional.of(HttpError.of(
                    415,
                    "unsupported_content_encoding",
                    "Unsupported Content-Encoding '" + FieldParser.shortened(coding.get())
                            + "': send the body with gzip or without encoding."));
        }
        return Optional.empty();
    }

    private boolean isTooLarge(String length) {
        return !LENGTH.matcher(length).matches() || Long.parseLong(length) > maxBodyBytes;
    }
}
