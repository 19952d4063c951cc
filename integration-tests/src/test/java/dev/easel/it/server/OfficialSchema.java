package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The schemas of OpenAI's published document, by their names in it. */
final class OfficialSchema {
    private static final String FILE = "/openapi/openai.json";
    private static final String LOCATION = "https://easel.invalid/openai.json";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(loaders -> loaders.schemas(Map.of(LOCATION, text()))));
    private static final Map<String, String> EVENTS = events();

    private OfficialSchema() {}

    private static String text() {
        try (InputStream in = Objects.requireNonNull(OfficialSchema.class.getResourceAsStream(FILE), FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }

    /** Returns what is wrong with JSON by a schema. */
    static Set<ValidationMessage> errors(String schema, JsonNode json) {
        JsonSchema rules = FACTORY.getSchema(SchemaLocation.of(LOCATION + "#/components/schemas/" + schema));
        return rules.validate(json);
    }

    /** Asserts that JSON is as a schema says. */
    static JsonNode assertIs(String schema, String json) {
        JsonNode parsed = parse(json);
        assertThat(errors(schema, parsed))
                .as("%s as %s", shortened(json), schema)
                .isEmpty();
        return parsed;
    }

    /** Asserts that each event of a stream is as the schema of its type says; returns the events. */
    static List<JsonNode> assertEvents(String stream) {
        List<JsonNode> events = new ArrayList<>();
        for (String line : data(stream)) {
            JsonNode event = parse(line);
            String type = event.path("type").asText();
            assertThat(EVENTS).as(shortened(line)).containsKey(type);
            assertIs(EVENTS.get(type), line);
            events.add(event);
        }
        assertThat(events).isNotEmpty();
        return events;
    }

    /** Returns the data of a stream's events, the final {@code [DONE]} left out. */
    static List<String> data(String stream) {
        return stream.lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring("data: ".length()))
                .filter(data -> !data.equals("[DONE]"))
                .toList();
    }

    /** Returns the names of the schemas of events, by their types. */
    private static Map<String, String> events() {
        Map<String, String> events = new TreeMap<>();
        parse(text()).at("/components/schemas").properties().forEach(schema -> {
            JsonNode type = schema.getValue().at("/properties/type/enum/0");
            if (schema.getKey().endsWith("Event") && type.isTextual()) {
                events.put(type.asText(), schema.getKey());
            }
        });
        return events;
    }

    private static String shortened(String text) {
        return text.length() < 2000 ? text : text.substring(0, 1000) + "…" + text.substring(text.length() - 500);
    }
}
