package dev.easel.adapters.openai.settings;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ProviderOptions;
import dev.easel.http.body.JsonBody;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Options that only the OpenAI style has, for one request or as defaults of a configuration. Immutable. */
public final class OpenAiOptions implements ProviderOptions {
    /** The field that is left out for models that take none. */
    public static final String INPUT_FIDELITY = "input_fidelity";

    /** The field that only models from GPT Image 2.6 on take, and that is left out for others. */
    public static final String COMPLEXITY = "complexity";

    private static final String STREAM = "stream";
    private static final OpenAiOptions NONE = new OpenAiOptions(Map.of(), false);

    /** How strictly images are moderated ({@code moderation}). */
    public enum Moderation {
        AUTO,
        LOW
    }

    /** How much effort goes into matching the input images ({@code input_fidelity}), where a model supports it. */
    public enum Fidelity {
        LOW,
        HIGH
    }

    /** How much is planned before an image is rendered ({@code complexity}; GPT Image 2.6 and newer). */
    public enum Complexity {
        LOW,
        MEDIUM,
        HIGH
    }

    private final Map<String, Object> fields;
    private final boolean stream;

    private OpenAiOptions(Map<String, Object> fields, boolean stream) {
        this.fields = Collections.unmodifiableMap(fields);
        this.stream = stream;
    }

    /** Returns empty options. */
    public static OpenAiOptions none() {
        return NONE;
    }

    /** Returns the options that {@link #settings()} came from. */
    public static OpenAiOptions ofSettings(Map<String, ?> settings) {
        OpenAiOptions options = NONE;
        for (Map.Entry<String, ?> setting : requireNonNull(settings, "settings").entrySet()) {
            Object value = requireNonNull(setting.getValue(), "value");
            boolean streams = setting.getKey().equals(STREAM) && value.equals(true);
            options = streams ? options.stream() : options.extra(setting.getKey(), value);
        }
        return options;
    }

    /** Returns the same with a level of moderation. */
    public OpenAiOptions moderation(Moderation level) {
        return extra("moderation", word(requireNonNull(level, "level")));
    }

    /** Returns the same with a fidelity to the input images; left out for models that do not support it. */
    public OpenAiOptions inputFidelity(Fidelity fidelity) {
        return extra(INPUT_FIDELITY, word(requireNonNull(fidelity, "fidelity")));
    }

    /** Returns the same with a complexity; left out for models that do not support it. */
    public OpenAiOptions complexity(Complexity complexity) {
        return extra(COMPLEXITY, word(requireNonNull(complexity, "complexity")));
    }

    /** Returns the same with a hashed identifier of the end user, at most 128 characters. */
    public OpenAiOptions safetyIdentifier(String hash) {
        return extra("safety_identifier", requireNonNull(hash, "hash"));
    }

    /** Returns the same with the older {@code user}, which servers may still use. */
    public OpenAiOptions user(String user) {
        return extra("user", requireNonNull(user, "user"));
    }

    /** Returns the same with the response streamed even without partial images. */
    public OpenAiOptions stream() {
        return new OpenAiOptions(fields, true);
    }

    /**
     * Returns the same with any other field, sent as it is and replacing one of the same name.
     *
     * @param value text, a number, a boolean, or maps and lists of such; anything else fails with an {@link
     *     IllegalArgumentException}
     */
    public OpenAiOptions extra(String field, Object value) {
        requireNonNull(field, "field");
        requireNonNull(value, "value");
        JsonBody.of(Map.of(field, value));
        Map<String, Object> more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new OpenAiOptions(more, stream);
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** Returns the fields as they are sent. */
    public Map<String, Object> fields() {
        return fields;
    }

    public boolean streams() {
        return stream;
    }

    @Override
    public Map<String, ?> settings() {
        if (!stream) {
            return fields;
        }
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(STREAM, true);
        return all;
    }

    /** Returns the value of a field. */
    public Optional<Object> field(String name) {
        return Optional.ofNullable(fields.get(requireNonNull(name, "name")));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpenAiOptions that && fields.equals(that.fields) && stream == that.stream;
    }

    @Override
    public int hashCode() {
        return Objects.hash(fields, stream);
    }

    /** Returns the names of the fields; values may be private. */
    @Override
    public String toString() {
        return "OpenAiOptions" + fields.keySet();
    }
}
