package dev.easel.json;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonText;
import dev.easel.json.internal.wire.JsonValues;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The JSON form of one kind of value, of version 1; what is read is equal to what was written. Immutable.
 *
 * <p>A document names its kind and version: {@code {"easel":"request","version":1,…}}. Within a document of your own, a
 * value stands without them: {@link #writePart} and {@link #readPart}. The schema is {@link #schema()}.
 */
public final class JsonForm<T> {
    private static final int VERSION = 1;
    private static final String KIND = "easel";
    private static final String VERSIONED = "version";
    private static final String SCHEMA = "easel-1.schema.json";

    private final Form<T> form;

    /**
     * How the options of one provider style are written in a request, and made again of their settings.
     *
     * @param name the name in the JSON, such as {@code openai}
     * @param type the class of the options
     * @param ofSettings makes options of what their {@link ProviderOptions#settings()} returned
     */
    public record Options<T extends ProviderOptions>(
            String name, Class<T> type, Function<Map<String, ?>, ? extends T> ofSettings) {
        public Options {
            requireNonNull(name, "name");
            requireNonNull(type, "type");
            requireNonNull(ofSettings, "ofSettings");
            if (name.isBlank()) {
                throw new IllegalArgumentException("The name of options is blank: give them one, such as openai.");
            }
        }
    }

    private JsonForm(Form<T> form) {
        this.form = form;
    }

    /**
     * Returns the form of requests. Members that it does not know are refused, because they are wishes.
     *
     * @param options how options of provider styles are written; a request with others is refused
     */
    public static JsonForm<ImageRequest> requests(Options<?>... options) {
        return new JsonForm<>(new RequestForm(List.of(requireNonNull(options, "options"))));
    }

    /** Returns the form of results' facts; members that it does not know are ignored. */
    public static JsonForm<ResultFacts> results() {
        return new JsonForm<>(ResultForm.INSTANCE);
    }

    /** Returns the form of failures, without causes and stack traces; members that it does not know are ignored. */
    public static JsonForm<EaselException> failures() {
        return new JsonForm<>(FailureForm.INSTANCE);
    }

    /** Returns the form of what became of a batch's jobs; members that it does not know are ignored. */
    public static JsonForm<JobOutcome> outcomes() {
        return new JsonForm<>(OutcomeForm.INSTANCE);
    }

    /** Returns the form of providers without keys; members that it does not know are refused. */
    public static JsonForm<ProviderSpec> providers() {
        return new JsonForm<>(ProviderForm.INSTANCE);
    }

    /** Returns the JSON Schema of all forms and of a journal's lines, as text. */
    public static String schema() {
        try (InputStream in = requireNonNull(JsonForm.class.getResourceAsStream(SCHEMA), SCHEMA)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("The schema, which is a resource of this module, cannot be read.", e);
        }
    }

    /** Returns a value as a document on one line. */
    public String write(T value) {
        return JsonText.of(document(requireNonNull(value, "value")));
    }

    /**
     * Writes a value as a document in UTF-8 to a stream, which stays open.
     *
     * @throws StorageException when it cannot be written
     */
    public void write(T value, OutputStream out) {
        requireNonNull(value, "value");
        requireNonNull(out, "out");
        try {
            out.write(JsonText.bytes(document(value)));
        } catch (IOException e) {
            throw StorageException.writing("the " + form.name(), e);
        }
    }

    private ObjectNode document(T value) {
        ObjectNode document = JsonValues.object().put(KIND, form.name()).put(VERSIONED, VERSION);
        document.setAll(form.write(value));
        return document;
    }

    /**
     * Reads a document.
     *
     * @throws IllegalArgumentException when it is not one of this kind and version; the message names the field and what
     *     is allowed
     * @throws EaselException when an image file that a request names with its format cannot be read
     */
    public T read(String document) {
        ObjectNode object = JsonText.parse(form.name(), requireNonNull(document, "document"));
        JsonFields fields = JsonFields.of(form.name(), object);
        String kind = fields.text(KIND);
        if (!kind.equals(form.name())) {
            throw fields.wrong(KIND, object.get(KIND), '"' + form.name() + '"');
        }
        if (fields.whole(VERSIONED) != VERSION) {
            throw fields.wrong(VERSIONED, object.get(VERSIONED), VERSION + ", which this version of Easel reads");
        }
        return read(fields);
    }

    /** Returns a value as an object without kind and version, as it stands within another document. */
    public String writePart(T value) {
        return JsonText.of(form.write(requireNonNull(value, "value")));
    }

    /**
     * Reads a value that is part of another document.
     *
     * @throws IllegalArgumentException when it is not of this kind; the message names the field and what is allowed
     */
    public T readPart(String object) {
        return read(JsonFields.of(form.name(), JsonText.parse(form.name(), requireNonNull(object, "object"))));
    }

    private T read(JsonFields fields) {
        return fields.made(form::read);
    }

    @Override
    public String toString() {
        return "JsonForm[" + form.name() + "]";
    }
}
