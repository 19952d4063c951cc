package dev.easel.adapters.http.fault;

import dev.easel.core.contract.TestPictures;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Kind;
import dev.easel.core.failure.UnreadableReplyException;
import java.util.Base64;

/**
 * One way in which a server of the OpenAI style fails, and what must come of it: how often it was asked, which failure a
 * caller sees, and whether the call was paid for.
 */
enum Fault {
    CLOSED_UNANSWERED(Answer.closed(), Kind.CLOSED, Billing.UNKNOWN),
    RESET_UNANSWERED(Answer.reset(), Kind.CLOSED, Billing.UNKNOWN),
    SILENT(Answer.silence(), Kind.SILENCE, Billing.UNKNOWN),
    CUT_AFTER_THE_HEAD(picture().cutAfter(0), Kind.CUT, Billing.DONE),
    CUT_WITHIN_A_PICTURE(picture().cutAfter(60), Kind.CUT, Billing.DONE),
    CUT_BETWEEN_CHUNKS(picture().chunked(20).cutAfter(60), Kind.CUT, Billing.DONE),
    RESET_WITHIN_A_PICTURE(picture().resetAfter(60), Kind.CUT, Billing.DONE),
    SILENT_WITHIN_A_PICTURE(picture().silentAfter(60), Kind.SILENCE, Billing.DONE),
    STREAM_CUT(stream().chunked(30).cutAfter(60), Kind.CUT, Billing.UNKNOWN),

    BAD_REQUEST(error(400, "invalid_request_error", "invalid_value"), Reason.INVALID_REQUEST, Billing.NONE),
    BAD_KEY(error(401, "invalid_request_error", "invalid_api_key"), Reason.AUTHENTICATION, Billing.NONE),
    FORBIDDEN(Answer.text(403, "text/html", "<html><title>Blocked</title>"), Reason.FORBIDDEN, Billing.NONE),
    NO_SUCH_PATH(Answer.status(404), Reason.NOT_FOUND, Billing.NONE),
    REDIRECTED(Answer.status(307).header("Location", "http://127.0.0.1:9/x"), Reason.NOT_FOUND, Billing.NONE),
    REJECTED(error(400, "image_generation_user_error", "moderation_blocked"), Reason.CONTENT_REJECTED, Billing.NONE),
    REJECTED_WITH_200(error(200, "x", "content_policy_violation"), Reason.CONTENT_REJECTED, Billing.NONE),
    NO_CREDIT(error(429, "insufficient_quota", "insufficient_quota"), Reason.QUOTA_EXHAUSTED, Billing.NONE),
    NO_CREDIT_402(Answer.json(402, "{\"message\":\"pay\"}"), Reason.QUOTA_EXHAUSTED, Billing.NONE),
    THROTTLED(error(429, "requests", "rate_limit_exceeded"), Reason.RATE_LIMITED, Billing.NONE, 3),
    OVERLOADED(Answer.status(503), Reason.OVERLOADED, Billing.NONE, 3),
    SURELY_NOT_DONE(Answer.status(500).header("x-should-retry", "true"), Reason.INTERNAL, Billing.NONE, 3),
    NEVER_AGAIN(Answer.status(503).header("x-should-retry", "false"), Reason.OVERLOADED, Billing.NONE),
    CRASHED(error(500, "server_error", "server_error"), Reason.INTERNAL, Billing.UNKNOWN),
    GATEWAY(Answer.text(502, "text/html", "<html><title>Bad Gateway</title>"), Reason.INTERNAL, Billing.UNKNOWN),
    GATEWAY_TIMEOUT(Answer.status(504), Reason.INTERNAL, Billing.UNKNOWN),
    EDGE_TIMEOUT(Answer.text(524, "text/plain", "error code: 524"), Reason.INTERNAL, Billing.UNKNOWN),
    STREAM_WITHOUT_RESULT(stream(), Reason.GENERATION_FAILED, Billing.UNKNOWN),
    STREAM_WITH_ERROR(
            Answer.events("data: {\"error\":{\"code\":\"moderation_blocked\",\"message\":\"no\"}}\n\n"),
            Reason.CONTENT_REJECTED,
            Billing.NONE),
    NO_PICTURE(Answer.json("{\"created\":1,\"data\":[]}"), Reason.NO_IMAGE, Billing.DONE),
    NULL_PICTURE(Answer.json("{\"data\":[{\"b64_json\":null}]}"), Reason.NO_IMAGE, Billing.DONE),

