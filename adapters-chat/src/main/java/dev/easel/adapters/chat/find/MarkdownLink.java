package dev.easel.adapters.chat.find;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A link or image in Markdown, {@code [label](url)} or {@code ![label](url)}.
 *
 * @param image whether an exclamation mark makes it an image
 * @param url its target
 * @param start the index of the bracket or exclamation mark that starts it
 * @param labelStart the index after the opening bracket
 * @param labelEnd the index of the closing bracket
 * @param end the index after the closing parenthesis
 */
record MarkdownLink(boolean image, String url, int start, int labelStart, int labelEnd, int end) {

    /** Returns whether this link's label consists only of the other link. */
    boolean wraps(MarkdownLink other, String text) {
        return labelStart <= other.start
                && other.end <= labelEnd
                && isBlank(text, labelStart, other.start)
                && isBlank(text, other.end, labelEnd);
    }

    /**
     * Returns all links of a text, inner before outer ones.
     *
     * <p>Brackets are matched with a stack, and a target is never read beyond the next place where one could start, so the
     * time is linear in the length of any text. An image's label may contain an extra closing bracket: relays put whole
     * prompts there.
     */
    static List<MarkdownLink> in(String text) {
        List<MarkdownLink> links = new ArrayList<>();
        int[] open = new int[16];
        int depth = 0;
        int closedEarly = -1;
        int next = nextTarget(text, 0);
        for (int i = 0; i < text.length() && next >= 0; i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '\n' && text.startsWith("\n", i + 1)) {
                closedEarly = -1;
            } else if (c == '[') {
                open = depth == open.length ? Arrays.copyOf(open, 2 * depth) : open;
                open[depth++] = i;
            } else if (c == ']' && (depth > 0 || closedEarly >= 0)) {
                int bracket = depth > 0 ? open[--depth] : closedEarly;
                next = next < i ? nextTarget(text, i) : next;
                if (next == i) {
                    next = nextTarget(text, i + 2);
                    Optional<MarkdownLink> link = read(text, bracket, i, next < 0 ? text.length() : next);
                    link.ifPresent(links::add);
                    i = link.isPresent() ? link.get().end() - 1 : i;
                    closedEarly = -1;
                } else if (bracket != closedEarly && isImage(text, bracket)) {
                    closedEarly = bracket;
                }
            }
        }
        return links;
    }

    private static Optional<MarkdownLink> read(String text, int bracket, int closing, int limit) {
        return LinkTarget.read(text, closing + 2, limit).map(target -> {
            boolean image = isImage(text, bracket);
            int start = image ? bracket - 1 : bracket;
            return new MarkdownLink(image, target.url(), start, bracket + 1, closing, target.end());
        });
    }

    private static boolean isImage(String text, int bracket) {
        return bracket > 0 && text.charAt(bracket - 1) == '!' && !isEscaped(text, bracket - 1);
    }

    private static int nextTarget(String text, int from) {
        return text.indexOf("](", from);
    }

    private static boolean isEscaped(String text, int index) {
        int backslashes = 0;
        while (index - backslashes > 0 && text.charAt(index - backslashes - 1) == '\\') {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    private static boolean isBlank(String text, int from, int to) {
        return text.substring(from, to).isBlank();
    }
}
