package dev.easel.http.json;

/** Recognizes, character by character, the start of a data URI before its base64 text (RFC 2397). */
final class DataUriPrefix {
    private static final String SCHEME = "data:";
    private static final String LAST = ";base64,";
    private static final int LONGEST = 256;

    private final StringBuilder seen = new StringBuilder();

    void reset() {
        seen.setLength(0);
    }

    /** Takes the next character; returns false and takes nothing if no data URI continues like that. */
    boolean offer(int c) {
        int length = seen.length();
        boolean fits = length < SCHEME.length()
                ? lower(c) == SCHEME.charAt(length)
                : length < LONGEST && !isComplete() && (c == ',' ? endsInBase64() : isParameter(c));
        if (fits) {
            seen.append((char) c);
        }
        return fits;
    }

    private static int lower(int c) {
        return c >= 'A' && c <= 'Z' ? c | 0x20 : c;
    }

    private static boolean isParameter(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || "/+-.;=_*".indexOf(c) >= 0;
    }

    private boolean endsInBase64() {
        int at = seen.length() - LAST.length() + 1;
        return at >= SCHEME.length() && seen.substring(at).equalsIgnoreCase(";base64");
    }

    boolean isEmpty() {
        return seen.length() == 0;
    }

    boolean isComplete() {
        return seen.length() > SCHEME.length() && seen.charAt(seen.length() - 1) == ',';
    }

    String seen() {
        return seen.toString();
    }
}
