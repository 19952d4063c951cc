package dev.easel.it.json;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import dev.easel.cli.output.JsonReport;
import dev.easel.json.JsonForm;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/** The schemas that are published: of documents, and of what the command line prints. */
public final class PublishedSchema {
    private static final String DOCUMENTS = "urn:easel:schema:1";
    private static final String REPORT = "urn:easel:report:1";
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final JsonSchemaFactory FACTORY = JsonSchemaFactory.getInstance(
            SpecVersion.VersionFlag.V202012,
            builder -> builder.schemaLoaders(
                    loaders -> loaders.schemas(Map.of(DOCUMENTS, JsonForm.schema(), REPORT, report()))));

    private PublishedSchema() {}

    private static String report() {
        String file = "/dev/easel/cli/report-1.schema.json";
        try (InputStream in = requireNonNull(JsonReport.class.getResourceAsStream(file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns what is wrong with a document. */
    static Set<ValidationMessage> errors(String document) {
        return errorsAt(DOCUMENTS, document);
    }

    /** Returns what is wrong with JSON as the value of a definition, such as {@code journalEntry}. */
    static Set<ValidationMessage> errors(String definition, String json) {
        return errorsAt(DOCUMENTS + "#/$defs/" + definition, json);
    }

    /** Returns what is wrong with a line that the command line printed. */
    static Set<ValidationMessage> errorsOfReport(String line) {
        return errorsAt(REPORT, line);
    }

    private static Set<ValidationMessage> errorsAt(String schema, String json) {
        try {
            return FACTORY.getSchema(SchemaLocation.of(schema)).validate(MAPPER.readTree(json));
        } catch (IOException e) {
            throw new AssertionError("Not JSON: " + json, e);
        }
    }

    /** Asserts that a document is as the schema says. */
    public static void assertIsValid(String document) {
        assertThat(errors(document)).as(document).isEmpty();
    }
}