    EMPTY(Answer.status(200)),
    WEB_PAGE(Answer.text(200, "text/html", "<!doctype html><img src=\"/logo.png\">")),
    BROKEN_JSON(Answer.json("{\"data\":[{]")),
    ENDS_TOO_EARLY(Answer.json("{\"data\":[{\"b64_json\":\"iVBORw0KGgo")),
    BAD_BASE64(Answer.json("{\"data\":[{\"b64_json\":\"iVBORw0KG!!o\"}]}")),
    NOT_A_PICTURE(Answer.json("{\"data\":[{\"b64_json\":\"aGVsbG8gd29ybGQ=\"}]}")),
    LINK_TO_NOWHERE(Answer.json("{\"data\":[{\"url\":\"http://127.0.0.2:9/a.png\"}]}")),
    LINK_TO_NO_PORT(Answer.json("{\"data\":[{\"url\":\"http://127.0.0.1:99999/a.png\"}]}")),
    LINK_TO_NO_HOST(Answer.json("{\"data\":[{\"url\":\"http://no_host:x/a.png\"}]}")),
    LINK_OF_ANOTHER_KIND(Answer.json("{\"data\":[{\"url\":\"mailto:a@b\"}]}")),
    NO_LINK(Answer.json("{\"data\":[{\"url\":\"http://[a\"}]}"));

    final Answer answer;
    final Class<? extends EaselException> failure;
    final Enum<?> why;
    final Billing billing;
    final int requests;

    Fault(Answer answer, Kind kind, Billing billing) {
        this(answer, TransportException.class, kind, billing, 1);
    }

    Fault(Answer answer, Reason reason, Billing billing) {
        this(answer, reason, billing, 1);
    }

    Fault(Answer answer, Reason reason, Billing billing, int requests) {
        this(answer, ProviderException.class, reason, billing, requests);
    }

    /** An answer that was paid for and cannot be read. */
    Fault(Answer answer) {
        this(answer, UnreadableReplyException.class, Billing.DONE, Billing.DONE, 1);
    }

    Fault(Answer answer, Class<? extends EaselException> failure, Enum<?> why, Billing billing, int requests) {
        this.answer = answer;
        this.failure = failure;
        this.why = why;
        this.billing = billing;
        this.requests = requests;
    }

    private static Answer picture() {
        String base64 =
                Base64.getEncoder().encodeToString(TestPictures.photo(40, 40).bytes());
        return Answer.json("{\"created\":1,\"data\":[{\"b64_json\":\"" + base64 + "\"}]}");
    }

    private static Answer stream() {
        return Answer.events(
                "event: image_generation.partial_image\n"
                        + "data: {\"type\":\"image_generation.partial_image\",\"b64_json\":\"iVBORw0KGgo=\",\"partial_image_index\":0}\n\n");
    }

    private static Answer error(int status, String type, String code) {
        return Answer.json(
                        status,
                        "{\"error\":{\"message\":\"the words of the server\",\"type\":\"" + type
                                + "\",\"param\":null,\"code\":\"" + code + "\"}}")
                .header("X-Request-Id", "req_7");
    }

    Enum<?> why(EaselException e) {
        if (e instanceof ProviderException refusal) {
            return refusal.reason();
        }
        return e instanceof TransportException broken ? broken.where() : e.billing();
    }
}
