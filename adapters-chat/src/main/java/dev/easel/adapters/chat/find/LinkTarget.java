package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.DataUri;
import java.util.Optional;

/**
 * The target of a Markdown link: the text between the parentheses, read as CommonMark reads it or, where a response
 * breaks the rules, as its writer probably meant it.
 *
 * @param url the URL, escapes and character references undone; a data URI as printed
 * @param end the index after the closing parenthesis
 */
record LinkTarget(String url, int end) {
    private static final String PUNCTUATION = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /** Reads the target that starts at an index, without reading at or beyond a limit. */
    static Optional<LinkTarget> read(String text, int from, int limit) {
        int start = skipSpace(text, from, limit);
        if (start >= limit) {
            return Optional.empty();
        }
        if (text.charAt(start) == '<') {
            return readBracketed(text, start + 1, limit);
        }
        int data = DataUri.payload(text, start);
        int end = data < 0 ? endOfUrl(text, start, limit) : endOfData(text, data, limit);
        int close = closeAfter(text, end, limit);
        if (close >= 0) {
            return Optional.of(new LinkTarget(plain(text, start, end, data >= 0), close + 1));
        }
        return data >= 0 ? Optional.empty() : readInvalid(text, start, end, limit);
    }

    private static Optional<LinkTarget> readBracketed(String text, int from, int limit) {
        for (int i = from; i < limit; i++) {
            char c = text.charAt(i);
            if (c == '>') {
                int close = closeAfter(text, i + 1, limit);
                return close < 0
                        ? Optional.empty()
                        : Optional.of(new LinkTarget(plain(text, from, i, false), close + 1));
            }
            if (c == '<' || c == '\n') {
                return Optional.empty();
            }
            if (c == '\\') {
                i++;
            }
        }
        return Optional.empty();
    }

    /** Returns the index where a URL ends: at white space, or at a closing parenthesis that it did not open. */
    private static int endOfUrl(String text, int start, int limit) {
        int depth = 0;
        for (int i = start; i < limit; i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == ')' && depth == 0) {
                return i;
            }
            if (c == '\\' && i + 1 < limit && PUNCTUATION.indexOf(text.charAt(i + 1)) >= 0) {
                i++;
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
            }
        }
        return limit;
    }

    private static int endOfData(String text, int payload, int limit) {
        int i = payload;
        while (i < limit && (DataUri.isBase64(text.charAt(i)) || text.charAt(i) <= ' ' || text.charAt(i) == '%')) {
            i++;
        }
        return i;
    }

    /** Returns the index of the closing parenthesis after white space and perhaps a title, or -1. */
    private static int closeAfter(String text, int from, int limit) {
        int i = skipSpace(text, from, limit);
        if (i < limit && i > from && "\"'(".indexOf(text.charAt(i)) >= 0) {
            char closing = text.charAt(i) == '(' ? ')' : text.charAt(i);
            i++;
            while (i < limit && text.charAt(i) != closing) {
                i += text.charAt(i) == '\\' ? 2 : 1;
            }
            i = skipSpace(text, i + 1, limit);
        }
        return i < limit && text.charAt(i) == ')' ? i : -1;
    }

    /**
     * Reads targets that are invalid in CommonMark: a URL with spaces, an unknown addition after it ({@code =512x512}, a
     * title without quotation marks), and unclosed parentheses.
     */
    private static Optional<LinkTarget> readInvalid(String text, int start, int end, int limit) {
        int close = end;
        while (close < limit && text.charAt(close) != ')' && text.charAt(close) != '\n') {
            close++;
        }
        if (close < limit && text.charAt(close) == ')') {
            boolean addition = ImageUrl.hasImageExtension(text.substring(start, end)) || text.startsWith("=", end + 1);
            String url = plain(text, start, addition ? end : close, false);
            return Optional.of(new LinkTarget(url.strip().replace(" ", "%20"), close + 1));
        }
        int last = end - 1;
        while (last > start && text.charAt(last) != ')') {
            last--;
        }
        return last > start ? Optional.of(new LinkTarget(plain(text, start, last, false), last + 1)) : Optional.empty();
    }

    private static int skipSpace(String text, int from, int limit) {
        int i = from;
        while (i < limit && text.charAt(i) <= ' ') {
            i++;
        }
        return i;
    }

    private static String plain(String text, int start, int end, boolean data) {
        String printed = text.substring(start, end);
        return data ? printed : Entities.decoded(unescaped(printed));
    }

    private static String unescaped(String printed) {
        if (printed.indexOf('\\') < 0) {
            return printed;
        }
        StringBuilder plain = new StringBuilder(printed.length());
        for (int i = 0; i < printed.length(); i++) {
            boolean escape = printed.charAt(i) == '\\'
                    && i + 1 < printed.length()
                    && PUNCTUATION.indexOf(printed.charAt(i + 1)) >= 0;
            plain.append(printed.charAt(escape ? ++i : i));
        }
        return plain.toString();
    }
}
