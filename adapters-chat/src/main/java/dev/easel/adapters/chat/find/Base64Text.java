package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.DataUri;
import java.util.Base64;

/** Base64 as responses contain it: with or without {@code data:}, wrapped, URL-safe, or percent-encoded as in a URL. */
final class Base64Text {
    /** The signatures of PNG, JPEG, GIF and WebP in base64. */
    private static final String[] SIGNATURES = {"iVBORw0KGgo", "/9j/", "R0lGOD", "UklGR"};

    /** No image is shorter, but a path such as {@code /9j/a} may be. */
    private static final int SHORTEST_IMAGE = 32;

    private Base64Text() {}

    /** Returns whether a text is all base64 and starts with an image signature; {@code /9j/…} is base64, not a path. */
    static boolean isImage(String text) {
        return text.length() >= SHORTEST_IMAGE && hasSignature(text) && endOfRun(text, 0) == text.length();
    }

    /** Returns the index after the base64 characters and white space that start at an index. */
    static int endOfRun(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && (DataUri.isBase64(text.charAt(i)) || isWhitespace(text.charAt(i)))) {
            i++;
        }
        return i;
    }

    /**
     * Returns the index after the base64 that starts at an index of running text. White space ends it, except a line break
     * of wrapped lines: then the next line is base64 to its end and, from the third line on, not longer than the previous
     * one, and the image has not ended yet.
     */
    static int endInRunningText(CharSequence text, int from) {
        int line = from;
        int end = endOfLine(text, from);
        int width = Integer.MAX_VALUE;
        while (end < text.length() && !endsImage(text, line, end)) {
            int next = skipLineBreak(text, end);
            int nextEnd = next < 0 ? -1 : endOfLine(text, next);
            boolean wholeLine = nextEnd > next && (nextEnd == text.length() || isWhitespace(text.charAt(nextEnd)));
            if (!wholeLine || nextEnd - next > width) {
                break;
            }
            width = nextEnd - next;
            line = next;
            end = nextEnd;
        }
        return end;
    }

    /** Returns plain base64: without white space, in the standard alphabet and percent-decoded. */
    static String normalized(CharSequence text) {
        StringBuilder plain = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%' && i + 2 < text.length()) {
                plain.append(percentDecoded(text.charAt(i + 1), text.charAt(i + 2)));
                i += 2;
            } else if (c == '-') {
                plain.append('+');
            } else if (c == '_') {
                plain.append('/');
            } else if (!isWhitespace(c)) {
                plain.append(c);
            }
        }
        return plain.toString();
    }

    private static boolean hasSignature(String text) {
        for (String signature : SIGNATURES) {
            if (text.startsWith(signature)) {
                return true;
            }
        }
        return false;
    }

    /** Returns whether the base64 before an index ends as a PNG or JPEG does; only meaningful at the end of a whole byte. */
    private static boolean endsImage(CharSequence text, int from, int end) {
        if (end - from < 8) {
            return false;
        }
        String tail =
                text.subSequence(end - 8, end).toString().replace('-', '+').replace('_', '/');
        if (tail.indexOf('=') >= 0) {
            return true;
        }
        byte[] last = Base64.getDecoder().decode(tail);
        boolean png = last[2] == (byte) 0xAE && last[3] == 0x42 && last[4] == 0x60 && last[5] == (byte) 0x82;
        return png || last[4] == (byte) 0xFF && last[5] == (byte) 0xD9;
    }

    private static int endOfLine(CharSequence text, int from) {
        int i = from;
        while (i < text.length() && DataUri.isBase64(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static int skipLineBreak(CharSequence text, int from) {
        int i = from;
        if (i < text.length() && text.charAt(i) == '\r') {
            i++;
        }
        return i < text.length() && text.charAt(i) == '\n' ? i + 1 : -1;
    }

    private static boolean isWhitespace(char c) {
        return c == ' ' || c == '\n' || c == '\r' || c == '\t';
    }

    private static String percentDecoded(char high, char low) {
        int value = Character.digit(high, 16) * 16 + Character.digit(low, 16);
        return value < 0x20 || value > 0x7E ? "" : String.valueOf((char) value);
    }
}
