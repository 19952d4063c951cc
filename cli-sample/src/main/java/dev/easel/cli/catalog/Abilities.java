package dev.easel.cli.catalog;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.CostRange;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a provider can do with one model, by verb.
 *
 * @param byVerb only the verbs that it has
 */
public record Abilities(Map<Verb, Capabilities> byVerb) {
    private static final Pattern DATE = Pattern.compile("\\b20\\d\\d-\\d\\d(-\\d\\d)?\\b");
    private static final String LETTERS = "GEIX";

    public Abilities {
        byVerb = Map.copyOf(byVerb);
    }

    /** Returns the verbs, in order. */
    public List<Verb> verbs() {
        return Stream.of(Verb.values()).filter(byVerb::containsKey).toList();
    }

    /** Returns whether a verb is made from others because the provider does not have it. */
    public boolean emulates(Verb verb) {
        Capabilities can = capabilities(verb);
        boolean expands = can.nativeBorder() || can.nativeSides().isPresent();
        return can.emulation().isPresent() && !(verb == Verb.EXPAND && expands);
    }

    /** Returns the verbs that are emulated, in order. */
    public List<Verb> emulated() {
        return verbs().stream().filter(this::emulates).toList();
    }

    /** Returns the verbs as letters: G, E, I and X; in lower case where emulated, and a hyphen for one it does not have. */
    public String marks() {
        return Stream.of(Verb.values())
                .map(verb -> {
                    String letter = LETTERS.substring(verb.ordinal(), verb.ordinal() + 1);
                    if (!byVerb.containsKey(verb)) {
                        return "-";
                    }
                    return emulates(verb) ? letter.toLowerCase(Locale.ROOT) : letter;
                })
                .collect(Collectors.joining());
    }

    /** Returns what it can do for a verb that it has. */
    public Capabilities capabilities(Verb verb) {
        return Optional.ofNullable(byVerb.get(verb)).orElseGet(Capabilities::unknown);
    }

    private <T> Optional<T> first(Function<Capabilities, Optional<T>> fact) {
        return verbs().stream()
                .map(byVerb::get)
                .map(fact)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Returns the model, where one is named or the provider has a default. */
    public Optional<String> model() {
        return first(Capabilities::model).map(ModelId::name);
    }

    /** Returns the date on which the model ends. */
    public Optional<LocalDate> endOfLife() {
        return first(Capabilities::endOfLife);
    }

    /** Returns the model to use instead of one that ends. */
    public Optional<String> successor() {
        return first(Capabilities::successor).map(ModelId::name);
    }

    /** Returns what one image costs at least and at most with a short prompt, where that is known. */
    public Optional<CostRange> price() {
        Optional<Prices> prices = first(Capabilities::prices);
        return prices.flatMap(known -> known.estimate(GenerateRequest.of("an image")));
    }

    /** Returns how many input images are taken; empty where there is no limit. */
    static OptionalInt mostInputs(Capabilities can) {
        return can.maxInputImages() == Integer.MAX_VALUE ? OptionalInt.empty() : OptionalInt.of(can.maxInputImages());
    }

    /** Returns which sizes are allowed, for people. */
    static String sizes(Capabilities can) {
        List<String> listed = listedSizes(can);
        return listed.isEmpty() ? can.sizes().allowed() : String.join(", ", listed);
    }

    /** Returns the sizes or ratios that are allowed where they are a list, and nothing where a rule says it. */
    static List<String> listedSizes(Capabilities can) {
        Collection<?> listed = List.of();
        if (can.sizes() instanceof SizeRule.Fixed fixed) {
            listed = fixed.sizes();
        } else if (can.sizes() instanceof SizeRule.Ratios known) {
            listed = known.ratios().keySet();
        } else if (can.sizes() instanceof SizeRule.Shapes shapes) {
            listed = shapes.ratios();
        }
        return listed.stream().map(Object::toString).toList();
    }

    /** Returns where the facts come from. */
    public List<String> sources() {
        return new ArrayList<>(verbs().stream()
                .map(byVerb::get)
                .map(Capabilities::source)
                .distinct()
                .toList());
    }

    /** Returns the newest date, or month, that is named in sources. */
    static Optional<String> newest(List<String> sources) {
        return sources.stream()
                .flatMap(source -> DATE.matcher(source).results())
                .map(MatchResult::group)
                .max(String::compareTo);
    }
}
