package dev.easel.server.form;

import dev.easel.core.domain.image.ImageSource;
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.RequestFields;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** A parsed form: its texts by name, and its images by name, in order. */
public final class Form implements RequestFields {
    private final Map<String, String> texts = new LinkedHashMap<>();
    private final Map<String, List<ImageSource>> images = new LinkedHashMap<>();

    void text(String name, String value) {
        if (texts.putIfAbsent(name, value) != null) {
            throw HttpError.of(name, "duplicate_parameter", "Duplicate parameter: '" + name + "' was sent twice.")
                    .asException();
        }
    }

    void image(String name, ImageSource image) {
        images.computeIfAbsent(name, n -> new ArrayList<>()).add(image);
    }

    /** Returns the images with a name, in order. */
    public List<ImageSource> images(String name) {
        return images.getOrDefault(name, List.of());
    }

    @Override
    public Set<String> names() {
        return texts.keySet();
    }

    @Override
    public String pathOf(String name) {
        return name;
    }

    /** Returns a text; an empty text counts as absent, because forms also send fields that were not filled in. */
    @Override
    public Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name)).filter(text -> !text.isEmpty());
    }

    @Override
    public OptionalInt integer(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalInt.empty() : FieldParser.integer(name, text.get());
    }

    @Override
    public OptionalDouble number(String name) {
        Optional<String> text = text(name);
        return text.isEmpty() ? OptionalDouble.empty() : FieldParser.number(name, text.get());
    }

    @Override
    public Optional<Boolean> flag(String name) {
        return text(name).flatMap(text -> FieldParser.flag(name, text));
    }
}
