package dev.easel.adapters.chat.find;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An {@code <img>} tag with a source.
 *
 * @param url the source, character references decoded
 * @param start the index of the tag
 * @param end the index after it
 */
record HtmlImage(String url, int start, int end) {

    /** Returns all image tags of a text that have a source. */
    static List<HtmlImage> in(String text) {
        List<HtmlImage> images = new ArrayList<>();
        int tag = text.indexOf('<');
        while (tag >= 0) {
            Optional<HtmlImage> image = isImage(text, tag) ? new Tag(text, tag + 4).read(tag) : Optional.empty();
            image.ifPresent(images::add);
            tag = text.indexOf('<', image.map(HtmlImage::end).orElse(tag + 1));
        }
        return images;
    }

    private static boolean isImage(String text, int tag) {
        int next = tag + 4;
        return text.regionMatches(true, tag + 1, "img", 0, 3)
                && next < text.length()
                && (text.charAt(next) <= ' ' || text.charAt(next) == '/');
    }

    /** Reads the attributes of one tag; gives up at the next tag. */
    private static final class Tag {
        private final String text;
        private int at;
        private String source = "";

        Tag(String text, int from) {
            this.text = text;
            this.at = from;
        }

        Optional<HtmlImage> read(int tag) {
            while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '<') {
                if (text.charAt(at) <= ' ' || text.charAt(at) == '/') {
                    at++;
                } else {
                    readAttribute();
                }
            }
            return source.isEmpty() || at >= text.length()
                    ? Optional.empty()
                    : Optional.of(new HtmlImage(Entities.decoded(source), tag, at + 1));
        }

        private void readAttribute() {
            String name = word("=/");
            int equals = skipSpace(at);
            if (equals >= text.length() || text.charAt(equals) != '=') {
                return;
            }
            at = skipSpace(equals + 1);
            String value = value();
            if (name.equalsIgnoreCase("src")) {
                source = value;
            }
        }

        private String value() {
            if (at < text.length() && (text.charAt(at) == '"' || text.charAt(at) == '\'')) {
                int close = text.indexOf(text.charAt(at), at + 1);
                int end = close < 0 ? text.length() : close;
                String value = text.substring(at + 1, end);
                at = close < 0 ? end : end + 1;
                return value;
            }
            boolean nothing = at >= text.length() || text.charAt(at) == '<' || text.charAt(at) == '>';
            return nothing ? "" : word("");
        }

        /** Reads up to white space, the end of the tag or a stop; at least one character, so that reading continues. */
        private String word(String stops) {
            int start = at;
            do {
                at++;
            } while (at < text.length()
                    && text.charAt(at) > ' '
                    && text.charAt(at) != '>'
                    && text.charAt(at) != '<'
                    && stops.indexOf(text.charAt(at)) < 0);
            return text.substring(start, Math.min(at, text.length()));
        }

        private int skipSpace(int from) {
            int i = from;
            while (i < text.length() && text.charAt(i) <= ' ') {
                i++;
            }
            return i;
        }
    }
}
