package dev.easel.http.fault;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.failure.UnreadableResponseException;
import java.util.Arrays;
import java.util.function.Function;

/**
 * One way in which an OpenAI-style server fails, and the expected outcome: how many requests it gets, which failure a
 * caller sees, and whether the call was billed.
 */
enum Fault {
    CLOSED_WITHOUT_RESPONSE(ScriptedResponse.closed(), Phase.CLOSED, Billing.UNKNOWN, Saved.NOTHING),
    RESET_WITHOUT_RESPONSE(ScriptedResponse.reset(), Phase.CLOSED, Billing.UNKNOWN, Saved.NOTHING),
    SILENT(ScriptedResponse.silence(), Phase.READ_TIMEOUT, Billing.UNKNOWN, Saved.NOTHING),
    STATUS_000(ScriptedResponse.raw("HTTP/1.1 000 None\r\n\r\n"), Phase.CLOSED, Billing.UNKNOWN, Saved.NOTHING),
    HALF_A_HEADER(
            ScriptedResponse.raw("HTTP/1.1 503 Unavailable\r\nRetry-Aft"),
            Phase.CLOSED,
            Billing.UNKNOWN,
            Saved.NOTHING),
    INTERIM_RESPONSES_WITHOUT_END(
            ScriptedResponse.raw("HTTP/1.1 102 Processing\r\n\r\n".repeat(1000)),
            Phase.CLOSED,
            Billing.UNKNOWN,
            Saved.NOTHING),
    INVALID_CHUNK(
            ScriptedResponse.raw("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{\"data\":[\r\n-1\r\n"),
            Phase.TRUNCATED,
            Billing.BILLED,
            Saved.BODY),
    CUT_AFTER_THE_HEADERS(style -> image(style).cutAfter(0), Phase.TRUNCATED, Billing.BILLED, Saved.NOTHING),
    CUT_WITHIN_AN_IMAGE(style -> image(style).cutAfter(100), Phase.TRUNCATED, Billing.BILLED, Saved.BODY),
    CUT_BETWEEN_CHUNKS(style -> image(style).chunked(20).cutAfter(100), Phase.TRUNCATED, Billing.BILLED, Saved.BODY),
    RESET_WITHIN_AN_IMAGE(style -> image(style).resetAfter(100), Phase.TRUNCATED, Billing.BILLED, Saved.BODY),
    SILENT_WITHIN_AN_IMAGE(style -> image(style).silentAfter(100), Phase.READ_TIMEOUT, Billing.BILLED, Saved.BODY),
    STREAM_CUT(style -> stream(style).chunked(30).cutAfter(60), Phase.TRUNCATED, Billing.UNKNOWN, Saved.BODY),

