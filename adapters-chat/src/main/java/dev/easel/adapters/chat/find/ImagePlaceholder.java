package dev.easel.adapters.chat.find;

/** The token in a text that replaces an image extracted while the text arrived: {@code easel-image:0}. */
final class ImagePlaceholder {
    private static final String PREFIX = "easel-image:";
    private static final int MOST_DIGITS = 6;

    private ImagePlaceholder() {}

    /** Returns the index after the token that starts at an index, or -1 if none does. */
    static int end(String text, int index) {
        if (!text.startsWith(PREFIX, index)) {
            return -1;
        }
        int digits = index + PREFIX.length();
        int end = digits;
        while (end < text.length()
                && end - digits < MOST_DIGITS
                && text.charAt(end) >= '0'
                && text.charAt(end) <= '9') {
            end++;
        }
        return end > digits ? end : -1;
    }
}
