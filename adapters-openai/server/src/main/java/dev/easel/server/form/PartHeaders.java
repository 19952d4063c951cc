package dev.easel.server.form;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The headers of a part (RFC 7578, 4.2 to 4.6).
 *
 * @param name the field's name
 * @param fileName the name of a file, which clients sometimes omit
 * @param mediaType in lower case, without parameters
 */
record PartHeaders(String name, Optional<String> fileName, Optional<String> mediaType, Charset charset) {
    private static final int MAX_LINES = 32;
    private static final int MAX_SHOWN = 60;

    /** Reads the headers up to the blank line after them. */
    static PartHeaders read(BoundaryScanner scanner) throws IOException {
        Map<String, String> fields = new HashMap<>();
        int lines = 0;
        for (String line = scanner.line(); !line.isBlank(); line = scanner.line()) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new MalformedFormException(
                        "Malformed part header: expected \"Name: value\", got \"" + shortened(line) + "\".");
            }
            if (++lines > MAX_LINES) {
                throw new MalformedFormException("A part has more than " + MAX_LINES + " header lines.");
            }
            fields.putIfAbsent(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        if (fields.containsKey("content-transfer-encoding") && !isUnencoded(fields.get("content-transfer-encoding"))) {
            throw new MalformedFormException("Unsupported Content-Transfer-Encoding '"
                    + fields.get("content-transfer-encoding")
                    + "' of a part: send the content unencoded (RFC 7578, 4.7).");
        }
        return of(fields);
    }

    private static String shortened(String line) {
        return line.length() <= MAX_SHOWN ? line : line.substring(0, MAX_SHOWN) + "…";
    }

    private static boolean isUnencoded(String encoding) {
        return encoding.equalsIgnoreCase("binary")
                || encoding.equalsIgnoreCase("8bit")
                || encoding.equalsIgnoreCase("7bit");
    }

    private static PartHeaders of(Map<String, String> fields) throws MalformedFormException {
        String disposition = fields.getOrDefault("content-disposition", "");
        String name = parameter(disposition, "name")
                .orElseThrow(() -> new MalformedFormException(
                        "A part has no name: its Content-Disposition must have a name parameter."));
        Optional<String> type = Optional.ofNullable(fields.get("content-type"));
        return new PartHeaders(
                utf8(name),
                parameter(disposition, "filename").map(PartHeaders::utf8),
                type.map(t -> t.split(";", 2)[0].strip().toLowerCase(Locale.ROOT)),
                charset(type.flatMap(t -> parameter(t, "charset"))));
    }

    private static Charset charset(Optional<String> name) throws MalformedFormException {
        try {
            return name.isEmpty() ? StandardCharsets.UTF_8 : Charset.forName(name.get());
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new MalformedFormException("Unknown charset '" + name.orElse("") + "' of a part.");
        }
    }

    /** Lines are read byte by byte; browsers and SDKs write names in plain UTF-8. */
    private static String utf8(String raw) {
        return new String(raw.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Returns a parameter, quoted or not; within quotes a backslash escapes only a quote or a backslash. */
    private static Optional<String> parameter(String header, String wanted) {
        int at = header.indexOf(';');
        while (at >= 0 && at < header.length()) {
            int equals = header.indexOf('=', at);
            if (equals < 0) {
                return Optional.empty();
            }
            String name = header.substring(at + 1, equals).strip();
            StringBuilder value = new StringBuilder();
            at = value(header, equals + 1, value);
            if (name.equalsIgnoreCase(wanted)) {
                return Optional.of(value.toString());
            }
        }
        return Optional.empty();
    }

    /** Reads a value and returns the index of the semicolon after it. */
    private static int value(String header, int start, StringBuilder value) {
        int at = start;
        while (at < header.length() && header.charAt(at) == ' ') {
            at++;
        }
        if (at == header.length() || header.charAt(at) != '"') {
            int end = header.indexOf(';', at);
            value.append(header.substring(at, end < 0 ? header.length() : end).strip());
            return end;
        }
        for (at++; at < header.length() && header.charAt(at) != '"'; at++) {
            boolean escape = header.charAt(at) == '\\'
                    && at + 1 < header.length()
                    && (header.charAt(at + 1) == '"' || header.charAt(at + 1) == '\\');
            at += escape ? 1 : 0;
            value.append(header.charAt(at));
        }
        return header.indexOf(';', at);
    }
}
