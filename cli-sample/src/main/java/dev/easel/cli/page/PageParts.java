package dev.easel.cli.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The parts that self-contained HTML pages are made of. */
public final class PageParts {
    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private PageParts() {}

    /** Returns text as it stands in HTML, within an element or a quoted attribute. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    /** Returns a template with each {@code {{name}}} replaced; what is filled in is not looked at again. */
    public static String filled(String template, Map<String, String> values) {
        return PLACE.matcher(template)
                .replaceAll(place -> Matcher.quoteReplacement(values.getOrDefault(place.group(1), place.group())));
    }

    /** Returns the style that all pages share, followed by that of one page, which lies beside a class. */
    public static String style(Class<?> owner, String name) {
        return resource(PageParts.class, "base.css") + resource(owner, name);
    }

    /** Returns the text of a resource that lies beside a class. */
    public static String resource(Class<?> owner, String name) {
        try (InputStream in = owner.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("The resource " + name + " is missing from the program.");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the resource " + name + " of the program.", e);
        }
    }
}
