package dev.easel.server.internal.exchange;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type with its parameters (RFC 9110, 8.3.1).
 *
 * @param name in lower case, empty if it is missing
 * @param parameters by their names in lower case
 */
record MediaType(String name, Map<String, String> parameters) {
    static final MediaType MISSING = new MediaType("", Map.of());

    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([^\\s=;]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*+)\"|([^;\\s]*))");

    /** Reads the value of a {@code Content-Type} header; what is not a parameter is left out. */
    static MediaType of(String header) {
        int end = header.indexOf(';');
        String name = (end < 0 ? header : header.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        if (end < 0) {
            return new MediaType(name, Map.of());
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(header.substring(end));
        while (matcher.find()) {
            String quoted = matcher.group(2);
            parameters.putIfAbsent(
                    matcher.group(1).toLowerCase(Locale.ROOT),
                    quoted == null ? matcher.group(3) : quoted.replaceAll("\\\\(.)", "$1"));
        }
        return new MediaType(name, parameters);
    }
}
