package dev.easel.adapters.described.response;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.error.ErrorTable;
import dev.easel.http.error.MissingImage;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a description recognizes errors and refusals. What it does not say, the kit knows: the common shapes of errors, codes
 * and words.
 */
final class ErrorRules {
    /** What all providers' codes and words mean. */
    static final ErrorTable TABLE = ErrorTable.builder().build();

    private static final int MAX_TEXT = 300;

    private final List<ResponsePath> messages;
    private final List<ResponsePath> codes;
    private final List<ResponsePath> ids;
    private final List<PathMatch> failures;
    private final List<PathMatch> refusals;
    private final Map<Reason, List<Sign>> reasons = new EnumMap<>(Reason.class);

    /** A code, or a value at a path, that decides the reason. */
    private record Sign(Glob code, Optional<PathMatch> at) {
        static Sign parse(String text, String place) {
            return text.indexOf('=') > 0
                    ? new Sign(Glob.of(""), Optional.of(PathMatch.parse(text, place)))
                    : new Sign(Glob.of(text), Optional.empty());
        }

        boolean in(ResponseDocument document, List<String> codes) {
            return at.map(match -> !match.in(document).isEmpty())
                    .orElseGet(() -> codes.stream().anyMatch(code::matches));
        }
    }

    /** Reads the section {@code error}, and the refusals and the request id of the section {@code response}. */
    ErrorRules(Section error, Section response) {
        messages = error.paths("message");
        codes = error.paths("code");
        ids = response.paths("id");
        failures = error.each("when", PathMatch::parse);
        refusals = response.each("refused", PathMatch::parse);
        String[] names = Arrays.stream(Reason.values()).map(Enum::name).toArray(String[]::new);
        Section byReason = error.section("reasons", names);
        byReason.members()
                .keySet()
                .forEach(name -> reasons.put(Reason.valueOf(name), byReason.each(name, Sign::parse)));
    }

    /** Parses a response whose status is not a success. */
    ProviderException read(ResponseReader response) throws IOException {
        if (response.kind() != ResponseReader.Kind.JSON) {
            ErrorEnvelope error = ErrorTable.envelope(response);
            Optional<String> id = ResponsePath.word(
                    ids, ResponseDocument.ofHeaders(response.response().headers()));
            return TABLE.failure(id.isPresent() ? error.withRequestId(id) : error, response);
        }
        Json json = response.json(ExtractionRule.of());
        Optional<IOException> cut = response.damage().filter(damage -> !(damage instanceof MalformedResponseException));
        if (cut.isPresent()) {
            throw cut.get();
        }
        return failure(ResponseDocument.first(json, response.response().headers()), response);
    }

    /** Returns the failure that a document, which is known to be about one, describes. */
    ProviderException failure(ResponseDocument document, ResponseReader response) {
        return failure(said(document), document, response);
    }

    /** Returns the failure of a job that ended in a state; {@code refused} if that state means rejected content. */
    ProviderException ended(ResponseDocument document, String state, boolean refused, ResponseReader response) {
        ErrorEnvelope said = said(document);
        List<String> all = new ArrayList<>(said.codes());
        all.add(state);
        ErrorEnvelope known = new ErrorEnvelope(
                said.message().isBlank() ? "The job ended in the state '" + state + "'." : said.message(),
                all.stream().distinct().toList(),
                said.param(),
                said.requestId());
        if (refused) {
            return TABLE.failure(Reason.CONTENT_REJECTED, known, response);
        }
        ProviderException failure = failure(known, document, response);
        // It was processed, whatever went wrong in the server.
        return failure.reason() == Reason.INTERNAL ? TABLE.failure(Reason.GENERATION_FAILED, known, response) : failure;
    }

    private ProviderException failure(ErrorEnvelope said, ResponseDocument document, ResponseReader response) {
        return reasons.entrySet().stream()
                .filter(reason -> reason.getValue().stream().anyMatch(sign -> sign.in(document, said.codes())))
                .findFirst()
                .map(reason -> TABLE.failure(reason.getKey(), said, response))
                .orElseGet(() -> TABLE.failure(said, response));
    }

    private ErrorEnvelope said(ResponseDocument document) {
        ErrorEnvelope read = ErrorEnvelope.of(document.json());
        List<String> first =
                codes.stream().flatMap(path -> path.words(document).stream()).toList();
        return new ErrorEnvelope(
                ResponsePath.word(messages, document).orElse(read.message()),
                Stream.concat(first.stream(), read.codes().stream()).distinct().toList(),
                read.param(),
                ResponsePath.word(ids, document).or(read::requestId));
    }

    /** Returns the failure within a successful response that the description names. */
    Optional<ProviderException> named(ResponseDocument document, ResponseReader response) {
        return failures.stream().anyMatch(sign -> !sign.in(document).isEmpty())
                ? Optional.of(failure(document, response))
                : Optional.empty();
    }

    /** Returns a failure for each sign of rejected content, with the text that came in place of an image. */
    List<ProviderException> refusals(ResponseDocument document, Optional<String> text, ResponseReader response) {
        List<ProviderException> found = new ArrayList<>();
        for (PathMatch sign : refusals) {
            for (String value : sign.in(document)) {
                ProviderException.Builder refusal = ProviderException.of(
                                Reason.CONTENT_REJECTED,
                                ResponsePath.word(messages, document)
                                        .or(() -> text)
                                        .orElse("The content was filtered or rejected: " + sign.path() + " is '" + value
                                                + "'."))
                        .code(value)
                        .status(response.response().status())
                        .requestId(ResponsePath.word(ids, document).or(response.response()::requestId))
                        .billing(Billing.UNKNOWN);
                text.ifPresent(refusal::text);
                found.add(refusal.build());
            }
        }
        return found;
    }

    /** Returns the failure that a successful response, or an element of it, contains in any of the common shapes. */
    Optional<ProviderException> within(ResponseDocument element, ResponseReader response) {
        return ErrorEnvelope.within(element.json()).isPresent()
                ? Optional.of(failure(element, response))
                : Optional.empty();
    }

    /** Returns why a response without an image, and without an error, has none. */
    ProviderException missing(ResponseDocument document, ResponseReader response) {
        return identified(MissingImage.in(document.json()).failure(TABLE), document, response);
    }

    /** Returns why a job that is done has no image. */
    ProviderException missing(ResponseDocument document, String state, Optional<String> text, ResponseReader response) {
        ProviderException missing = missing(document, response);
        if (missing.reason() != Reason.NO_IMAGE) {
            return missing;
        }
        ProviderException.Builder failure = ProviderException.of(
                Reason.NO_IMAGE,
                "The job is done" + (state.isEmpty() ? "" : " ('" + state + "')")
                        + ", but its result contains no image"
                        + text.map(words -> ", only this text: " + shortened(words))
                                .orElse("."));
        text.ifPresent(failure::text);
        return identified(failure, document, response);
    }

    private static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }

    private ProviderException identified(
            ProviderException.Builder failure, ResponseDocument document, ResponseReader response) {
        return failure.status(response.response().status())
                .requestId(ResponsePath.word(ids, document).or(response.response()::requestId))
                .build();
    }
}
