package dev.easel.http.fault;

import java.util.Arrays;
import java.util.List;

/** What the server of a linked image does before, or instead of, sending it. */
enum LinkFault {
    NOT_THERE_YET(3, ScriptedResponse.status(404), ScriptedResponse.status(404), Fixed.IMAGE),
    FORBIDDEN_AT_FIRST(2, ScriptedResponse.status(403), Fixed.IMAGE),
    OVERLOADED_AT_FIRST(2, ScriptedResponse.status(503).header("Retry-After", "2"), Fixed.IMAGE),
    THROTTLED_AT_FIRST(2, ScriptedResponse.status(429), Fixed.IMAGE),
    RESET_AT_FIRST(2, ScriptedResponse.reset(), Fixed.IMAGE),
    CUT_AT_FIRST(2, Fixed.IMAGE.cutAfter(20), Fixed.IMAGE),
    CUT_AND_RESUMED(
            2, Fixed.IMAGE.header("ETag", "\"1\"").cutAfter(20), Fixed.rest().header("ETag", "\"1\"")),
    RESET_AND_RESUMED_AS_ANOTHER(
            2, Fixed.IMAGE.header("ETag", "\"1\"").cutAfter(20), Fixed.IMAGE.header("ETag", "\"2\"")),
    REDIRECTED_AT_THE_OWN_ORIGIN(2, ScriptedResponse.status(302).header("Location", "/other.png"), Fixed.IMAGE),
    FORBIDDEN("the server responded with HTTP 403.", 6, ScriptedResponse.status(403)),
    OVERLOADED("the server responded with HTTP 503.", 6, ScriptedResponse.status(503)),
    GONE("the server responded with HTTP 410.", 1, ScriptedResponse.status(410)),
    ALWAYS_CUT("at a public http or https URL.", 6, Fixed.IMAGE.cutAfter(20)),
    NEVER_THERE_AGAIN("the server responded with HTTP 404.", 6, ScriptedResponse.status(404)),
    REDIRECTED_TO_ITSELF("", 6, ScriptedResponse.status(302).header("Location", "/a.png")),
    A_WEB_PAGE("", 1, ScriptedResponse.text(200, "text/html", "<html></html>"));

    final String message;
    final int requests;
    final List<ScriptedResponse> responses;

    /** The image is delivered after a number of requests. */
    LinkFault(int requests, ScriptedResponse... responses) {
        this("delivered", requests, responses);
    }

    LinkFault(String message, int requests, ScriptedResponse... responses) {
        this.message = message;
        this.requests = requests;
        this.responses = List.of(responses);
    }

    boolean isDelivered() {
        return message.equals("delivered");
    }

    /** Responses that constants of the enum share. */
    private static final class Fixed {
        static final ScriptedResponse IMAGE = ScriptedResponse.bytes(200, "image/png", FaultyProvider.PHOTO.bytes());

        static ScriptedResponse rest() {
            byte[] image = FaultyProvider.PHOTO.bytes();
            return ScriptedResponse.bytes(206, "image/png", Arrays.copyOfRange(image, 20, image.length))
                    .header("Content-Range", "bytes 20-" + (image.length - 1) + "/" + image.length);
        }
    }
}
