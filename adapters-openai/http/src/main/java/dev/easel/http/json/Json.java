package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * A JSON value that is safe to read: a missing value is {@linkplain #isPresent absent}, never null, and a value of
 * another type than requested counts as absent.
 */
public final class Json {
    private static final Json ABSENT = new Json(MissingNode.getInstance());
    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNestingDepth(100)
                    .build())
            .build();
    private static final Pattern ADVICE = Pattern.compile(
            "\\s*(\\(bound as|\\(start marker|: enable `|: maybe |\\(not recognized|: not allowed as per|\\(`Stream).*",
            Pattern.DOTALL);
    private static final int SHOWN = 120;
    private static final int MOST_DIGITS = 30;
    /** Text is limited where it is read, so a single string may use up that limit. */
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final JsonNode node;

    private Json(JsonNode node) {
        this.node = node;
    }

    /** Parses a document; throws {@link MalformedResponseException} when it is not JSON. */
    public static Json parse(byte[] document) throws MalformedResponseException {
        return parse(FACTORY, document);
    }

    /** Parses a document as {@link #parse} does, which must name no member twice and nest no deeper than 100. */
    public static Json parseStrictly(byte[] document) throws MalformedResponseException {
        return parse(STRICT, document);
    }

    private static Json parse(JsonFactory factory, byte[] document) throws MalformedResponseException {
        requireNonNull(document, "document");
        try {
            return of(JsonTree.read(factory, document));
        } catch (JsonProcessingException e) {
            throw new MalformedResponseException(
                    "Invalid JSON: " + problem(e) + "; it begins with " + beginning(document) + ".", e);
        } catch (IOException e) {
            throw new MalformedResponseException("Invalid JSON: " + e.getMessage(), e);
        }
    }

    /** Parses a document; throws {@link MalformedResponseException} when it is not JSON. */
    public static Json parse(String document) throws MalformedResponseException {
        return parse(requireNonNull(document, "document").getBytes(StandardCharsets.UTF_8));
    }

    /** Reads what is whole in a document that {@link #parse} rejects; absent if nothing is. */
    public static Json damaged(byte[] document) {
        return of(DamagedJson.read(requireNonNull(document, "document")));
    }

    /** Returns what is wrong, without the parser's advice to whoever programs with it. */
    private static String problem(JsonProcessingException e) {
        String problem = ADVICE.matcher(String.valueOf(e.getOriginalMessage())).replaceAll("");
        JsonLocation at = e.getLocation();
        return at == null ? problem : problem + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    private static String beginning(byte[] document) {
        String text = new String(document, 0, Math.min(document.length, SHOWN), StandardCharsets.UTF_8);
        return "'" + text.replaceAll("\\p{Cntrl}", " ") + (document.length > SHOWN ? "…" : "") + "'";
    }

    private static Json of(JsonNode node) {
        return node == null || node.isMissingNode() ? ABSENT : new Json(node);
    }

    /** Returns whether there is a value; {@code null} counts as absent. */
    public boolean isPresent() {
        return !node.isMissingNode() && !node.isNull();
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    public boolean isText() {
        return node.isTextual();
    }

    /** Returns a member of an object, absent if it is missing. */
    public Json get(String name) {
        return of(node.get(requireNonNull(name, "name")));
    }

    /** Returns the value at the end of a path of members. */
    public Json at(String... names) {
        Json value = this;
        for (String name : requireNonNull(names, "names")) {
            value = value.get(name);
        }
        return value;
    }

    /** Returns the elements of an array; an empty list for anything else. */
    public List<Json> items() {
        if (!node.isArray()) {
            return List.of();
        }
        List<Json> items = new ArrayList<>(node.size());
        node.forEach(element -> items.add(of(element)));
        return items;
    }

    /** Returns the members of an object in order; an empty map for anything else. */
    public Map<String, Json> members() {
        Map<String, Json> members = new LinkedHashMap<>();
        if (node.isObject()) {
            node.properties().forEach(member -> members.put(member.getKey(), of(member.getValue())));
        }
        return members;
    }

    /** Returns the text of a string. */
    public Optional<String> text() {
        return node.isTextual() ? Optional.of(node.textValue()) : Optional.empty();
    }

    /** Returns the text of a member that is a string and not blank. */
    public Optional<String> text(String name) {
        return get(name).text().filter(text -> !text.isBlank());
    }

    /** Returns a string, number or boolean as text. */
    public Optional<String> word() {
        return node.isValueNode() && isPresent() ? Optional.of(node.asText()) : Optional.empty();
    }

    /** Returns a member that is a string, number or boolean as text that is not blank. */
    public Optional<String> word(String name) {
        return get(name).word().filter(text -> !text.isBlank());
    }

    /** Returns a whole number, which some servers send as a string. */
    public OptionalLong number() {
        if (node.isNumber()) {
            return OptionalLong.of(node.longValue());
        }
        try {
            return node.isTextual()
                    ? OptionalLong.of(Long.parseLong(node.textValue().strip()))
                    : OptionalLong.empty();
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }

    /** Returns a member that is a whole number. */
    public OptionalLong number(String name) {
        return get(name).number();
    }

    /** Returns a number. */
    public OptionalDouble decimal() {
        return node.isNumber() ? OptionalDouble.of(node.doubleValue()) : OptionalDouble.empty();
    }

    /**
     * Returns a number in decimal, without the error of binary fractions, such as an amount of money; some servers send it
     * as a string. More than 30 digits before or after the point count as absent.
     */
    public Optional<BigDecimal> decimalNumber() {
        try {
            if (node.isNumber()) {
                return Optional.of(node.decimalValue()).filter(Json::isShort);
            }
            return text().map(String::strip)
                    .filter(text -> text.length() <= MOST_DIGITS)
                    .map(BigDecimal::new)
                    .filter(Json::isShort);
        } catch (NumberFormatException e) {
            // Not a number, or one that is too large for a binary fraction.
            return Optional.empty();
        }
    }

    private static boolean isShort(BigDecimal number) {
        return Math.abs((long) number.scale()) <= MOST_DIGITS && number.precision() <= 2 * MOST_DIGITS;
    }

    /** Returns a member that is a boolean. */
    public Optional<Boolean> flag(String name) {
        JsonNode member = get(name).node;
        return member.isBoolean() ? Optional.of(member.booleanValue()) : Optional.empty();
    }

    /** Returns the value as plain Java: text, numbers, booleans, maps and lists; a null is left out of maps. */
    public Object toJava() {
        if (node.isObject()) {
            Map<String, Object> members = new LinkedHashMap<>();
            members().forEach((name, value) -> {
                if (value.isPresent()) {
                    members.put(name, value.toJava());
                }
            });
            return members;
        }
        if (node.isArray()) {
            return items().stream().filter(Json::isPresent).map(Json::toJava).toList();
        }
        if (node.isNumber()) {
            return node.numberValue();
        }
        return node.isBoolean() ? node.booleanValue() : node.asText();
    }

    /** Returns the value as JSON without white space. */
    @Override
    public String toString() {
        return node.isMissingNode() ? "" : JsonTree.write(FACTORY, node);
    }
}
