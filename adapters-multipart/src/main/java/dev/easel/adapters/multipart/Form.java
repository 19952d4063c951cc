package dev.easel.adapters.multipart;

import dev.easel.adapters.http.server.FieldText;
import dev.easel.adapters.http.server.Fields;
import dev.easel.adapters.http.server.Refusal;
import dev.easel.core.domain.ImageData;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** A form that was read: its texts by name, and its pictures by name, in order. */
final class Form implements Fields {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<ImageData>> pictures = new LinkedHashMap<>();

    void text(String name, String value) {
        if (texts.putIfAbsent(name, value) != null) {
            throw Refusal.of(name, "duplicate_parameter", "Duplicate parameter: '" + name + "' was sent twice.")
                    .asException();
        }
    }

    void picture(String name, ImageData picture) {
        pictures.computeIfAbsent(name, n -> new ArrayList<>()).add(picture);
    }

    /** Returns the pictures of a name, in order. */
    List<ImageData> pictures(String name) {
        return pictures.getOrDefault(name, List.of());
    }

    @Override
    public Set<String> names() {
        return texts.keySet();
    }

    @Override
    public String pathOf(String name) {
        return name;
    }

    /** Returns a text; one that is empty is as good as absent, as forms send what was not filled in. */
    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    @Override
    public OptionalInt integer(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalInt.empty() : FieldText.integer(name, text.get());
    }

    @Override
    public OptionalDouble number(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalDouble.empty() : FieldText.number(name, text.get());
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return text(name).flatMap(text -> FieldText.flag(name, text));
    }
}
