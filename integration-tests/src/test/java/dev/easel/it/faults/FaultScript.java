package dev.easel.it.faults;

import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.fault.ScriptedResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What a server does during one call, made from a seed: the same seed makes the same script.
 *
 * @param calls the responses to paid calls, the last one repeated
 * @param downloads the responses to downloads, the last one repeated
 * @param stopAt after how many events and images the call is cancelled; 0 for never
 */
record FaultScript(
        ProviderVerb verb, String key, int count, List<Step> calls, List<ScriptedResponse> downloads, int stopAt) {
    private static final int STEPS = 3;
    private static final int MOST_IMAGES = 3;
    private static final int[] NOT_BILLED = {400, 401, 402, 403, 404, 408, 429, 429, 503, 503, 503};
    private static final int[] UNKNOWN = {500, 502, 504, 524};

    /**
     * One response to a paid call.
     *
     * @param mayBeFollowed whether the call was certainly not billed, so that another may follow
     * @param certain whether all that is sent arrives; a reset destroys what the client has not read yet
     * @param arrives the images that are sent whole
     * @param links whether a link is sent whole
     */
    record Step(
            String summary,
            ScriptedResponse response,
            boolean mayBeFollowed,
            boolean certain,
            List<byte[]> arrives,
            boolean links) {}

    /** Makes the script of a seed. */
    static FaultScript of(long seed) {
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        ProviderVerb verb = ProviderVerb.values()[random.nextInt(ProviderVerb.values().length)];
        String key = "sk-canary-" + Long.toHexString(random.nextLong() | Long.MIN_VALUE);
        int count = verb.style == ResponseStyle.OPENAI ? 1 + random.nextInt(MOST_IMAGES) : 1;
        List<Step> calls = new ArrayList<>();
        for (int i = random.nextInt(STEPS); i > 0; i--) {
            calls.add(failure(random, key));
        }
        calls.add(random.nextInt(4) == 0 ? failure(random, key) : new ScriptedImages(random, verb.style, key).step());
        int stopAt = random.nextInt(5) == 0 ? 1 + random.nextInt(8) : 0;
        return new FaultScript(verb, key, count, calls, downloads(random), stopAt);
    }

    private static Step failure(Random random, String key) {
        if (random.nextInt(5) == 0) {
            boolean reset = random.nextBoolean();
            return new Step(
                    reset ? "reset" : "closed",
                    reset ? ScriptedResponse.reset() : ScriptedResponse.closed(),
                    false,
                    true,
                    List.of(),
                    false);
        }
        boolean free = random.nextInt(4) > 0;
        int status = free ? one(random, NOT_BILLED) : one(random, UNKNOWN);
        String text = error(random, key);
        ScriptedResponse response = ScriptedResponse.text(status, random.nextBoolean() ? "application/json" : "", text);
        if (random.nextInt(3) == 0) {
            response = response.header("Retry-After", String.valueOf(random.nextInt(4)));
        }
        if (random.nextInt(3) == 0) {
            response = response.header("X-Request-Id", "req of " + key);
        }
        return new Step(
                status + " " + text, transferred(random, response, text.length()), free, true, List.of(), false);
    }

    private static int one(Random random, int... of) {
        return of[random.nextInt(of.length)];
    }

    /** Returns the body of an error that says nothing about billing. */
    private static String error(Random random, String key) {
        String quoted = random.nextBoolean() ? key : "the key";
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> "{\"error\":{\"message\":\"not with " + quoted + "\",\"type\":\"x\",\"code\":\"y\"}}";
            case 2 -> "<html><title>Not with " + quoted + "</title></html>";
            case 3 -> "not with " + quoted;
            case 4 -> "{\"errors\":[{\"message\":\"not with " + quoted + "\"}],\"key\":\"" + key + "\"}";
            case 5 -> "{\"message\":\"{\\\"error\\\":\\\"not with " + quoted + "\\\"}\"}";
            case 6 -> "data: {\"error\":{\"message\":\"not with " + quoted + "\"}}\n\n";
            default -> "{\"success\":false,\"message\":\"not with " + quoted;
        };
    }

    /** Returns a response in some framing, which breaks off in some cases. */
    static ScriptedResponse transferred(Random random, ScriptedResponse response, int length) {
        ScriptedResponse framed = switch (random.nextInt(4)) {
            case 0 -> response.chunked(1 + random.nextInt(700));
            case 1 -> response.untilClosed();
            case 2 -> response.dripping(1 + random.nextInt(5000));
            default -> response;
        };
        return switch (random.nextInt(8)) {
            case 0 -> framed.cutAfter(random.nextInt(length + 1));
            case 1 -> framed.resetAfter(random.nextInt(length + 1));
            case 2 -> framed.thenClosed();
            default -> framed;
        };
    }

    private static List<ScriptedResponse> downloads(Random random) {
        List<ScriptedResponse> downloads = new ArrayList<>();
        for (int i = random.nextInt(STEPS); i > 0; i--) {
            downloads.add(
                    switch (random.nextInt(6)) {
                        case 0 -> ScriptedResponse.status(404);
                        case 1 -> ScriptedResponse.status(503).header("Retry-After", "1");
                        case 2 -> ScriptedResponse.reset();
                        case 3 -> ScriptedImages.LINKED.header("ETag", "\"1\"").cutAfter(random.nextInt(90));
                        case 4 -> ScriptedResponse.status(302).header("Location", "/elsewhere.png");
                        default -> ScriptedResponse.text(429, "text/plain", "later");
                    });
        }
        downloads.add(random.nextInt(4) == 0 ? ScriptedResponse.status(410) : ScriptedImages.LINKED);
        return downloads;
    }
}
