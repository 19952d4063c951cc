package dev.easel.server.internal.exchange;

import dev.easel.core.domain.Note;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Text as the value of a header: printable ASCII, everything else and {@code %} percent-encoded as UTF-8. */
final class HeaderText {
    private static final int MOST = 1000;
    private static final int MOST_OF_ALL_NOTES = 2000;

    private HeaderText() {}

    /** Returns notes as values; where they are too long for what proxies and clients take, the last one tells how many more there are. */
    static List<String> notes(List<Note> notes) {
        List<String> values = new ArrayList<>();
        int length = 0;
        for (Note note : notes) {
            String value = of(note.toString());
            length += value.length();
            if (length > MOST_OF_ALL_NOTES) {
                values.add((notes.size() - values.size()) + " more notes");
                return values;
            }
            values.add(value);
        }
        return values;
    }

    static String of(String text) {
        StringBuilder value = new StringBuilder();
        for (byte b : text.strip().getBytes(StandardCharsets.UTF_8)) {
            if (value.length() > MOST) {
                break;
            }
            if (b >= ' ' && b <= '~' && b != '%') {
                value.append((char) b);
            } else {
                value.append(String.format(Locale.ROOT, "%%%02X", b & 0xFF));
            }
        }
        return value.toString();
    }
}
