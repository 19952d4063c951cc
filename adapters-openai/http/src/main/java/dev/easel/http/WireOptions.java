package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ProviderOptions;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Fields and headers that go out as they are, whichever remote provider is called: for what its API has and Easel does not
 * know. Immutable; shows no values.
 */
public final class WireOptions implements ProviderOptions {
    private static final String FIELDS = "fields.";
    private static final String HEADER = "header.";
    private static final WireOptions NONE = new WireOptions(Map.of(), Headers.NONE);

    private final Map<String, Object> fields;
    private final Headers headers;

    private WireOptions(Map<String, Object> fields, Headers headers) {
        this.fields = fields;
        this.headers = headers;
    }

    /** Returns no fields and no headers. */
    public static WireOptions none() {
        return NONE;
    }

    /** Returns those of a request. */
    public static WireOptions of(ImageRequest request) {
        return requireNonNull(request, "request").options(WireOptions.class).orElse(NONE);
    }

    /**
     * Returns the options that {@link #settings()} came from; names of headers are in lower case then.
     *
     * @throws IllegalArgumentException when a name begins neither with {@code fields.} nor with {@code header.}
     */
    public static WireOptions ofSettings(Map<String, ?> settings) {
        WireOptions options = NONE;
        for (Map.Entry<String, ?> setting : requireNonNull(settings, "settings").entrySet()) {
            String name = setting.getKey();
            Object value = requireNonNull(setting.getValue(), "value");
            if (name.startsWith(FIELDS)) {
                options = options.field(name.substring(FIELDS.length()), value);
            } else if (name.startsWith(HEADER)) {
                options = options.header(name.substring(HEADER.length()), value.toString());
            } else {
                throw new IllegalArgumentException("Unknown setting '" + name
                        + "' of what goes out as it is: names begin with fields. or header.");
            }
        }
        return options;
    }

    /** Puts the fields of a request into a body, in place of those of the same name: what each dialect does last. */
    public static void into(Map<String, Object> body, ImageRequest request) {
        requireNonNull(body, "body").forEach((name, value) -> {
            requireNonNull(name, "name");
            requireNonNull(value, "value");
        });
        body.putAll(of(request).fields());
    }

    /**
     * Returns the same with a field of the body, in place of any that Easel writes under that name.
     *
     * @param value text, a number, a boolean, a list or a map; a form takes the first three
     */
    public WireOptions field(String name, Object value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        if (name.isBlank()) {
            throw new IllegalArgumentException("A field needs a name.");
        }
        Map<String, Object> all = new LinkedHashMap<>(fields);
        all.put(name, value);
        return new WireOptions(Collections.unmodifiableMap(all), headers);
    }

    /** Returns the same with a header, in place of any of that name. */
    public WireOptions header(String name, String value) {
        return new WireOptions(fields, headers.with(name, value));
    }

    /** Returns the fields in order. */
    public Map<String, Object> fields() {
        return fields;
    }

    public Headers headers() {
        return headers;
    }

    @Override
    public Map<String, ?> settings() {
        Map<String, Object> all = new LinkedHashMap<>();
        fields.forEach((name, value) -> all.put(FIELDS + name, value));
        headers.fields().forEach(header -> all.put(HEADER + header.name().toLowerCase(Locale.ROOT), header.value()));
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireOptions that && fields.equals(that.fields) && headers.equals(that.headers);
    }

    @Override
    public int hashCode() {
        return 31 * fields.hashCode() + headers.hashCode();
    }

    /** Returns the names; values may be private. */
    @Override
    public String toString() {
        Set<String> names = fields.keySet();
        return "WireOptions" + names + " " + headers;
    }
}
