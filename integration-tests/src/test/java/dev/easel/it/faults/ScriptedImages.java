package dev.easel.it.faults;

import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.ResponseStyle;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.fault.SmallImages;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Random;

/** Makes one successful response: whole images, others and links, in a document or a stream, damaged and cut or not. */
final class ScriptedImages {
    static final byte[] LINKED_BYTES = TestImages.photo(9, 5).bytes();
    static final ScriptedResponse LINKED = ScriptedResponse.bytes(200, "image/png", LINKED_BYTES);

    private static final int MOST_IMAGES = 3;

    private final Random random;
    private final ResponseStyle style;
    private final String key;
    private final List<byte[]> whole = new ArrayList<>();
    private final List<String> links = new ArrayList<>();

    ScriptedImages(Random random, ResponseStyle style, String key) {
        this.random = random;
        this.style = style;
        this.key = key;
    }

    FaultScript.Step step() {
        List<String> items = new ArrayList<>();
        for (int i = 1 + random.nextInt(MOST_IMAGES); i > 0; i--) {
            items.add(item(i));
        }
        boolean stream = style.streams() && random.nextInt(3) == 0;
        String body = stream ? stream(items) : damaged(style.document(items.toArray(String[]::new)));
        ScriptedResponse response = stream ? ScriptedResponse.events(body) : ScriptedResponse.json(body);
        if (random.nextInt(4) == 0) {
            response = response.header("X-Request-Id", "req of " + key);
        }
        int cut = random.nextInt(3) == 0 ? random.nextInt(body.length() + 1) : body.length();
        boolean gzip = cut == body.length() && random.nextInt(4) == 0;
        if (gzip) {
            response = response.gzipped();
        }
        if (random.nextBoolean()) {
            response = response.chunked(1 + random.nextInt(900));
        }
        boolean reset = cut < body.length() && random.nextBoolean();
        if (cut < body.length()) {
            response = reset ? response.resetAfter(cut) : response.cutAfter(cut);
        }
        String arrived = body.substring(0, cut);
        return new FaultScript.Step(
                "200 " + (stream ? "stream" : "document") + (gzip ? " gzip" : "") + " of " + summary(items)
                        + (reset ? " reset after " : " cut after ") + cut + " of " + body.length(),
                response,
                false,
                !reset,
                whole.stream()
                        .filter(image -> isWhole(arrived, SmallImages.base64(image)))
                        .toList(),
                links.stream().anyMatch(link -> isWhole(arrived, link)));
    }

    private static String summary(List<String> items) {
        return items.stream()
                .map(item ->
                        item.length() > 90 ? item.substring(0, 40) + "…" + item.substring(item.length() - 30) : item)
                .toList()
                .toString();
    }

    /** Returns whether a text has arrived, and the character after it. */
    private static boolean isWhole(String arrived, String text) {
        int at = arrived.indexOf(text);
        return at >= 0 && at + text.length() < arrived.length();
    }

    private String item(int number) {
        return switch (random.nextInt(9)) {
            case 0 ->
                style.inline(half(
                        SmallImages.base64(TestImages.photo(30 + number, 31).bytes())));
            case 1 -> style.inline(SmallImages.base64(SmallImages.half(SmallImages.jpeg())));
            case 2 -> style.inline(SmallImages.base64(SmallImages.pngWithAWrongBit()));
            case 3 ->
                style.inline(Base64.getEncoder().encodeToString(("no image " + key).getBytes(StandardCharsets.UTF_8)));
            case 4, 5 -> {
                String link = "/a" + number + ".png?sig=" + random.nextInt(99);
                links.add(link);
                yield style.link(link);
            }
            default -> {
                byte[] image = image(number);
                whole.add(image);
                yield style.inline(SmallImages.base64(image));
            }
        };
    }

    private byte[] image(int number) {
        return switch (number * 10 + random.nextInt(4)) {
            case 10 -> SmallImages.jpeg();
            case 20 -> SmallImages.gif();
            case 30 -> SmallImages.webp();
            default -> TestImages.photo(10 + number, 7 + random.nextInt(40)).bytes();
        };
    }

    private static String half(String base64) {
        return base64.substring(0, base64.length() / 2);
    }

    private String stream(List<String> items) {
        StringBuilder events = new StringBuilder(random.nextBoolean() ? ": ping\n\n" : "");
        for (String item : items) {
            if (random.nextInt(3) == 0) {
                events.append(style.progress());
            }
            events.append(style.completed(item));
        }
        if (style == ResponseStyle.CHAT && random.nextInt(3) == 0) {
            // A key in two pieces, which are one text in the end.
            events.append(style.completed("> said ")).append(style.completed(key.substring(0, 5)));
            events.append(style.completed(key.substring(5) + "\\n"));
        }
        return switch (random.nextInt(5)) {
            case 0 -> events + "event: error\ndata: {\"error\":{\"message\":\"lost with " + key + "\"}}\n\n";
            case 1 -> events + "data: {broken " + key + "\n\n";
            case 2 -> events.toString();
            default -> events + style.end();
        };
    }

    /** Returns a document that is damaged around its images, or not. */
    private String damaged(String document) {
        return switch (random.nextInt(12)) {
            case 0 -> document + "\nclosed " + key;
            case 1 -> member(document, "1".repeat(5000));
            case 2 -> member(document, "[".repeat(1500) + "]".repeat(1500));
            case 3 -> member(document, "NaN");
            case 4 -> member(document, "\"" + key + "\"");
            case 5 -> member(document, "\"\u0001\"");
            case 6 -> " ".repeat(300) + document;
            case 7 -> document.substring(0, document.length() - 1);
            case 8 -> member(document, "{\"message\":\"said " + key + "\"}");
            default -> document;
        };
    }

    private static String member(String document, String value) {
        return "{\"x_other\":" + value + "," + document.substring(1);
    }
}
