package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The options of provider styles that a request may carry, by their names. */
final class OptionsForms {
    private final SortedMap<String, JsonForm.Options<?>> byName = new TreeMap<>();

    OptionsForms(List<JsonForm.Options<?>> forms) {
        for (JsonForm.Options<?> form : forms) {
            if (byName.put(form.name(), form) != null) {
                throw new IllegalArgumentException(
                        "Two options have the name '" + form.name() + "': give each another one.");
            }
        }
    }

    ObjectNode write(Collection<ProviderOptions> all) {
        SortedMap<String, Map<String, ?>> settings = new TreeMap<>();
        for (ProviderOptions options : all) {
            settings.put(form(options).name(), options.settings());
        }
        SecretNames.refuse("The options of a request", settings);
        return (ObjectNode) JsonValues.of(settings);
    }

    private JsonForm.Options<?> form(ProviderOptions options) {
        return byName.values().stream()
                .filter(form -> form.type() == options.getClass())
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException(
                                "The request carries "
                                        + options.getClass().getSimpleName()
                                        + ", which this form does not know: add JsonForm.Options of that class to JsonForm.requests(…)."));
    }

    List<ProviderOptions> read(JsonFields fields) {
        List<ProviderOptions> all = new ArrayList<>();
        byName.forEach((name, form) -> fields.optionalObject(name)
                .ifPresent(settings ->
                        all.add(settings.made(known -> form.ofSettings().apply(known.values())))));
        fields.refuseOthers();
        return all;
    }
}
