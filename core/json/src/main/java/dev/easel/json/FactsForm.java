package dev.easel.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The small facts that results, outcomes and failures share. */
final class FactsForm {
    private static final Pattern PAIR = Pattern.compile("([1-9]\\d{0,9})([x:])([1-9]\\d{0,9})");
    private static final BigDecimal NANOS_IN_A_MILLI = BigDecimal.valueOf(1_000_000);
    private static final BigDecimal LONGEST_MILLIS = BigDecimal.valueOf(Long.MAX_VALUE / 1_000_000);

    private FactsForm() {}

    /** Returns a duration as milliseconds, with as many decimals as it needs. */
    static JsonNode millis(Duration duration) {
        return JsonValues.number(BigDecimal.valueOf(duration.getSeconds())
                .multiply(BigDecimal.valueOf(1000))
                .add(BigDecimal.valueOf(duration.getNano(), 6)));
    }

    static Optional<Duration> duration(JsonFields fields, String name) {
        return fields.optionalNumber(name).map(millis -> {
            if (millis.signum() < 0 || millis.compareTo(LONGEST_MILLIS) > 0) {
                throw fields.wrong(name, JsonValues.number(millis), "milliseconds from 0 to " + LONGEST_MILLIS);
            }
            return Duration.ofNanos(millis.multiply(NANOS_IN_A_MILLI)
                    .setScale(0, RoundingMode.DOWN)
                    .longValueExact());
        });
    }

    static JsonNode cost(Optional<Cost> cost) {
        if (cost.isEmpty()) {
            return NullNode.getInstance();
        }
        Money money = cost.get().money();
        ObjectNode object = JsonValues.object();
        object.set("amount", JsonValues.number(money.amount()));
        return object.put("currency", money.currency())
                .put("source", cost.get().source().word());
    }

    static Optional<Cost> cost(JsonFields fields) {
        return fields.optionalObject("cost")
                .map(cost -> cost.made(known -> new Cost(
                        new Money(known.number("amount"), known.text("currency")),
                        known.word("source", Cost.Source.class))));
    }

    static JsonNode usage(Optional<Usage> usage) {
        if (usage.isEmpty()) {
            return NullNode.getInstance();
        }
        ObjectNode details = JsonValues.object();
        new TreeMap<>(usage.get().details()).forEach(details::put);
        ObjectNode object = JsonValues.object();
        object.set("inputTokens", whole(usage.get().input()));
        object.set("outputTokens", whole(usage.get().output()));
        object.set("totalTokens", whole(usage.get().total()));
        object.set("details", details);
        return object;
    }

    static Optional<Usage> usage(JsonFields fields) {
        return fields.optionalObject("usage").map(usage -> {
            Map<String, Long> details = new TreeMap<>();
            usage.optionalObject("details")
                    .ifPresent(all -> all.names().forEach(name -> details.put(name, all.whole(name))));
            return new Usage(
                    whole(usage, "inputTokens"), whole(usage, "outputTokens"), whole(usage, "totalTokens"), details);
        });
    }

    static JsonNode whole(OptionalLong number) {
        return number.isPresent() ? LongNode.valueOf(number.getAsLong()) : NullNode.getInstance();
    }

    static OptionalLong whole(JsonFields fields, String name) {
        return fields.optionalWhole(name).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    static JsonNode number(OptionalDouble number) {
        return number.isPresent() && Double.isFinite(number.getAsDouble())
                ? JsonValues.number(BigDecimal.valueOf(number.getAsDouble()))
                : NullNode.getInstance();
    }

    static OptionalDouble number(JsonFields fields, String name) {
        return fields.optionalNumber(name)
                .map(number -> OptionalDouble.of(number.doubleValue()))
                .orElse(OptionalDouble.empty());
    }

    static ArrayNode notes(Collection<Note> notes) {
        ArrayNode list = JsonValues.list();
        notes.forEach(note -> list.add(note.toString()));
        return list;
    }

    /** Reads notes as they are printed, such as {@code dropped: the seed}. */
    static List<Note> notes(JsonFields fields) {
        return fields.texts("notes", text -> {
            for (Note.Kind kind : Note.Kind.values()) {
                String start = JsonFields.word(kind) + ": ";
                if (text.startsWith(start)) {
                    return new Note(kind, text.substring(start.length()));
                }
            }
            throw new IllegalArgumentException(
                    "A note begins with its kind, such as \"warning: \", but this one does not.");
        });
    }

    /** Returns what a function makes of two numbers, such as {@code 1024x768} or {@code 16:9}. */
    static <T> T pair(String text, String separator, PairFunction<T> function) {
        Matcher matcher = PAIR.matcher(text);
        if (!matcher.matches() || !matcher.group(2).equals(separator)) {
            throw new IllegalArgumentException("The text \"" + (text.length() > 40 ? text.substring(0, 40) + "…" : text)
                    + "\" is not two whole numbers with \"" + separator + "\" between them.");
        }
        return function.apply(whole(matcher.group(1)), whole(matcher.group(3)));
    }

    private static int whole(String digits) {
        long number = Long.parseLong(digits);
        if (number > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "The number " + digits + " is out of range: at most " + Integer.MAX_VALUE + " is allowed.");
        }
        return (int) number;
    }

    /** Reads a URL; the error does not show it, because its user or query may be secret. */
    static URI url(String text) {
        try {
            return new URI(text);
        } catch (URISyntaxException e) {
            String where = e.getIndex() < 0 ? "" : " at character " + (e.getIndex() + 1);
            throw new IllegalArgumentException("The URL is not valid: " + e.getReason() + where + ".");
        }
    }

    static Size size(String text) {
        return pair(text, "x", Size::new);
    }

    static <T> Function<String, T> ofPair(String separator, PairFunction<T> function) {
        return text -> pair(text, separator, function);
    }

    /** Makes something of two numbers. */
    interface PairFunction<T> {
        T apply(int first, int second);
    }
}
