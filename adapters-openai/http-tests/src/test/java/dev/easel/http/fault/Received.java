package dev.easel.http.fault;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One request as it was received.
 *
 * @param headers by name in lower case
 */
public record Received(String method, String path, Map<String, String> headers, byte[] body) {
    private static final Pattern DISPOSITION = Pattern.compile("name=\"([^\"]*)\"(?:; filename=\"([^\"]*)\")?");

    /** One part of a form, its file name and media type empty if it has none. */
    public record Part(String name, String fileName, String mediaType, byte[] content) {
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** Returns the parts of a {@code multipart/form-data} body in order. */
    public List<Part> parts() {
        String type = header("Content-Type").orElse("");
        String boundary = "--" + type.substring(type.indexOf("boundary=") + "boundary=".length());
        List<Part> parts = new ArrayList<>();
        for (String piece : new String(body, StandardCharsets.ISO_8859_1).split(Pattern.quote(boundary))) {
            int head = piece.indexOf("\r\n\r\n");
            if (head > 0) {
                parts.add(part(piece.substring(0, head), piece.substring(head + 4, piece.length() - 2)));
            }
        }
        return parts;
    }

    private static Part part(String head, String content) {
        Matcher names = DISPOSITION.matcher(head);
        if (!names.find()) {
            throw new AssertionError("A part without a name: " + head);
        }
        Matcher type = Pattern.compile("Content-Type: (.*)").matcher(head);
        return new Part(
                utf8(names.group(1)),
                names.group(2) == null ? "" : utf8(names.group(2)),
                type.find() ? type.group(1).strip() : "",
                content.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
