package dev.easel.adapters.chat.find;

import java.util.Locale;
import java.util.Set;

/**
 * The part of a message that is meant for the reader: without thoughts ({@code <think>}), code fences, lines that start
 * with {@code >} (progress) and the line of keywords, which repeats the images that were sent.
 */
final class ReadableText {
    private static final Set<String> THOUGHTS = Set.of("think", "thinking", "thought", "reasoning");
    private static final int LONGEST_TAG = 64;
    private static final int SHORTEST_FENCE = 3;

    private ReadableText() {}

    /** Returns the readable part of a message. */
    static String of(String message) {
        String visible = withoutThoughts(message);
        StringBuilder readable = new StringBuilder(visible.length());
        String fence = "";
        for (int start = 0; start < visible.length(); ) {
            int end = endOfLine(visible, start);
            String marker = fenceMarker(visible, start, end);
            if (!fence.isEmpty()) {
                fence = closes(marker, fence, visible, start, end) ? "" : fence;
            } else if (!marker.isEmpty()) {
                fence = marker;
            } else if (!isQuoted(visible, start, end) && !isKeywords(visible, start, end)) {
                readable.append(visible, start, end);
            }
            readable.append('\n');
            start = end + 1;
        }
        return readable.toString();
    }

    /** A closing tag without an opening tag ends thoughts that started with the message, as in some chat templates. */
    private static String withoutThoughts(String message) {
        int tag = message.indexOf('<');
        if (tag < 0) {
            return message;
        }
        StringBuilder visible = new StringBuilder(message.length());
        int depth = 0;
        int from = 0;
        boolean opened = false;
        for (; tag >= 0; tag = message.indexOf('<', tag + 1)) {
            boolean closing = tag + 1 < message.length() && message.charAt(tag + 1) == '/';
            int end = endOfThoughtTag(message, closing ? tag + 2 : tag + 1);
            if (end < 0) {
                continue;
            }
            if (depth == 0) {
                visible.append(message, from, tag).append('\n');
            }
            if (closing && !opened) {
                visible.setLength(0);
            }
            opened |= !closing;
            depth = Math.max(0, depth + (closing ? -1 : 1));
            from = end;
        }
        return depth > 0
                ? visible.toString()
                : visible.append(message, from, message.length()).toString();
    }

    /** Returns the index after the {@code >} of a thought tag whose name starts at an index, or -1. */
    private static int endOfThoughtTag(String text, int name) {
        int end = name;
        while (end < text.length() && end - name <= LONGEST_TAG && Character.isLetter(text.charAt(end))) {
            end++;
        }
        if (!THOUGHTS.contains(text.substring(name, end).toLowerCase(Locale.ROOT))) {
            return -1;
        }
        int limit = Math.min(text.length(), name + LONGEST_TAG);
        for (int i = end; i < limit; i++) {
            if (text.charAt(i) == '>') {
                return i + 1;
            }
            if (text.charAt(i) == '<') {
                return -1;
            }
        }
        return -1;
    }

    /** Returns the run of backticks or tildes that makes a line a fence; backticks must not occur again on the line. */
    private static String fenceMarker(String text, int start, int end) {
        int from = skipBlanks(text, start, end);
        int run = from;
        while (run < end && text.charAt(run) == text.charAt(from) && "`~".indexOf(text.charAt(run)) >= 0) {
            run++;
        }
        if (run - from < SHORTEST_FENCE) {
            return "";
        }
        int again = text.charAt(from) == '`' ? text.indexOf('`', run) : -1;
        return again >= 0 && again < end ? "" : text.substring(from, run);
    }

    private static boolean closes(String marker, String fence, String text, int start, int end) {
        return marker.startsWith(fence) && skipBlanks(text, skipBlanks(text, start, end) + marker.length(), end) == end;
    }

    /** A line with only {@code >} is the end of a tag that spans several lines. */
    private static boolean isQuoted(String text, int start, int end) {
        int first = skipBlanks(text, start, end);
        return first < end && text.charAt(first) == '>' && skipBlanks(text, first + 1, end) < end;
    }

    /** The line may start with emphasis or an emoji: {@code ❇️ Keywords: …}, {@code **关键字**：…}. */
    private static boolean isKeywords(String text, int start, int end) {
        int word = start;
        while (word < end && word - start < LONGEST_TAG && !Character.isLetter(text.codePointAt(word))) {
            word += Character.charCount(text.codePointAt(word));
        }
        for (String name : new String[] {"Keywords", "关键字", "关键词", "關鍵字"}) {
            if (text.regionMatches(true, word, name, 0, name.length())) {
                int colon = word + name.length();
                while (colon < end && (text.charAt(colon) == '*' || text.charAt(colon) == ' ')) {
                    colon++;
                }
                return colon < end && (text.charAt(colon) == ':' || text.charAt(colon) == '：');
            }
        }
        return false;
    }

    private static int skipBlanks(String text, int from, int end) {
        int i = from;
        while (i < end && (text.charAt(i) == ' ' || text.charAt(i) == '\t' || text.charAt(i) == '\r')) {
            i++;
        }
        return i;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end;
    }
}
