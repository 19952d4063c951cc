package dev.easel.json.internal.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of a JSON object; one that is missing or of another type is an error that names its path. */
public final class JsonFields {
    private static final int SHOWN = 60;

    private final String what;
    private final String path;
    private final ObjectNode object;
    private final Set<String> known = new LinkedHashSet<>();

    private JsonFields(String what, String path, ObjectNode object) {
        this.what = what;
        this.path = path;
        this.object = object;
    }

    /**
     * Returns the fields of a document.
     *
     * @param what what it is, for errors, such as {@code request}
     * @throws IllegalArgumentException when it is not an object
     */
    public static JsonFields of(String what, JsonNode document) {
        if (document instanceof ObjectNode object) {
            return new JsonFields(what, "", object);
        }
        throw new IllegalArgumentException(
                "Invalid " + what + ": a JSON object is expected, not " + shown(document) + ".");
    }

    /** Returns a field, or empty if it is missing or null. */
    public Optional<JsonNode> value(String name) {
        known.add(name);
        return Optional.ofNullable(object.get(name)).filter(value -> !value.isNull());
    }

    private <T> T required(String name, Optional<T> value, String expected) {
        return value.orElseThrow(() -> new IllegalArgumentException(
                "Invalid " + what + ": the field \"" + path + name + "\" is missing; expected " + expected + "."));
    }

    /** Returns the error of a field with a wrong value. */
    public IllegalArgumentException wrong(String name, JsonNode value, String expected) {
        return new IllegalArgumentException("Invalid " + what + ": the field \"" + path + name + "\" is " + shown(value)
                + "; expected " + expected + ".");
    }

