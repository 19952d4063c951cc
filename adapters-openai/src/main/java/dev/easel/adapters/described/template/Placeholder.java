package dev.easel.adapters.described.template;

import static java.util.Objects.requireNonNull;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A placeholder in a template.
 *
 * @param place where it stands in the template, such as {@code input.seed}
 * @param name what stands between its braces, such as {@code image2.uri}
 * @param whole whether it is the whole value, which then keeps its type
 * @param listed whether it stands in an element of a list, which is repeated for each image
 */
public record Placeholder(String place, String name, boolean whole, boolean listed) {
    static final Pattern PATTERN = Pattern.compile("\\{([A-Za-z][A-Za-z0-9_.-]*)}");

    private static final Pattern IMAGE = Pattern.compile("(image(s|\\d*)|mask)\\.(.*)");

    public Placeholder {
        requireNonNull(place, "place");
        requireNonNull(name, "name");
    }

    /** Returns whether it stands for something of an input image or of the mask. */
    public boolean isImage() {
        return IMAGE.matcher(name).matches();
    }

    /** Returns whether it stands for something of the mask. */
    public boolean isMask() {
        return name.startsWith("mask.");
    }

    /** Returns how an image is written, such as {@code uri}; empty text for any other placeholder. */
    public String form() {
        Matcher matcher = IMAGE.matcher(name);
        return matcher.matches() ? matcher.group(3) : "";
    }

    /** Returns how many input images it leaves room for; {@link Integer#MAX_VALUE} if for any number. */
    public int images() {
        Matcher matcher = IMAGE.matcher(name);
        if (!matcher.matches() || isMask()) {
            return 0;
        }
        if (matcher.group(2).equals("s") || matcher.group(2).isEmpty() && listed) {
            return Integer.MAX_VALUE;
        }
        return matcher.group(2).isEmpty() ? 1 : Integer.parseInt(matcher.group(2));
    }
}
