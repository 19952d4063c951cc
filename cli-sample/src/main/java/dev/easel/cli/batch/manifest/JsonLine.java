package dev.easel.cli.batch.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;

/** A line of JSON: an object with keys, or a text, which is a prompt; one that begins with {@code #} is a comment. */
final class JsonLine implements BiFunction<Integer, String, Optional<Line>> {
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(JsonNode.class);

    @Override
    public Optional<Line> apply(Integer number, String text) {
        if (text.stripLeading().startsWith("#")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Line.of(number, members(JSON.readValue(text))));
        } catch (JsonProcessingException e) {
            return Optional.of(Line.unreadable(number, "The line is not valid JSON: " + reason(e)));
        } catch (IllegalArgumentException e) {
            return Optional.of(Line.unreadable(number, String.valueOf(e.getMessage())));
        }
    }

    private static String reason(JsonProcessingException e) {
        String message =
                String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
        return message
                + (e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")") + ".";
    }

    private static List<Member> members(JsonNode line) {
        List<Member> members = new ArrayList<>();
        if (line.isTextual()) {
            members.add(new Member("prompt", line.textValue()));
        } else if (line.isObject()) {
            addAll(members, line);
        } else {
            throw new IllegalArgumentException(
                    line.isArray()
                            ? "The line is a JSON list: write one object a line, such as {\"prompt\": \"a harbor\"}."
                            : "The line is no JSON object: expected one such as {\"prompt\": \"a harbor\"}.");
        }
        return members;
    }

    private static void addAll(List<Member> members, JsonNode object) {
        for (Map.Entry<String, JsonNode> member : object.properties()) {
            add(members, member.getKey(), member.getValue());
        }
    }

    private static void add(List<Member> members, String key, JsonNode value) {
        if (value.isArray()) {
            value.forEach(element -> addElement(members, key, element));
        } else if (value.isObject()) {
            addObject(members, key, value);
        } else if (!value.isNull()) {
            members.add(new Member(key, value.asText()));
        }
    }

    private static void addElement(List<Member> members, String key, JsonNode element) {
        if (element.isArray() || element.isNull()) {
            throw new IllegalArgumentException("Invalid value of '" + key + "': a list holds texts and numbers only.");
        }
        add(members, key, element);
    }

    /** The steps of a mask in their order, fields with values of any type, and headers. */
    private static void addObject(List<Member> members, String key, JsonNode object) {
        switch (key) {
            case "steps" -> addAll(members, object);
            case "field" ->
                object.properties()
                        .forEach(field -> members.add(new Member(key, field.getKey() + "=" + field.getValue())));
            case "header" ->
                object.properties()
                        .forEach(header -> members.add(new Member(
                                key, header.getKey() + ": " + header.getValue().asText())));
            default ->
                throw new IllegalArgumentException("Invalid value of '" + key
                        + "': expected a text, a number, true, false or a list of those, not an object.");
        }
    }
}
