package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.find.TextImages.Found;
import dev.easel.adapters.chat.wire.DataUri;
import dev.easel.http.json.ImageToken;
import java.util.ArrayList;
import java.util.List;

/** Data URIs in running text, and tokens of those already extracted. */
final class InlineData {
    private InlineData() {}

    /** Returns those outside of the images already found, which are in the order of the text. */
    static List<Found> between(List<Found> taken, String text) {
        List<Found> inline = new ArrayList<>();
        int from = 0;
        for (Found other : taken) {
            collect(text, from, other.start(), inline);
            from = Math.max(from, other.end());
        }
        collect(text, from, text.length(), inline);
        return inline;
    }

    private static void collect(String text, int from, int to, List<Found> inline) {
        int i = from;
        while (i < to) {
            int end = endOfImage(text, i);
            if (end > 0) {
                inline.add(new Found(text.substring(i, end), i, end));
            }
            i = Math.max(i + 1, end);
        }
    }

    /** Returns the index after the image that starts at an index, or -1 if none does. */
    private static int endOfImage(String text, int index) {
        char c = text.charAt(index);
        if (c == 'e') {
            return ImageToken.end(text, index);
        }
        int payload = c == 'd' || c == 'D' ? DataUri.payload(text, index) : -1;
        return payload < 0 ? -1 : Base64Text.endInRunningText(text, payload);
    }
}