    BAD_REQUEST(error(400, "invalid_request_error", "invalid_value"), Reason.INVALID_REQUEST, Billing.NOT_BILLED),
    BAD_KEY(error(401, "invalid_request_error", "invalid_api_key"), Reason.AUTHENTICATION, Billing.NOT_BILLED),
    FORBIDDEN(
            ScriptedResponse.text(403, "text/html", "<html><title>Blocked</title>"),
            Reason.FORBIDDEN,
            Billing.NOT_BILLED),
    NO_SUCH_PATH(ScriptedResponse.status(404), Reason.NOT_FOUND, Billing.NOT_BILLED),
    REDIRECTED(
            ScriptedResponse.status(307).header("Location", "http://127.0.0.1:9/x"),
            Reason.NOT_FOUND,
            Billing.NOT_BILLED),
    REJECTED(
            error(400, "image_generation_user_error", "moderation_blocked"),
            Reason.CONTENT_REJECTED,
            Billing.NOT_BILLED),
    REJECTED_WITH_200(error(200, "x", "content_policy_violation"), Reason.CONTENT_REJECTED, Billing.NOT_BILLED),
    NO_CREDIT(error(429, "insufficient_quota", "insufficient_quota"), Reason.QUOTA_EXHAUSTED, Billing.NOT_BILLED),
    NO_CREDIT_402(ScriptedResponse.json(402, "{\"message\":\"pay\"}"), Reason.QUOTA_EXHAUSTED, Billing.NOT_BILLED),
    THROTTLED(error(429, "requests", "rate_limit_exceeded"), Reason.RATE_LIMITED, Billing.NOT_BILLED, 3),
    OVERLOADED(ScriptedResponse.status(503), Reason.OVERLOADED, Billing.NOT_BILLED, 3),
    CERTAINLY_NOT_PROCESSED(
            ScriptedResponse.status(500).header("x-should-retry", "true"), Reason.INTERNAL, Billing.NOT_BILLED, 3),
    NOT_TO_BE_RETRIED(
            ScriptedResponse.status(503).header("x-should-retry", "false"), Reason.OVERLOADED, Billing.NOT_BILLED),
    CRASHED(error(500, "server_error", "server_error"), Reason.INTERNAL, Billing.UNKNOWN),
    GATEWAY(
            ScriptedResponse.text(502, "text/html", "<html><title>Bad Gateway</title>"),
            Reason.INTERNAL,
            Billing.UNKNOWN),
    GATEWAY_TIMEOUT(ScriptedResponse.status(504), Reason.INTERNAL, Billing.UNKNOWN),
    EDGE_TIMEOUT(ScriptedResponse.text(524, "text/plain", "error code: 524"), Reason.INTERNAL, Billing.UNKNOWN),
    STREAM_WITHOUT_RESULT(style -> stream(style), Reason.GENERATION_FAILED, Billing.UNKNOWN, Saved.BODY),
    STREAM_OF_WORDS(style -> stream(style), Reason.NO_IMAGE, Billing.BILLED, Saved.BODY),
    WORDS_WITH_A_BROKEN_IMAGE(style -> image(style, "iVBORw0KG!!o"), Reason.NO_IMAGE, Billing.BILLED, Saved.BODY),
    STREAM_WITH_ERROR(
            style -> ScriptedResponse.events(
                    "data: {\"error\":{\"code\":\"moderation_blocked\",\"message\":\"no\"}}\n\n"),
            Reason.CONTENT_REJECTED,
            Billing.NOT_BILLED,
            Saved.NOTHING),
    NO_IMAGE(style -> ScriptedResponse.json(style.document()), Reason.NO_IMAGE, Billing.BILLED, Saved.BODY),
    NULL_IMAGE(
            style -> ScriptedResponse.json(style.document(style.inline("@"))
                    .replace("\"@\"", "null")
                    .replace("![a](data:image/png;base64,@)", "")),
            Reason.NO_IMAGE,
            Billing.BILLED,
            Saved.BODY),

    EMPTY(style -> ScriptedResponse.status(200), Saved.NOTHING),
    WEB_PAGE(style -> ScriptedResponse.text(200, "text/html", "<!doctype html><img src=\"/logo.png\">")),
    BROKEN_JSON(style -> ScriptedResponse.json("{\"data\":[{]")),
    UNKNOWN_ENCODING(style -> ScriptedResponse.json("{}").encoded("br", new byte[] {0x1b, 0x2c, 0, 0x55})),
    NEGATIVE_LENGTH(style -> ScriptedResponse.json("{\"data\":[{").untilClosed().header("Content-Length", "-1")),
    ENDS_TOO_EARLY(style -> ScriptedResponse.json(cut(style.document(style.inline("iVBORw0KGgo"))))),
    BAD_BASE64(style -> image(style, "iVBORw0KG!!o")),
    NOT_AN_IMAGE(style -> image(style, "aGVsbG8gd29ybGQ=")),
    THIRD_OF_A_PNG(style -> image(style, SmallImages.base64(third(SmallImages.png())))),
    BASE64_OF_A_PNG_CUT_AT_HALF(style -> image(style, half(SmallImages.base64(SmallImages.png())))),
    HALF_A_JPEG(style -> image(style, SmallImages.base64(SmallImages.half(SmallImages.jpeg())))),
    HALF_A_GIF(style -> image(style, SmallImages.base64(SmallImages.half(SmallImages.gif())))),
    HALF_A_WEBP(style -> image(style, SmallImages.base64(SmallImages.half(SmallImages.webp())))),
    WRONG_BIT(style -> image(style, SmallImages.base64(SmallImages.pngWithAWrongBit()))),
    SIZE_OF_A_LIE(style -> image(style, SmallImages.base64(SmallImages.pngThatStatesTooMuch()))),
    HALF_AN_IMAGE_IN_A_DATA_URI(style -> ScriptedResponse.json(style.document(
            style.link("data:image/png;base64," + SmallImages.base64(SmallImages.half(SmallImages.png())))))),
    HALF_AN_IMAGE_AT_THE_END_OF_A_STREAM(style -> ScriptedResponse.events(
            style.completed(style.inline(SmallImages.base64(SmallImages.half(SmallImages.png())))) + style.end())),
    LINK_TO_NOWHERE(style -> link(style, "http://127.0.0.2:9/a.png")),
    LINK_WITH_INVALID_PORT(style -> link(style, "http://127.0.0.1:99999/a.png")),
    LINK_WITH_INVALID_HOST(style -> link(style, "http://no_host:x/a.png")),
    LINK_OF_ANOTHER_KIND(style -> link(style, "mailto:a@b")),
    INVALID_LINK(style -> link(style, "http://[a"));

