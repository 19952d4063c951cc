package dev.easel.http;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Header fields in order; names in any case. Immutable. */
public final class Headers {
    /** No fields. */
    public static final Headers NONE = new Headers(List.of());

    private static final String NOT_IN_A_NAME = "()<>@,;:\\\"/[]?={}";

    /** One field. */
    public record Field(String name, String value) {
        public Field {
            requireNonNull(name, "name");
            requireNonNull(value, "value");
        }

        /** Returns whether the values are equal, and the names but for their case. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Field that && name.equalsIgnoreCase(that.name) && value.equals(that.value);
        }

        @Override
        public int hashCode() {
            return 31 * name.toLowerCase(Locale.ROOT).hashCode() + value.hashCode();
        }

        /** Returns the name; the value may be secret. */
        @Override
        public String toString() {
            return name;
        }
    }

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = List.copyOf(fields);
    }

    /**
     * Returns received fields leniently: one with an invalid name is left out, and a control character in a value
     * becomes a space (RFC 9110, 5.5).
     */
    public static Headers received(List<Field> fields) {
        return new Headers(requireNonNull(fields, "fields").stream()
                .filter(field -> isName(field.name()))
                .map(field -> new Field(field.name(), withoutControls(field.value())))
                .toList());
    }

    private static boolean isName(String name) {
        return !name.isEmpty() && name.chars().allMatch(c -> c > ' ' && c < 0x7F && NOT_IN_A_NAME.indexOf(c) < 0);
    }

    private static boolean isControl(int c) {
        return c < ' ' && c != '\t' || c == 0x7F;
    }

    private static String withoutControls(String value) {
        if (value.chars().noneMatch(Headers::isControl)) {
            return value;
        }
        StringBuilder plain = new StringBuilder(value);
        for (int i = 0; i < plain.length(); i++) {
            if (isControl(plain.charAt(i))) {
                plain.setCharAt(i, ' ');
            }
        }
        return plain.toString();
    }

    /**
     * Returns the same with a field to send, in place of any of that name.
     *
     * @throws IllegalArgumentException when the name is not a token, or the value has control characters
     */
    public Headers with(String name, String value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        if (!isName(name)) {
            throw new IllegalArgumentException(
                    "Invalid header name '" + name + "': it must be a token (RFC 9110, 5.6.2).");
        }
        if (value.chars().anyMatch(Headers::isControl)) {
            throw new IllegalArgumentException(
                    "Invalid value of header " + name + ": control characters are not allowed.");
        }
        List<Field> all = new ArrayList<>(fields.size() + 1);
        fields.stream().filter(field -> !field.name().equalsIgnoreCase(name)).forEach(all::add);
        all.add(new Field(name, value));
        return new Headers(all);
    }

    /** Returns the same with other fields, each in place of any of its name. */
    public Headers with(Headers others) {
        Headers all = this;
        for (Field field : requireNonNull(others, "others").fields) {
            all = all.with(field.name(), field.value());
        }
        return all;
    }

    /** Returns the first value of a name. */
    public Optional<String> first(String name) {
        requireNonNull(name, "name");
        for (Field field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return Optional.of(field.value());
            }
        }
        return Optional.empty();
    }

    /** Returns the fields in order. */
    public List<Field> fields() {
        return fields;
    }

    /** Returns the media type without parameters, in lower case, or an empty string. */
    public String mediaType() {
        String type = first("Content-Type").orElse("");
        int end = type.indexOf(';');
        return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    /** Returns the names; values may be secret. */
    @Override
    public String toString() {
        return fields.stream().map(Field::name).collect(Collectors.joining(", ", "Headers[", "]"));
    }
}
