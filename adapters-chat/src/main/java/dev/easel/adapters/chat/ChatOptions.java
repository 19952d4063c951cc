package dev.easel.adapters.chat;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ProviderOptions;
import dev.easel.http.Headers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Settings of chat completions that other dialects do not have. Immutable; options of a request take precedence over those
 * of the configuration.
 */
public final class ChatOptions implements ProviderOptions {
    private static final String STREAM = "stream";
    private static final String MODALITIES = "modalities";
    private static final String IMAGE_CONFIG = "image_config.";
    private static final String FIELDS = "fields.";
    private static final String HEADER = "header.";
    private static final ChatOptions NONE = builder().build();
    private static final Set<String> RESERVED = Set.of("model", "messages", STREAM, MODALITIES, "image_config");

    private final Optional<Boolean> stream;
    private final List<String> modalities;
    private final Map<String, Object> imageConfig;
    private final Map<String, Object> fields;
    private final Headers headers;

    private ChatOptions(Builder builder) {
        this.stream = builder.stream;
        this.modalities = List.copyOf(builder.modalities);
        this.imageConfig = Collections.unmodifiableMap(new LinkedHashMap<>(builder.imageConfig));
        this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(builder.fields));
        this.headers = builder.headers;
    }

    /** Returns empty options. */
    public static ChatOptions none() {
        return NONE;
    }

    /** Starts with empty options. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns the options that {@link #settings()} came from; names of headers are in lower case then.
     *
     * @throws IllegalArgumentException when one is unknown, or its value is of another type
     */
    public static ChatOptions ofSettings(Map<String, ?> settings) {
        Builder builder = builder();
        requireNonNull(settings, "settings")
                .forEach((name, value) -> set(builder, name, requireNonNull(value, "value")));
        return builder.build();
    }

    private static void set(Builder builder, String name, Object value) {
        if (name.equals(STREAM) && value instanceof Boolean enabled) {
            builder.stream(enabled);
        } else if (name.equals(MODALITIES) && value instanceof List<?> kinds) {
            builder.modalities(kinds.stream().map(String::valueOf).toArray(String[]::new));
        } else if (name.startsWith(IMAGE_CONFIG)) {
            builder.imageConfig(name.substring(IMAGE_CONFIG.length()), value);
        } else if (name.startsWith(FIELDS)) {
            builder.field(name.substring(FIELDS.length()), value);
        } else if (name.startsWith(HEADER)) {
            builder.header(name.substring(HEADER.length()), value.toString());
        } else {
            throw new IllegalArgumentException("Invalid chat setting '" + name + "': allowed are " + STREAM
                    + ", true or false; " + MODALITIES + ", a list; and names that begin with " + IMAGE_CONFIG + ", "
                    + FIELDS + " or " + HEADER);
        }
    }

    /** Returns whether to request a stream, so that progress arrives while the provider works; empty if not set. */
    public Optional<Boolean> stream() {
        return stream;
    }

    /** Returns the requested kinds of output, such as {@code image} and {@code text}; empty if not set. */
    public List<String> modalities() {
        return modalities;
    }

    /** Returns the settings of the image, such as {@code aspect_ratio} (OpenRouter, Gemini models). */
    public Map<String, Object> imageConfig() {
        return imageConfig;
    }

    /** Returns additional fields of the body, such as {@code max_tokens} and {@code temperature}. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** Returns additional headers of the request. */
    public Headers headers() {
        return headers;
    }

    @Override
    public Map<String, ?> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        stream.ifPresent(enabled -> all.put(STREAM, enabled));
        if (!modalities.isEmpty()) {
            all.put(MODALITIES, modalities);
        }
        imageConfig.forEach((name, value) -> all.put(IMAGE_CONFIG + name, value));
        fields.forEach((name, value) -> all.put(FIELDS + name, value));
        headers.fields().forEach(header -> all.put(HEADER + header.name().toLowerCase(Locale.ROOT), header.value()));
        return all;
    }

    /** Returns these options, with others for what is not set here. */
    ChatOptions over(ChatOptions others) {
        Builder both = builder();
        both.stream = stream.or(() -> others.stream);
        both.modalities = modalities.isEmpty() ? others.modalities : modalities;
        both.imageConfig.putAll(others.imageConfig);
        both.imageConfig.putAll(imageConfig);
        both.fields.putAll(others.fields);
        both.fields.putAll(fields);
        both.headers = others.headers.with(headers);
        return both.build();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ChatOptions that
                && stream.equals(that.stream)
                && modalities.equals(that.modalities)
                && imageConfig.equals(that.imageConfig)
                && fields.equals(that.fields)
                && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return Objects.hash(stream, modalities, imageConfig, fields, headers);
    }

    /** Collects options. */
    public static final class Builder {
        private Optional<Boolean> stream = Optional.empty();
        private List<String> modalities = List.of();
        private final Map<String, Object> imageConfig = new LinkedHashMap<>();
        private final Map<String, Object> fields = new LinkedHashMap<>();
        private Headers headers = Headers.NONE;

        private Builder() {}

        /** Requests the response as a stream, or as one document. */
        public Builder stream(boolean enabled) {
            stream = Optional.of(enabled);
            return this;
        }

        /** Sets the kinds of output to request, such as {@code image} and {@code text}. */
        public Builder modalities(String... kinds) {
            modalities = List.of(requireNonNull(kinds, "kinds"));
            return this;
        }

        /** Sets one of the image settings; values are text, numbers, booleans, maps and lists. */
        public Builder imageConfig(String name, Object value) {
            imageConfig.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
            return this;
        }

        /**
         * Adds a field to the body; values are text, numbers, booleans, maps and lists.
         *
         * @throws IllegalArgumentException if the dialect writes the field
         */
        public Builder field(String name, Object value) {
            requireNonNull(name, "name");
            requireNonNull(value, "value");
            if (RESERVED.contains(name)) {
                throw new IllegalArgumentException("Body field '" + name
                        + "' cannot be set here: it is written from the request and these options. Any name except "
                        + RESERVED.stream().sorted().toList()
                        + " is allowed.");
            }
            fields.put(name, value);
            return this;
        }

        /** Adds a header to the request. */
        public Builder header(String name, String value) {
            headers = headers.with(name, value);
            return this;
        }

        public ChatOptions build() {
            return new ChatOptions(this);
        }
    }
}
