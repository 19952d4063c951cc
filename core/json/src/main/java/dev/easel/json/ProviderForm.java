package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.ModelId;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Specifications of providers; what is empty is left out. */
final class ProviderForm implements Form<ProviderSpec> {
    static final ProviderForm INSTANCE = new ProviderForm();

    private ProviderForm() {}

    @Override
    public String name() {
        return "provider";
    }

    @Override
    public ObjectNode write(ProviderSpec spec) {
        ObjectNode object = JsonValues.object().put("kind", spec.kind());
        spec.baseUrl().ifPresent(url -> object.put("baseUrl", url.toString()));
        spec.keyVariable().ifPresent(name -> object.put("keyVariable", name));
        spec.model().ifPresent(model -> object.put("model", model.name()));
        if (!spec.settings().isEmpty()) {
            object.set("settings", JsonValues.of(new TreeMap<>(spec.settings())));
        }
        if (!spec.headers().isEmpty()) {
            object.set("headers", JsonValues.of(new TreeMap<>(spec.headers())));
        }
        return object;
    }

    @Override
    public ProviderSpec read(JsonFields fields) {
        Map<String, String> headers = new LinkedHashMap<>();
        fields.optionalObject("headers")
                .ifPresent(all -> all.names().forEach(name -> headers.put(name, all.text(name))));
        ProviderSpec spec = new ProviderSpec(
                fields.text("kind"),
                fields.optionalText("baseUrl", FactsForm::url),
                fields.optionalText("keyVariable"),
                fields.optionalText("model", ModelId::new),
                fields.optionalObject("settings").map(JsonFields::values).orElse(Map.of()),
                headers);
        fields.refuseOthers();
        return spec;
    }
}
