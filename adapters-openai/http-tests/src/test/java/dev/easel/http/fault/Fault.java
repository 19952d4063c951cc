package dev.easel.http.fault;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.failure.UnreadableResponseException;

/**
 * One way in which an OpenAI-style server fails, and the expected outcome: how many requests it gets, which failure a
 * caller sees, and whether the call was billed.
 */
enum Fault {
    CLOSED_WITHOUT_RESPONSE(ScriptedResponse.closed(), Phase.CLOSED, Billing.UNKNOWN),
    RESET_WITHOUT_RESPONSE(ScriptedResponse.reset(), Phase.CLOSED, Billing.UNKNOWN),
    SILENT(ScriptedResponse.silence(), Phase.READ_TIMEOUT, Billing.UNKNOWN),
    CUT_AFTER_THE_HEADERS(image().cutAfter(0), Phase.TRUNCATED, Billing.BILLED),
    CUT_WITHIN_AN_IMAGE(image().cutAfter(60), Phase.TRUNCATED, Billing.BILLED),
    CUT_BETWEEN_CHUNKS(image().chunked(20).cutAfter(60), Phase.TRUNCATED, Billing.BILLED),
    RESET_WITHIN_AN_IMAGE(image().resetAfter(60), Phase.TRUNCATED, Billing.BILLED),
    SILENT_WITHIN_AN_IMAGE(image().silentAfter(60), Phase.READ_TIMEOUT, Billing.BILLED),
    STREAM_CUT(stream().chunked(30).cutAfter(60), Phase.TRUNCATED, Billing.UNKNOWN),

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
    STREAM_WITHOUT_RESULT(stream(), Reason.GENERATION_FAILED, Billing.UNKNOWN),
    STREAM_WITH_ERROR(
            ScriptedResponse.events("data: {\"error\":{\"code\":\"moderation_blocked\",\"message\":\"no\"}}\n\n"),
            Reason.CONTENT_REJECTED,
            Billing.NOT_BILLED),
    NO_IMAGE(ScriptedResponse.json("{\"created\":1,\"data\":[]}"), Reason.NO_IMAGE, Billing.BILLED),
    NULL_IMAGE(ScriptedResponse.json("{\"data\":[{\"b64_json\":null}]}"), Reason.NO_IMAGE, Billing.BILLED),

    EMPTY(ScriptedResponse.status(200)),
    WEB_PAGE(ScriptedResponse.text(200, "text/html", "<!doctype html><img src=\"/logo.png\">")),
    BROKEN_JSON(ScriptedResponse.json("{\"data\":[{]")),
    ENDS_TOO_EARLY(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"iVBORw0KGgo")),
    BAD_BASE64(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"iVBORw0KG!!o\"}]}")),
    NOT_AN_IMAGE(ScriptedResponse.json("{\"data\":[{\"b64_json\":\"aGVsbG8gd29ybGQ=\"}]}")),
    HALF_A_PNG(image(SmallImages.half(SmallImages.png()))),
    HALF_A_JPEG(image(SmallImages.half(SmallImages.jpeg()))),
    HALF_A_GIF(image(SmallImages.half(SmallImages.gif()))),
    HALF_A_WEBP(image(SmallImages.half(SmallImages.webp()))),
    WRONG_BIT(image(SmallImages.pngWithAWrongBit())),
    SIZE_OF_A_LIE(image(SmallImages.pngThatStatesTooMuch())),
    HALF_AN_IMAGE_IN_A_DATA_URI(ScriptedResponse.json("{\"data\":[{\"url\":\"data:image/png;base64,"
            + SmallImages.base64(SmallImages.half(SmallImages.png())) + "\"}]}")),
    HALF_AN_IMAGE_AT_THE_END_OF_A_STREAM(
            ScriptedResponse.events("data: {\"type\":\"image_edit.completed\",\"b64_json\":\""
                    + SmallImages.base64(SmallImages.half(SmallImages.png())) + "\"}\n\n")),
    LINK_TO_NOWHERE(ScriptedResponse.json("{\"data\":[{\"url\":\"http://127.0.0.2:9/a.png\"}]}")),
    LINK_WITH_INVALID_PORT(ScriptedResponse.json("{\"data\":[{\"url\":\"http://127.0.0.1:99999/a.png\"}]}")),
    LINK_WITH_INVALID_HOST(ScriptedResponse.json("{\"data\":[{\"url\":\"http://no_host:x/a.png\"}]}")),
    LINK_OF_ANOTHER_KIND(ScriptedResponse.json("{\"data\":[{\"url\":\"mailto:a@b\"}]}")),
    INVALID_LINK(ScriptedResponse.json("{\"data\":[{\"url\":\"http://[a\"}]}"));

    final ScriptedResponse response;
    final Class<? extends EaselException> failure;
    final Enum<?> why;
    final Billing billing;
    final int requests;

    Fault(ScriptedResponse response, Phase phase, Billing billing) {
        this(response, TransportException.class, phase, billing, 1);
    }

    Fault(ScriptedResponse response, Reason reason, Billing billing) {
        this(response, reason, billing, 1);
    }

    Fault(ScriptedResponse response, Reason reason, Billing billing, int requests) {
        this(response, ProviderException.class, reason, billing, requests);
    }

    /** A response that was billed and cannot be read. */
    Fault(ScriptedResponse response) {
        this(response, UnreadableResponseException.class, Billing.BILLED, Billing.BILLED, 1);
    }

    Fault(
            ScriptedResponse response,
            Class<? extends EaselException> failure,
            Enum<?> why,
            Billing billing,
            int requests) {
        this.response = response;
        this.failure = failure;
        this.why = why;
        this.billing = billing;
        this.requests = requests;
    }

    private static ScriptedResponse image() {
        return image(SmallImages.png());
    }

    private static ScriptedResponse image(byte[] file) {
        return ScriptedResponse.json("{\"created\":1,\"data\":[{\"b64_json\":\"" + SmallImages.base64(file) + "\"}]}");
    }

    private static ScriptedResponse stream() {
        return ScriptedResponse.events(
                "event: image_generation.partial_image\n"
                        + "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"iVBORw0KGgo=\",\"partial_image_index\":0}\n\n");
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
