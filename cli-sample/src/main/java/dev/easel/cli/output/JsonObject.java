package dev.easel.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** A JSON object whose members keep their order; an empty optional value is written as null. */
public final class JsonObject {
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private final Map<String, Object> members = new LinkedHashMap<>();

    /**
     * Adds a member.
     *
     * @param value text, a number, a boolean, an object of this type, a list or an optional value of those
     */
    public JsonObject with(String name, Object value) {
        members.put(name, value);
        return this;
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value instanceof JsonObject object) {
            json.writeStartObject();
            for (Map.Entry<String, Object> member : object.members.entrySet()) {
                json.writeFieldName(member.getKey());
                write(json, member.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object element : list) {
                write(json, element);
            }
            json.writeEndArray();
        } else if (value instanceof Optional<?> some) {
            writeOptional(json, some);
        } else if (value instanceof OptionalLong some) {
            writeOptional(json, some.isPresent() ? Optional.of(some.getAsLong()) : Optional.empty());
        } else if (value instanceof OptionalInt some) {
            writeOptional(json, some.isPresent() ? Optional.of(some.getAsInt()) : Optional.empty());
        } else if (value instanceof OptionalDouble some) {
            writeOptional(json, some.isPresent() ? Optional.of(some.getAsDouble()) : Optional.empty());
        } else {
            writeSimple(json, value);
        }
    }

    private static void writeOptional(JsonGenerator json, Optional<?> value) throws IOException {
        if (value.isPresent()) {
            write(json, value.get());
        } else {
            json.writeNull();
        }
    }

    private static void writeSimple(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Boolean flag) {
            json.writeBoolean(flag);
        } else if (value instanceof BigDecimal exact) {
            json.writeNumber(exact);
        } else if (value instanceof Double number) {
            json.writeNumber(number);
        } else if (value instanceof Number whole) {
            json.writeNumber(whole.longValue());
        } else {
            json.writeString(value.toString());
        }
    }

    /** Returns the object on one line, without characters that steer a terminal. */
    @Override
    public String toString() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            write(json, this);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to a string in memory failed.", e);
        }
        return OneLine.ofJson(text.toString());
    }
}
