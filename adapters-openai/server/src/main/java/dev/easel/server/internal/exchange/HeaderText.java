package dev.easel.server.internal.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Text as the value of a header: printable ASCII, everything else and {@code %} percent-encoded as UTF-8. */
final class HeaderText {
    private static final int MOST = 1000;

    private HeaderText() {}

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
