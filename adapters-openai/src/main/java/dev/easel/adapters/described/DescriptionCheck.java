package dev.easel.adapters.described;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.http.json.Json;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;

/** Rejects what a description cannot say, naming its place and what is allowed there. */
final class DescriptionCheck {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]*");
    private static final Pattern SETTING = Pattern.compile("[A-Za-z][A-Za-z0-9_-]*");

    private static final Set<String> TEXTS = Set.of("name", "doc", "like", "base", "fieldsAt");
    private static final Set<String> LISTS = Set.of("trust", "notes", "sources");
    private static final Set<String> FLAGS = Set.of("free", "tried");
    private static final Set<String> OBJECTS = Set.of(
            "auth",
            "settings",
            "headers",
            "query",
            "verbs",
            "omit",
            "maps",
            "models",
            "limits",
            "response",
            "error",
            "job");
    private static final Set<String> OVERRIDES =
            Set.of("verbs", "limits", "mask", "omit", "maps", "notes", "ends", "successor");
    private static final Set<String> VERB = Set.of("path", "method", "body", "form", "headers", "mask", "limits");
    private static final Set<String> LIMITS = Set.of(
            "count",
            "images",
            "bytes",
            "sizes",
            "ratios",
            "tiers",
            "formats",
            "qualities",
            "backgrounds",
            "sides",
            "keeps");
    private static final Set<String> SIZES = Set.of("multiple", "minPixels", "maxPixels", "side", "ratio");
    private static final Set<String> MASKS = Set.of("white", "alpha", "black");
    private static final List<String> VERBS =
            Arrays.stream(Verb.values()).map(Verb::word).toList();

    private DescriptionCheck() {}

    /** Checks the members of a document as it is written, inherited ones not included. */
    static void of(Json document) {
        Set<String> allowed = new TreeSet<>(TEXTS);
        List.of(LISTS, FLAGS, OBJECTS, Set.of("mask", "model")).forEach(allowed::addAll);
        document.members().forEach((name, value) -> {
            known(name, name, allowed, "member");
            if (value.isPresent()) {
                member(name, value);
            }
        });
        String name = document.text("name")
                .orElseThrow(() -> wrong("name", "a description needs a name", "lower-case letters, digits and '-'"));
        matches("name", name, NAME, "lower-case letters, digits and '-'");
    }

    private static void member(String name, Json value) {
        if (TEXTS.contains(name)) {
            require(value.isText(), name, value, "a text");
        } else if (LISTS.contains(name)) {
            texts(name, value);
        } else if (FLAGS.contains(name)) {
            require(isFlag(value), name, value, "true or false");
        } else if (name.equals("mask")) {
            oneOf(name, value, MASKS);
        } else if (name.equals("model")) {
            defaultModel(value);
        } else {
            require(value.isObject(), name, value, "an object");
            section(name, value);
        }
    }

    private static void defaultModel(Json value) {
        require(value.isText() || value.isObject(), "model", value, "a text, or an object with a text for each verb");
        value.members().forEach((verb, model) -> {
            known("model", verb, Set.copyOf(VERBS), "verb");
            require(model.isText(), "model." + verb, model, "a text");
        });
    }

    private static void section(String name, Json value) {
        switch (name) {
            case "auth" -> auth(value);
            case "settings" -> settings(value);
            case "headers", "query" ->
                value.members()
                        .forEach((field, text) -> require(
                                !text.isPresent() || text.isText(), name + "." + field, text, "a text or null"));
            case "verbs" -> verbs(name, value);
            case "omit", "maps" -> {
                for (String key : value.members().keySet()) {
                    known(name, key, RequestValues.NAMES, "value");
                }
            }
            case "models" -> value.members().forEach((model, override) -> model(name + "." + model, override));
            case "limits" -> limits(name, value);
            default -> {
                // The sections about responses are checked where they are read.
            }
        }
    }

    private static void auth(Json auth) {
        auth.members().forEach((name, value) -> {
            known("auth", name, Set.of("header", "prefix", "env", "optional"), "member");
            boolean right = name.equals("optional") ? isFlag(value) : value.isText();
            require(right, "auth." + name, value, name.equals("optional") ? "true or false" : "a text");
        });
    }

    private static void settings(Json settings) {
        settings.members().forEach((name, value) -> {
            matches("settings", name, SETTING, "names of letters, digits, '_' and '-'");
            require(
                    !value.isPresent() || value.word().isPresent(),
                    "settings." + name,
                    value,
                    "a default as text, or null where the user must give one");
            if (RequestValues.NAMES.contains(name)) {
                throw wrong("settings." + name, "this is the name of a value of every request", "another name");
            }
        });
    }

    private static void verbs(String place, Json verbs) {
        verbs.members().forEach((name, verb) -> {
            String at = place + "." + name;
            known(place, name, VERBS, "verb");
            if (verb.isText()) {
                oneOf(at, verb, VERBS);
            } else if (verb.isPresent()) {
                require(verb.isObject(), at, verb, "an object, the name of another verb, or null");
                verb.members().forEach((member, value) -> {
                    known(at, member, VERB, "member");
                    if (value.isPresent()) {
                        verbMember(at + "." + member, member, value);
                    }
                });
                if (verb.get("body").isPresent() && verb.get("form").isPresent()) {
                    throw wrong(at, "it has a body and a form", "one of them");
                }
            }
        });
    }

    private static void verbMember(String place, String member, Json value) {
        switch (member) {
            case "path" -> require(value.isText(), place, value, "a text");
            case "method" -> require(value.text().filter("POST"::equals).isPresent(), place, value, "POST");
            case "mask" -> oneOf(place, value, MASKS);
            case "limits" -> limits(place, value);
            case "form" -> {
                require(value.isObject(), place, value, "an object");
                value.members().forEach((name, part) -> {
                    boolean plain =
                            !part.isObject() && part.items().stream().noneMatch(p -> p.isObject() || p.isArray());
                    require(plain, place + "." + name, part, "a text, a number, a boolean, or a list of these");
                });
            }
            default -> require(value.isObject(), place, value, "an object");
        }
    }

    private static void model(String place, Json override) {
        require(override.isObject(), place, override, "an object");
        override.members().forEach((name, value) -> {
            String at = place + "." + name;
            known(place, name, OVERRIDES, "member");
            if (!value.isPresent()) {
                return;
            }
            switch (name) {
                case "verbs" -> verbs(at, value);
                case "limits" -> limits(at, value);
                case "ends" -> parsed(at, value, "a date such as 2026-12-01", LocalDate::parse);
                case "successor" -> require(value.isText(), at, value, "the name of a model");
                default -> member(name, value);
            }
        });
    }

    private static void limits(String place, Json limits) {
        require(limits.isObject(), place, limits, "an object");
        limits.members().forEach((name, value) -> {
            String at = place + "." + name;
            known(place, name, LIMITS, "member");
            if (value.isPresent()) {
                limit(at, name, value);
            }
        });
    }

    private static void limit(String at, String name, Json value) {
        switch (name) {
            case "sizes" -> {
                if (value.isArray()) {
                    items(at, value, "a list of sizes such as 1024x768", Size::parse);
                } else {
                    require(value.isObject(), at, value, "a list of sizes, or an object");
                    value.members().forEach((key, number) -> {
                        known(at, key, SIZES, "member");
                        require(number.decimal().orElse(0) > 0, at + "." + key, number, "a number above 0");
                        boolean whole = key.equals("ratio") || number.decimal().orElse(0) % 1 == 0;
                        require(whole, at + "." + key, number, "a whole number above 0");
                    });
                    require(
                            value.get("ratio").decimal().orElse(1) >= 1
                                    && value.number("minPixels").orElse(1)
                                            <= value.number("maxPixels").orElse(Long.MAX_VALUE)
                                    && value.number("multiple").orElse(1)
                                            <= value.number("side").orElse(Integer.MAX_VALUE),
                            at,
                            value,
                            "a ratio from 1, minPixels up to maxPixels, and a multiple up to the side");
                }
            }
            case "ratios" -> items(at, value, "a list of ratios such as 3:2", AspectRatio::parse);
            case "formats" ->
                items(
                        at,
                        value,
                        "a list of png, jpeg, webp or gif",
                        word -> ImageFormat.named(word).orElseThrow());
            case "qualities" ->
                items(
                        at,
                        value,
                        "a list of low, medium, high, xhigh or max",
                        word -> Quality.valueOf(word.toUpperCase(Locale.ROOT)));
            case "backgrounds" ->
                items(
                        at,
                        value,
                        "a list of transparent or opaque",
                        word -> Background.valueOf(word.toUpperCase(Locale.ROOT)));
            case "tiers" -> {
                require(value.isObject(), at, value, "an object");
                value.members()
                        .forEach((tier, side) -> require(
                                side.decimal().orElse(0) >= 1,
                                at + "." + tier,
                                side,
                                "the side of a square in pixels"));
            }
            case "keeps" -> parsed(at, value, "a duration such as PT1H", Duration::parse);
            default -> require(value.decimal().orElse(0) >= 1, at, value, "a whole number from 1");
        }
    }

    private static boolean isFlag(Json value) {
        return value.word()
                        .filter(word -> word.equals("true") || word.equals("false"))
                        .isPresent()
                && !value.isText();
    }

    private static void texts(String place, Json value) {
        require(value.isArray() && value.items().stream().allMatch(Json::isText), place, value, "a list of texts");
    }

    private static <T> void items(String place, Json value, String allowed, Function<String, T> parse) {
        require(value.isArray() && !value.items().isEmpty(), place, value, allowed);
        value.items().forEach(item -> parsed(place, item, allowed, parse));
    }

    private static <T> void parsed(String place, Json value, String allowed, Function<String, T> parse) {
        try {
            requireNonNull(parse.apply(value.text().orElseThrow()));
        } catch (IllegalArgumentException | DateTimeParseException | NoSuchElementException e) {
            require(false, place, value, allowed);
        }
    }

    private static void oneOf(String place, Json value, Collection<String> allowed) {
        require(
                value.text().filter(allowed::contains).isPresent(),
                place,
                value,
                String.join(", ", new TreeSet<>(allowed)));
    }

    private static void known(String place, String name, Collection<String> allowed, String what) {
        if (!allowed.contains(name)) {
            throw wrong(place, "unknown " + what + " '" + name + "'", String.join(", ", new TreeSet<>(allowed)));
        }
    }

    private static void matches(String place, String text, Pattern pattern, String allowed) {
        if (!pattern.matcher(text).matches()) {
            throw wrong(place, "invalid name '" + text + "'", allowed);
        }
    }

    private static void require(boolean right, String place, Json value, String allowed) {
        if (!right) {
            String shown = value.isPresent() ? value.toString() : "null";
            throw wrong(
                    place, "invalid value " + (shown.length() > 60 ? shown.substring(0, 60) + "…" : shown), allowed);
        }
    }

    /** Returns the refusal of what stands at a place. */
    static IllegalArgumentException wrong(String place, String problem, String allowed) {
        return new IllegalArgumentException(place + ": " + problem + "; allowed: " + allowed + ".");
    }
}
