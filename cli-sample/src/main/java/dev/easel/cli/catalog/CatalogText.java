package dev.easel.cli.catalog;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.money.CostRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The catalog for people. */
public final class CatalogText {
    private static final int BASE = 3;
    private static final int MODEL = 1;
    private static final String VERBS =
            "Verbs: G generate, E edit, I inpaint, X expand; in lower case what is emulated with others.";

    private CatalogText() {}

    /** Returns a table of providers, one line each. */
    public static List<String> providers(List<ProviderEntry> entries) {
        TextTable table = new TextTable(BASE, "PROVIDER", "VERBS", "KEY", "BASE URL", "AS OF");
        for (ProviderEntry entry : entries) {
            table.row(
                    entry.kind().name(),
                    entry.abilities().marks(),
                    shortKey(entry),
                    base(entry.kind()),
                    entry.asOf().orElse(entry.kind().remote() ? "undated" : ""));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(VERBS);
        lines.add("Keys: * is set; in parentheses what is optional. easel providers NAME tells more about one.");
        return lines;
    }

    private static String shortKey(ProviderEntry entry) {
        String variable = entry.kind().keyVariable().orElse(entry.kind().needs().key() ? "--key-env" : "-");
        String shown = entry.kind().needs().key() || variable.equals("-") ? variable : "(" + variable + ")";
        return entry.keySet() ? shown + " *" : shown;
    }

    private static String base(ProviderKind kind) {
        if (!kind.remote()) {
            return "this machine";
        }
        return kind.facts().base().orElse("--base-url");
    }

    /** Returns all that is known about a provider. */
    public static List<String> provider(ProviderEntry entry) {
        ProviderKind kind = entry.kind();
        TextBlock block = new TextBlock(kind.name())
                .fact("about", kind.facts().about().orElse(""))
                .fact("verbs", verbs(entry.abilities()))
                .fact("key", key(entry))
                .fact("base URL", base(kind));
        kind.facts()
                .settings()
                .forEach((name, value) -> block.fact(
                        "setting",
                        name + value.map(known -> " (default: " + known + ")").orElse(" (must be given)")));
        return block.fact(
                        "model",
                        entry.abilities().model().orElse(kind.needs().model() ? "must be named with --model" : ""))
                .fact("models", String.join(", ", entry.models()))
                .fact("sources", String.join("; ", entry.sources()))
                .lines();
    }

    private static String key(ProviderEntry entry) {
        ProviderKind kind = entry.kind();
        if (!kind.remote()) {
            return "not needed";
        }
        String use = kind.needs().key() ? "" : "optional: ";
        return use
                + kind.keyVariable()
                        .map(name -> name + (entry.keySet() ? ", which is set" : ", which is not set"))
                        .orElse("--key-env NAME or --key-file FILE");
    }

    private static String verbs(Abilities abilities) {
        List<Verb> emulated = abilities.emulated();
        String verbs = abilities.verbs().stream()
                .filter(verb -> !emulated.contains(verb))
                .map(Verb::word)
                .collect(Collectors.joining(", "));
        return emulated.isEmpty()
                ? verbs
                : verbs + "; emulated: "
                        + emulated.stream().map(Verb::word).collect(Collectors.joining(", "))
                        + abilities
                                .capabilities(emulated.get(0))
                                .emulation()
                                .map(how -> ", " + how)
                                .orElse("");
    }

    /** Returns a table of models, one line each. */
    public static List<String> models(List<ModelEntry> entries) {
        TextTable table = new TextTable(MODEL, "PROVIDER", "MODEL", "VERBS", "N", "PRICE", "ENDS");
        for (ModelEntry entry : entries) {
            Abilities can = entry.abilities();
            table.row(
                    entry.provider(),
                    entry.model().orElse("(any)") + (entry.byDefault() ? " *" : ""),
                    can.marks(),
                    String.valueOf(can.verbs().stream()
                            .mapToInt(verb -> can.capabilities(verb).maxCount())
                            .max()
                            .orElse(1)),
                    can.price().map(CatalogText::price).orElse("unknown"),
                    can.endOfLife().map(Object::toString).orElse(""));
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add(VERBS);
        lines.add("N: images per call at most. PRICE: of one image, for any size and quality. *: the default model.");
        lines.add("A provider may have more models. easel models PROVIDER tells more about those of one.");
        return lines;
    }

    private static String price(CostRange price) {
        return price.from().equals(price.to())
                ? price.toString()
                : price.from().amount().toPlainString() + "-" + price.to();
    }

    /** Returns all that is known about a model. */
    public static List<String> model(ModelEntry entry) {
        Abilities can = entry.abilities();
        return new TextBlock(entry.provider() + " " + entry.model().orElse("(any model)")
                        + (entry.byDefault() ? " (default)" : ""))
                .fact("verbs", verbs(can))
                .fact(
                        "count",
                        told(can, verb -> "up to " + can.capabilities(verb).maxCount() + " per call"))
                .fact("inputs", inputs(can))
                .fact("sizes", told(can, verb -> Abilities.sizes(can.capabilities(verb))))
                .fact("formats", told(can, verb -> words(can.capabilities(verb).formats(), ImageFormat::word)))
                .fact("quality", told(can, verb -> words(can.capabilities(verb).qualities(), CatalogText::word)))
                .fact("seed", told(can, verb -> can.capabilities(verb).seed() ? "yes" : "no"))
                .fact(
                        "price",
                        can.price().map(price -> price(price) + " per image").orElse("unknown"))
                .fact(
                        "ends",
                        can.endOfLife()
                                .map(date -> date
                                        + can.successor()
                                                .map(name -> "; use " + name)
                                                .orElse(""))
                                .orElse(""))
                .fact("sources", String.join("; ", entry.sources()))
                .lines();
    }

    /** What holds for all verbs is told once, and all else with its verbs. */
    private static String told(Abilities abilities, Function<Verb, String> fact) {
        return told(abilities.verbs(), fact);
    }

    private static String told(List<Verb> verbs, Function<Verb, String> fact) {
        Map<String, String> byValue = verbs.stream()
                .collect(Collectors.groupingBy(
                        fact, LinkedHashMap::new, Collectors.mapping(Verb::word, Collectors.joining(", "))));
        return byValue.size() == 1
                ? byValue.keySet().iterator().next()
                : byValue.entrySet().stream()
                        .map(value -> value.getKey() + " (" + value.getValue() + ")")
                        .collect(Collectors.joining("; "));
    }

    private static String inputs(Abilities abilities) {
        List<Verb> verbs =
                abilities.verbs().stream().filter(verb -> verb != Verb.GENERATE).toList();
        return verbs.isEmpty() ? "" : told(verbs, verb -> inputs(abilities.capabilities(verb)));
    }

    private static String inputs(Capabilities can) {
        OptionalInt most = Abilities.mostInputs(can);
        return most.isPresent() ? "up to " + most.getAsInt() : "any number";
    }

    private static String word(Quality quality) {
        return quality.name().toLowerCase(Locale.ROOT);
    }

    private static <T extends Comparable<T>> String words(Collection<T> values, Function<T, String> word) {
        return values.isEmpty()
                ? "the provider decides"
                : values.stream().sorted().map(word).collect(Collectors.joining(", "));
    }
}
