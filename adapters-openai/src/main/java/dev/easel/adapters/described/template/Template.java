package dev.easel.adapters.described.template;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.json.Json;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/**
 * JSON with placeholders: what is on the wire, with {@code {name}} where a value goes. Immutable.
 *
 * <p>A placeholder that is the whole value keeps the value's type; within text it is inserted. An element of a list that names
 * {@code {image.…}} is repeated for each input image; outside lists it is the first one, {@code {image2.…}} is the second, and
 * {@code {images.…}} is one value or a list. An object with {@code "$when": "images==1"} is dropped otherwise.
 */
public final class Template {
    private final TemplateNode root;
    private final String place;

    private Template(TemplateNode root, String place) {
        this.root = root;
        this.place = place;
    }

    /**
     * Returns the template that a description contains.
     *
     * @throws IllegalArgumentException naming the place of a condition that cannot be read
     */
    public static Template of(Json json) {
        return of(json, "");
    }

    /** Returns the template that a description contains at a place, which errors and its placeholders' places begin with. */
    public static Template of(Json json, String place) {
        return new Template(TemplateNode.of(requireNonNull(json, "json"), requireNonNull(place, "place")), place);
    }

    /** Returns the template that a text is, such as a path. */
    public static Template text(String text) {
        return new Template(TemplateNode.Text.of(requireNonNull(text, "text")), "");
    }

    /**
     * Returns plain Java with every placeholder filled: text, numbers, booleans, lists and maps; what is absent is left out,
     * and so is an object or a list that is empty for that reason. Empty if nothing is left.
     */
    public Optional<Object> fill(Values values) {
        return root.fill(requireNonNull(values, "values"), OptionalInt.empty());
    }

    /**
     * Returns the text as a part of a URL: in a value, all characters are percent-encoded but letters, digits and
     * {@code - _ . ~ / : @ ,}. Empty if a value is absent.
     *
     * @throws UnsupportedRequestException when a value has a segment that leads to another place, such as {@code ..}
     */
    public Optional<String> fillUrl(Values values) {
        requireNonNull(values, "values");
        return fill(name -> values.get(name).map(value -> encoded(name, String.valueOf(value))))
                .map(String::valueOf);
    }

    private static String encoded(String name, String value) {
        if (Arrays.asList(value.split("/")).contains("..") || value.contains("//")) {
            throw new UnsupportedRequestException("The value '" + value + "' of " + name
                    + " cannot be part of a URL: '..' and '//' are not allowed.");
        }
        return URLEncoder.encode(value, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~")
                .replace("%2F", "/")
                .replace("%3A", ":")
                .replace("%40", "@")
                .replace("%2C", ",");
    }

    /** Returns all placeholders in order, the names in conditions included. */
    public List<Placeholder> placeholders() {
        List<Placeholder> all = new ArrayList<>();
        root.visit(place, false, all::add);
        return List.copyOf(all);
    }

    /** Returns the names of all placeholders. */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        placeholders().forEach(placeholder -> names.add(placeholder.name()));
        return names;
    }

    /** Returns how many input images it has room for; {@link Integer#MAX_VALUE} if for any number. */
    public int images() {
        return placeholders().stream().mapToInt(Placeholder::images).max().orElse(0);
    }

    @Override
    public String toString() {
        return "Template" + names();
    }
}