    private static String shown(JsonNode value) {
        if (value.isObject()) {
            return "an object";
        }
        if (value.isArray()) {
            return "a list";
        }
        String text = value.isTextual() ? '"' + value.textValue() + '"' : value.asText();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    /** Returns what a function makes of a field; what it refuses is an error that names the field. */
    private <T> T made(String name, String text, Function<String, T> function) {
        try {
            return function.apply(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Invalid " + what + ": the field \"" + path + name + "\": " + e.getMessage(), e);
        }
    }

    /** Returns a text. */
    public String text(String name) {
        return required(name, optionalText(name), "text");
    }

    /** Returns what a function makes of a text. */
    public <T> T text(String name, Function<String, T> function) {
        return made(name, text(name), function);
    }

    /** Returns a text, or empty if it is missing. */
    public Optional<String> optionalText(String name) {
        return value(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(name, value, "text");
            }
            return value.textValue();
        });
    }

    /** Returns what a function makes of a text, or empty if it is missing. */
    public <T> Optional<T> optionalText(String name, Function<String, T> function) {
        return optionalText(name).map(text -> made(name, text, function));
    }

    /** Returns one of the constants of an enumeration, by its word. */
    public <E extends Enum<E>> E word(String name, Class<E> type) {
        return required(name, optionalWord(name, type), "one of " + words(type));
    }

    /** Returns one of the constants of an enumeration, by its word, or empty if it is missing. */
    public <E extends Enum<E>> Optional<E> optionalWord(String name, Class<E> type) {
        return constant(name, type, word -> word.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /** Returns one of the constants of an enumeration, by its name in capitals. */
    public <E extends Enum<E>> E name(String name, Class<E> type) {
        return required(
                name,
                constant(name, type, Enum::name),
                "one of "
                        + Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(", ")));
    }

    private <E extends Enum<E>> Optional<E> constant(String name, Class<E> type, Function<E, String> word) {
        return value(name)
                .map(value -> Arrays.stream(type.getEnumConstants())
                        .filter(constant -> word.apply(constant).equals(value.textValue()))
                        .findFirst()
                        .orElseThrow(() -> wrong(
                                name,
                                value,
                                "one of "
                                        + Arrays.stream(type.getEnumConstants())
                                                .map(word)
                                                .collect(Collectors.joining(", ")))));
    }

    /** Returns the word of a constant: its name in lower case, with hyphens. */
    public static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String words(Class<? extends Enum<?>> type) {
        return Arrays.stream(type.getEnumConstants()).map(JsonFields::word).collect(Collectors.joining(", "));
    }

    /** Returns whether a field is true, or a default if it is missing. */
    public boolean flag(String name, boolean byDefault) {
        return value(name)
                .map(value -> {
                    if (!value.isBoolean()) {
                        throw wrong(name, value, "true or false");
                    }
                    return value.booleanValue();
                })
                .orElse(byDefault);
    }

    /** Returns a whole number. */
    public long whole(String name) {
        return required(name, optionalWhole(name), "a whole number");
    }

    /** Returns a whole number, or empty if it is missing. */
    public Optional<Long> optionalWhole(String name) {
        return value(name).map(value -> {
            if (!value.isIntegralNumber() || !value.canConvertToLong()) {
                throw wrong(name, value, "a whole number");
            }
            return value.longValue();
        });
    }

    /** Returns a whole number of at most 31 bits. */
    public int integer(String name) {
        return required(name, optionalInteger(name, Function.identity()), "a whole number");
    }

    /** Returns what a function makes of a whole number of at most 31 bits, or empty if it is missing. */
    public <T> Optional<T> optionalInteger(String name, Function<Integer, T> function) {
        return optionalWhole(name)
                .map(number -> made(name, number.toString(), text -> {
                    if (number != number.intValue()) {
                        throw new IllegalArgumentException("The number " + number + " is out of range: at most "
                                + Integer.MAX_VALUE + " is allowed.");
                    }
                    return function.apply(number.intValue());
                }));
    }

    /** Returns a number, or empty if it is missing. */
    public Optional<BigDecimal> optionalNumber(String name) {
        return value(name).map(value -> {
            if (!value.isNumber()) {
                throw wrong(name, value, "a number");
            }
            return value.decimalValue();
        });
    }

    /** Returns a number. */
    public BigDecimal number(String name) {
        return required(name, optionalNumber(name), "a number");
    }

    /** Returns the fields of an object. */
    public JsonFields object(String name) {
        return required(name, optionalObject(name), "an object");
    }

    /** Returns the fields of an object, or empty if it is missing. */
    public Optional<JsonFields> optionalObject(String name) {
        return value(name).map(value -> {
            if (!(value instanceof ObjectNode inner)) {
                throw wrong(name, value, "an object");
            }
            return new JsonFields(what, path + name + ".", inner);
        });
    }

    /** Returns the fields of each object of a list, which is empty if it is missing. */
    public List<JsonFields> objects(String name) {
        List<JsonFields> all = new ArrayList<>();
        for (JsonNode element : list(name)) {
            String place = name + "[" + all.size() + "]";
            if (!(element instanceof ObjectNode inner)) {
                throw wrong(place, element, "an object");
            }
            all.add(new JsonFields(what, path + place + ".", inner));
        }
        return all;
    }

    /** Returns what a function makes of each text of a list, which is empty if it is missing. */
    public <T> List<T> texts(String name, Function<String, T> function) {
        List<T> all = new ArrayList<>();
        for (JsonNode element : list(name)) {
            String place = name + "[" + all.size() + "]";
            if (!element.isTextual()) {
                throw wrong(place, element, "text");
            }
            all.add(made(place, element.textValue(), function));
        }
        return all;
    }

    private List<JsonNode> list(String name) {
        return value(name)
                .map(value -> {
                    if (!value.isArray()) {
                        throw wrong(name, value, "a list");
                    }
                    List<JsonNode> elements = new ArrayList<>();
                    value.forEach(elements::add);
                    return elements;
                })
                .orElse(List.of());
    }

    /** Returns the names of all fields. */
    public Set<String> names() {
        Set<String> names = new LinkedHashSet<>();
        object.fieldNames().forEachRemaining(names::add);
        known.addAll(names);
        return names;
    }

    /** Returns the fields as text, numbers, booleans, lists and maps. */
    public Map<String, Object> values() {
        known.addAll(names());
        return JsonValues.map(object);
    }

    /** Returns what a function makes of all fields; what it refuses is an error that names the object. */
    public <T> T made(Function<JsonFields, T> function) {
        try {
            return function.apply(this);
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (message.startsWith("Invalid " + what + ": ")) {
                throw e;
            }
            String place = path.isEmpty() ? "" : "the field \"" + path.substring(0, path.length() - 1) + "\": ";
            throw new IllegalArgumentException("Invalid " + what + ": " + place + message, e);
        }
    }

    /**
     * Refuses fields that were not looked at.
     *
     * @throws IllegalArgumentException when there is one, with those that are allowed
     */
    public void refuseOthers() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("Invalid " + what + ": the field \"" + path
                        + (name.length() > SHOWN ? name.substring(0, SHOWN) + "…" : name)
                        + "\" is unknown; allowed are "
                        + String.join(", ", known) + ".");
            }
        });
    }
}
