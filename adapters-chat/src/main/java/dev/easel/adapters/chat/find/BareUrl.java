package dev.easel.adapters.chat.find;

import java.util.ArrayList;
import java.util.List;

/** A URL in running text, without markup. */
final class BareUrl {
    private static final String NEVER_IN_URL = "<>\"'`{}|^";
    private static final String NEVER_LAST = ".,;:!?*_~";

    private BareUrl() {}

    /** Returns the URLs in a text, without the punctuation and brackets of the surrounding sentence. */
    static List<String> in(String text) {
        List<String> urls = new ArrayList<>();
        int i = 0;
        while (i < text.length()) {
            if (begins(text, i)) {
                int end = endOfRun(text, i);
                urls.add(trimmed(plain(text.substring(i, end))));
                i = end;
            } else {
                i++;
            }
        }
        return urls;
    }

    private static boolean begins(String text, int index) {
        char c = text.charAt(index);
        return (c == 'h' || c == 'H') && (has(text, index, "http") || has(text, index, "https"));
    }

    /** In JSON quoted as text, slashes may be escaped. */
    private static boolean has(String text, int index, String scheme) {
        int end = index + scheme.length();
        return text.regionMatches(true, index, scheme, 0, scheme.length())
                && (text.startsWith("://", end) || text.startsWith(":\\/\\/", end));
    }

    private static int endOfRun(String text, int start) {
        int i = start;
        while (i < text.length() && mayContain(text, i)) {
            i++;
        }
        return i;
    }

    /** A URL may contain letters of other scripts; their punctuation and symbols end it. */
    private static boolean mayContain(String text, int index) {
        char c = text.charAt(index);
        if (c == '\\') {
            return text.startsWith("/", index + 1);
        }
        return c > ' ' && NEVER_IN_URL.indexOf(c) < 0 && (c < 0x7F || Character.isLetterOrDigit(c));
    }

    /** Undoes the escaping of a URL in JSON or HTML quoted as text; a quotation mark that appears then ends the URL. */
    private static String plain(String run) {
        String decoded = Entities.decoded(run.replace("\\/", "/"));
        int end = 0;
        while (end < decoded.length() && NEVER_IN_URL.indexOf(decoded.charAt(end)) < 0) {
            end++;
        }
        return decoded.substring(0, end);
    }

    private static String trimmed(String run) {
        String url = run.substring(0, ImageUrl.lengthUntilForeignText(run));
        int round = 0;
        int square = 0;
        for (int i = 0; i < url.length(); i++) {
            round += weight(url.charAt(i), '(', ')');
            square += weight(url.charAt(i), '[', ']');
        }
        int end = url.length();
        for (; end > 0; end--) {
            char last = url.charAt(end - 1);
            boolean unopened = last == ')' && round < 0 || last == ']' && square < 0;
            if (!unopened && NEVER_LAST.indexOf(last) < 0) {
                break;
            }
            round += unopened && last == ')' ? 1 : 0;
            square += unopened && last == ']' ? 1 : 0;
        }
        return url.substring(0, end);
    }

    private static int weight(char c, char open, char close) {
        return c == open ? 1 : c == close ? -1 : 0;
    }
}