    /** What is saved of a response. */
    enum Saved {
        NOTHING,
        BODY
    }

    private final Function<ResponseStyle, ScriptedResponse> response;
    final Class<? extends EaselException> failure;
    final Enum<?> why;
    final Billing billing;
    final int requests;
    final Saved saved;

    Fault(ScriptedResponse response, Phase phase, Billing billing, Saved saved) {
        this(style -> response, phase, billing, saved);
    }

    Fault(Function<ResponseStyle, ScriptedResponse> response, Phase phase, Billing billing, Saved saved) {
        this(response, TransportException.class, phase, billing, 1, saved);
    }

    /** A response from which nothing is saved. */
    Fault(ScriptedResponse response, Reason reason, Billing billing) {
        this(response, reason, billing, 1);
    }

    Fault(ScriptedResponse response, Reason reason, Billing billing, int requests) {
        this(style -> response, ProviderException.class, reason, billing, requests, Saved.NOTHING);
    }

    Fault(Function<ResponseStyle, ScriptedResponse> response, Reason reason, Billing billing, Saved saved) {
        this(response, ProviderException.class, reason, billing, 1, saved);
    }

    /** A response that was billed and cannot be read. */
    Fault(Function<ResponseStyle, ScriptedResponse> response) {
        this(response, Saved.BODY);
    }

    Fault(Function<ResponseStyle, ScriptedResponse> response, Saved saved) {
        this(response, UnreadableResponseException.class, Billing.BILLED, Billing.BILLED, 1, saved);
    }

    Fault(
            Function<ResponseStyle, ScriptedResponse> response,
            Class<? extends EaselException> failure,
            Enum<?> why,
            Billing billing,
            int requests,
            Saved saved) {
        this.response = response;
        this.failure = failure;
        this.why = why;
        this.billing = billing;
        this.requests = requests;
        this.saved = saved;
    }

    ScriptedResponse response(ResponseStyle style) {
        return response.apply(style);
    }

    /** Returns whether providers of a style can send such a response. */
    boolean concerns(ResponseStyle style) {
        return switch (this) {
            // In words, a broken link is text.
            case BAD_BASE64, LINK_WITH_INVALID_HOST, LINK_OF_ANOTHER_KIND, INVALID_LINK, STREAM_WITHOUT_RESULT ->
                style == ResponseStyle.OPENAI;
            case STREAM_OF_WORDS, WORDS_WITH_A_BROKEN_IMAGE -> style == ResponseStyle.CHAT;
            default -> style.streams() || !name().contains("STREAM");
        };
    }

    private static ScriptedResponse image(ResponseStyle style) {
        return image(style, SmallImages.base64(SmallImages.png()));
    }

    private static ScriptedResponse image(ResponseStyle style, String base64) {
        return ScriptedResponse.json(style.document(style.inline(base64)));
    }

    private static ScriptedResponse link(ResponseStyle style, String url) {
        return ScriptedResponse.json(style.document(style.link(url)));
    }

    private static ScriptedResponse stream(ResponseStyle style) {
        return ScriptedResponse.events(style.progress() + style.end());
    }

    private static String half(String text) {
        return text.substring(0, text.length() / 2);
    }

    private static byte[] third(byte[] file) {
        return Arrays.copyOf(file, file.length / 3);
    }

    /** Returns a document without what follows its image's base64. */
    private static String cut(String document) {
        return document.substring(0, document.indexOf("Ggo") + 3);
    }

    private static ScriptedResponse error(int status, String type, String code) {
        return ScriptedResponse.json(
                        status,
                        "{\"error\":{\"message\":\"the message of the server\",\"type\":\"" + type
                                + "\",\"param\":null,\"code\":\"" + code + "\"}}")
                .header("X-Request-Id", "req_7");
    }

    Enum<?> why(EaselException e) {
        if (e instanceof ProviderException error) {
            return error.reason();
        }
        return e instanceof TransportException transport ? transport.phase() : e.billing();
    }
}
