package dev.easel.json.internal.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * JSON as text, to and from trees.
 *
 * <p>No object mapper is made for it, which would take a program that prints one line longer than the line is worth.
 */
public final class JsonText {
    /** The deepest nesting that is read and written. */
    public static final int MAX_DEPTH = 64;

    /** The longest text within a document, in characters: an image of 150 MB in base64. */
    public static final int MAX_TEXT = 200_000_000;

    private static final int MAX_SCALE = 400;

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .build())
            .streamWriteConstraints(
                    StreamWriteConstraints.builder().maxNestingDepth(MAX_DEPTH).build())
            .build();

    private JsonText() {}

    /** Returns a tree as text on one line. */
    public static String of(JsonNode tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, tree);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to a string in memory failed.", e);
        }
        return withoutLoneSurrogates(text.toString());
    }

    /** Returns a tree as UTF-8 on one line. */
    public static byte[] bytes(JsonNode tree) {
        return of(tree).getBytes(StandardCharsets.UTF_8);
    }

    /** Returns the text with halves of characters, which UTF-8 cannot hold, as escapes; they can only be within strings. */
    private static String withoutLoneSurrogates(String json) {
        StringBuilder escaped = new StringBuilder();
        int done = 0;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1))) {
                i++;
            } else {
                escaped.append(json, done, i).append(String.format("\\u%04x", (int) c));
                done = i + 1;
            }
        }
        return done == 0 ? json : escaped.append(json, done, json.length()).toString();
    }

    private static void write(JsonGenerator json, JsonNode value) throws IOException {
        if (value instanceof ObjectNode object) {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> member : object.properties()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof ArrayNode list) {
            json.writeStartArray();
            for (JsonNode element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else {
            writeSimple(json, value);
        }
    }

    private static void writeSimple(JsonGenerator json, JsonNode value) throws IOException {
        if (value.isTextual()) {
            json.writeString(value.textValue());
        } else if (value.isBoolean()) {
            json.writeBoolean(value.booleanValue());
        } else if (value.isBigInteger()) {
            json.writeNumber(value.bigIntegerValue());
        } else if (value.isIntegralNumber()) {
            json.writeNumber(value.longValue());
        } else if (value.isNumber()) {
            json.writeNumber(value.decimalValue());
        } else {
            json.writeNull();
        }
    }

    /**
     * Reads a document that is one object.
     *
     * @param what what the document is, for errors, such as {@code request}
     * @throws IllegalArgumentException when it is not JSON, not an object, too deep or too large, or names a member twice
     */
    public static ObjectNode parse(String what, String text) {
        try (JsonParser json = JSON.createParser(text)) {
            return document(what, json);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    /** Reads a document from UTF-8, as {@link #parse(String, String)} does from text. */
    public static ObjectNode parse(String what, byte[] bytes, int length) {
        try (JsonParser json = JSON.createParser(bytes, 0, length)) {
            return document(what, json);
        } catch (IOException e) {
            throw unreadable(what, e);
        }
    }

    private static IllegalArgumentException unreadable(String what, IOException e) {
        String why = e instanceof JsonProcessingException json ? json.getOriginalMessage() : String.valueOf(e);
        String where = e instanceof JsonProcessingException json && json.getLocation() != null
                ? " at line " + json.getLocation().getLineNr() + ", column "
                        + json.getLocation().getColumnNr()
                : "";
        return new IllegalArgumentException("Invalid " + what + ": this is not valid JSON" + where + ": " + why, e);
    }

    private static ObjectNode document(String what, JsonParser json) throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("Invalid " + what + ": a JSON object is expected, beginning with '{'.");
        }
        ObjectNode object = object(json);
        if (json.nextToken() != null) {
            throw new IllegalArgumentException("Invalid " + what + ": something follows the JSON object.");
        }
        return object;
    }

    private static ObjectNode object(JsonParser json) throws IOException {
        ObjectNode object = new ObjectNode(JsonNodeFactory.instance);
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            object.set(name, value(json, json.nextToken()));
        }
        return object;
    }

    private static JsonNode value(JsonParser json, JsonToken token) throws IOException {
        return switch (token) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json);
            case VALUE_STRING -> TextNode.valueOf(json.getText());
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            case VALUE_NUMBER_INT -> whole(json);
            case VALUE_NUMBER_FLOAT -> decimal(json);
            default -> NullNode.getInstance();
        };
    }

    private static ArrayNode list(JsonParser json) throws IOException {
        ArrayNode list = new ArrayNode(JsonNodeFactory.instance);
        for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
            list.add(value(json, token));
        }
        return list;
    }

    private static JsonNode whole(JsonParser json) throws IOException {
        return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                ? BigIntegerNode.valueOf(json.getBigIntegerValue())
                : LongNode.valueOf(json.getLongValue());
    }

    /** Refuses exponents with which a short text stands for a number of a billion digits. */
    private static JsonNode decimal(JsonParser json) throws IOException {
        String text = json.getText();
        BigDecimal number = new BigDecimal(text);
        if (Math.abs((long) number.scale()) > MAX_SCALE) {
            throw new JsonParseException(
                    json,
                    "The number " + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                            + " is too large or too small: exponents up to " + MAX_SCALE + " are allowed.");
        }
        return DecimalNode.valueOf(number);
    }
}
