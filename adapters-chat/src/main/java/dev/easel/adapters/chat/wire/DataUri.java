package dev.easel.adapters.chat.wire;

/** Finds the start of base64 data URIs in text. */
public final class DataUri {
    /** Media type and parameters are short; a longer header is not treated as a data URI. */
    static final int LONGEST_HEADER = 120;

    private static final String DATA = "data:";
    private static final String BASE64 = ";base64,";

    private DataUri() {}

    /** Returns where the payload starts of the base64 data URI that starts at an index, or -1 if none does. */
    public static int payload(CharSequence text, int from) {
        if (!begins(text, from)) {
            return -1;
        }
        int end = Math.min(text.length(), from + LONGEST_HEADER);
        for (int i = from + DATA.length(); i < end; i++) {
            char c = text.charAt(i);
            if (c == ',') {
                int payload = i + 1;
                return startsWithIgnoringCase(text, payload - BASE64.length(), BASE64) ? payload : -1;
            }
            if (c <= ' ' || c == '"' || c == '<' || c == '>' || c == ')') {
                return -1;
            }
        }
        return -1;
    }

    /** Returns whether a data URI of any kind starts at an index. */
    public static boolean begins(CharSequence text, int from) {
        return startsWithIgnoringCase(text, from, DATA);
    }

    /** Returns whether a character belongs to base64 in either alphabet, padding included. */
    public static boolean isBase64(char c) {
        return c >= 'A' && c <= 'Z'
                || c >= 'a' && c <= 'z'
                || c >= '0' && c <= '9'
                || c == '+'
                || c == '/'
                || c == '='
                || c == '-'
                || c == '_';
    }

    private static boolean startsWithIgnoringCase(CharSequence text, int from, String lowerCase) {
        if (from < 0 || from + lowerCase.length() > text.length()) {
            return false;
        }
        for (int i = 0; i < lowerCase.length(); i++) {
            if (Character.toLowerCase(text.charAt(from + i)) != lowerCase.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
