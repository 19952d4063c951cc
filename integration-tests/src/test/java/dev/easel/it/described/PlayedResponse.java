package dev.easel.it.described;

import dev.easel.http.body.JsonBody;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A documented response with real images, as many as were requested, and with a job and addresses of this server.
 *
 * @param server the URL of the server, without a path
 * @param job the id in place of the documented one, a number because some are
 * @param images the images that it returns
 * @param link stores an image under a URL of this server
 */
record PlayedResponse(
        DocumentedCase document, String server, String job, List<byte[]> images, Function<byte[], String> link) {
    private static final int UNASSIGNED = -1;
    private static final Pattern ORIGIN = Pattern.compile("^https?://[^/]+");

    /** Returns a text with the job's id in place of the documented one. */
    String withJob(String text) {
        return document.job()
                .map(id -> Pattern.compile("(?<![\\w-])" + Pattern.quote(id) + "(?![\\w-])")
                        .matcher(text)
                        .replaceAll(Matcher.quoteReplacement(job)))
                .orElse(text);
    }

    /** Returns a documented body as it is sent. */
    byte[] body(Json documented) {
        Map<String, Object> members = new LinkedHashMap<>();
        documented.members().forEach((name, value) -> members.put(name, played(value, UNASSIGNED)));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            JsonBody.of(members).writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private Object played(Json json, int image) {
        if (json.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            json.members().forEach((name, value) -> members.put(name, played(value, image)));
            return members;
        }
        if (json.isArray()) {
            return elements(json.items(), image);
        }
        if (json.text().filter(this::isImage).isPresent() && image == UNASSIGNED && images.size() > 1) {
            return IntStream.range(0, images.size())
                    .mapToObj(i -> text(json.text().orElseThrow(), i))
                    .toList();
        }
        if (json.number().isPresent() && json.word().equals(document.job())) {
            return json.isText() ? job : (Object) Long.valueOf(job);
        }
        return json.isPresent()
                ? json.text().<Object>map(text -> text(text, image)).orElseGet(json::toJava)
                : JsonBody.NULL;
    }

    /** The first element with an image stands for all of them. */
    private List<Object> elements(List<Json> items, int image) {
        List<Object> elements = new ArrayList<>();
        boolean shown = false;
        for (Json item : items) {
            if (!hasImage(item)) {
                elements.add(played(item, image));
            } else if (!shown) {
                shown = true;
                int copies = image == UNASSIGNED ? images.size() : 1;
                for (int i = 0; i < copies; i++) {
                    elements.add(played(item, Math.max(image, i)));
                }
            }
        }
        return elements;
    }

    private boolean hasImage(Json json) {
        return json.text().filter(this::isImage).isPresent()
                || json.items().stream().anyMatch(this::hasImage)
                || json.members().values().stream().anyMatch(this::hasImage);
    }

    private boolean isImage(String text) {
        String base64 = text.startsWith("data:") ? text.substring(text.indexOf(',') + 1) : text;
        return document.images().contains(base64) || isRelative(text);
    }

    private boolean isRelative(String text) {
        return text.startsWith("/")
                && document.images().stream().anyMatch(image -> image.startsWith("http") && image.endsWith(text));
    }

    private String text(String text, int image) {
        if (isImage(text)) {
            byte[] file = images.get(Math.max(image, 0));
            if (text.startsWith("http")) {
                return link.apply(file);
            }
            if (isRelative(text)) {
                return link.apply(file).substring(server.length());
            }
            String base64 = Base64.getEncoder().encodeToString(file);
            return text.startsWith("data:") ? "data:image/png;base64," + base64 : base64;
        }
        String played = withJob(text);
        return played.equals(text) ? text : ORIGIN.matcher(played).replaceFirst(Matcher.quoteReplacement(server));
    }
}
