package dev.easel.adapters.chat;

import dev.easel.core.domain.ProviderOptions;
import dev.easel.http.Headers;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Settings of chat completions that other dialects do not have. Immutable; those of a request go before those of the configuration. */
public final class ChatOptions implements ProviderOptions {
    private static final ChatOptions NONE = builder().build();
    private static final Set<String> OWN = Set.of("model", "messages", "stream", "modalities", "image_config");

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

    /** Returns options that say nothing. */
    public static ChatOptions none() {
        return NONE;
    }

    /** Starts from options that say nothing. */
    public static Builder builder() {
        return new Builder();
    }

    /** Returns whether the answer is asked for as a stream, so that progress arrives while the work goes on. */
    public Optional<Boolean> stream() {
        return stream;
    }

    /** Returns the kinds of output asked for, such as {@code image} and {@code text}; none when it is not said. */
    public List<String> modalities() {
        return modalities;
    }

    /** Returns the settings of the image, such as {@code aspect_ratio} (OpenRouter, Gemini models). */
    public Map<String, Object> imageConfig() {
        return imageConfig;
    }

    /** Returns further fields of the body, such as {@code max_tokens} and {@code temperature}. */
    public Map<String, Object> fields() {
        return fields;
    }

    /** Returns further header fields of the call. */
    public Headers headers() {
        return headers;
    }

    /** Returns these options where they say something, others where they do not. */
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

        /** Asks for the answer as a stream, or for one document. */
        public Builder stream(boolean asked) {
            stream = Optional.of(asked);
            return this;
        }

        /** Says which kinds of output are wanted, such as {@code image} and {@code text}. */
        public Builder modalities(String... kinds) {
            modalities = List.of(kinds);
            return this;
        }

        /** Sets one of the image's settings; values are text, numbers, booleans, maps and lists. */
        public Builder imageConfig(String name, Object value) {
            imageConfig.put(name, value);
            return this;
        }

        /**
         * Adds a field to the body; values are text, numbers, booleans, maps and lists.
         *
         * @throws IllegalArgumentException when the field is written by the dialect itself
         */
        public Builder field(String name, Object value) {
            if (OWN.contains(name)) {
                throw new IllegalArgumentException("Body field '" + name
                        + "' is written from the request and these options: any name but "
                        + OWN.stream().sorted().toList()
                        + " is allowed.");
            }
            fields.put(name, value);
            return this;
        }

        /** Adds a header field to the call. */
        public Builder header(String name, String value) {
            headers = headers.with(name, value);
            return this;
        }

        public ChatOptions build() {
            return new ChatOptions(this);
        }
    }
}
