package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text that replaces an extracted image, such as {@code easel-image:9f86d081884c7d65:000000}: a prefix, a random part
 * that is new for each body, and the number of the image in it, always as long, so that digits may follow.
 *
 * <p>The random part keeps a body from naming an image that it does not contain: whoever writes the body cannot know it.
 */
public final class ImageToken {
    private static final String PREFIX = "easel-image:";
    private static final int RANDOM_DIGITS = 16;
    private static final int DIGITS = 6;
    private static final Pattern PATTERN =
            Pattern.compile(PREFIX + "[0-9a-f]{" + RANDOM_DIGITS + "}:\\d{" + DIGITS + "}");
    private static final SecureRandom RANDOM = new SecureRandom();

    private ImageToken() {}

    /** Returns what the tokens of one body begin with. */
    static String newPrefix() {
        byte[] random = new byte[RANDOM_DIGITS / 2];
        RANDOM.nextBytes(random);
        return PREFIX + HexFormat.of().formatHex(random) + ":";
    }

    /** Returns the token of an image. */
    static String of(String prefix, int number) {
        String digits = Integer.toString(number);
        return prefix + "0".repeat(Math.max(0, DIGITS - digits.length())) + digits;
    }

    /** Finds everything with the form of a token; whether it stands for an image, only {@link ExtractedImages} knows. */
    static Matcher in(CharSequence text) {
        return PATTERN.matcher(text);
    }

    /** Returns the index after the token that begins at an index, or -1 if none does. */
    public static int end(CharSequence text, int index) {
        requireNonNull(text, "text");
        Matcher matcher = PATTERN.matcher(text).region(index, text.length());
        return matcher.lookingAt() ? matcher.end() : -1;
    }

    /** Returns the index of the token that ends at an index, or -1 if none does. */
    public static int start(CharSequence text, int end) {
        requireNonNull(text, "text");
        int start = end - DIGITS - PREFIX.length() - RANDOM_DIGITS - 1;
        return start >= 0 && end(text, start) == end ? start : -1;
    }
}
