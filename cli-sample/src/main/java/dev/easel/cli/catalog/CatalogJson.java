package dev.easel.cli.catalog;

import dev.easel.cli.output.JsonObject;
import dev.easel.cli.output.JsonReport;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The catalog for programs. */
public final class CatalogJson {
    private CatalogJson() {}

    /** Returns providers as one object. */
    public static String providers(List<ProviderEntry> entries) {
        return new JsonObject()
                .with("ok", true)
                .with("providers", entries.stream().map(CatalogJson::provider).toList())
                .toString();
    }

    private static JsonObject provider(ProviderEntry entry) {
        ProviderKind kind = entry.kind();
        return new JsonObject()
                .with("name", kind.name())
                .with("about", kind.facts().about())
                .with("verbs", words(entry.abilities().verbs()))
                .with("emulated", words(entry.abilities().emulated()))
                .with(
                        "key",
                        new JsonObject()
                                .with("variable", kind.keyVariable())
                                .with("needed", kind.needs().key())
                                .with("set", entry.keySet()))
                .with("baseUrl", kind.facts().base())
                .with(
                        "settings",
                        kind.facts().settings().entrySet().stream()
                                .sorted(Map.Entry.comparingByKey())
                                .map(setting -> new JsonObject()
                                        .with("name", setting.getKey())
                                        .with("default", setting.getValue()))
                                .toList())
                .with("model", entry.abilities().model())
                .with("models", entry.models())
                .with("sources", entry.sources())
                .with("asOf", entry.asOf());
    }

    /** Returns models as one object. */
    public static String models(List<ModelEntry> entries) {
        return new JsonObject()
                .with("ok", true)
                .with("models", entries.stream().map(CatalogJson::model).toList())
                .toString();
    }

    private static JsonObject model(ModelEntry entry) {
        Abilities can = entry.abilities();
        return new JsonObject()
                .with("provider", entry.provider())
                .with("model", entry.model())
                .with("default", entry.byDefault())
                .with("verbs", can.verbs().stream().map(verb -> verb(verb, can)).toList())
                .with("price", can.price().map(JsonReport::range))
                .with("endOfLife", can.endOfLife())
                .with("successor", can.successor())
                .with("sources", entry.sources());
    }

    private static JsonObject verb(Verb verb, Abilities abilities) {
        Capabilities can = abilities.capabilities(verb);
        return new JsonObject()
                .with("verb", verb.word())
                .with("emulated", abilities.emulates(verb))
                .with("maxCount", can.maxCount())
                .with("maxInputImages", verb == Verb.GENERATE ? OptionalInt.of(0) : Abilities.mostInputs(can))
                .with("sizes", Abilities.sizes(can))
                .with("listedSizes", Abilities.listedSizes(can))
                .with(
                        "formats",
                        can.formats().stream().sorted().map(ImageFormat::word).toList())
                .with("qualities", words(can.qualities()))
                .with("backgrounds", words(can.backgrounds()))
                .with("seed", can.seed());
    }

    private static List<String> words(Collection<? extends Enum<?>> constants) {
        return constants.stream()
                .sorted(Comparator.comparingInt(Enum::ordinal))
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
