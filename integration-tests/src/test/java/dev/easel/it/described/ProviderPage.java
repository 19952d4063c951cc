package dev.easel.it.described;

import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.json.Json;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of all described providers, made from the descriptions. */
final class ProviderPage {
    private static final String HEAD = """
            # Described providers

            What the [descriptions](../README.md#any-server-by-a-description) say that Easel brings along. This page is made from them; after a change,
            write it again with

            ```
            mvn -Dfast -pl integration-tests -am test -Dtest=ProviderPageTest -Deasel.pages.write -Dsurefire.failIfNoSpecifiedTests=false
            ```

            %s

            ## What works where

            A size that a provider does not make is delivered on this machine, and so are formats. "emulated": the provider has
            no mask, so that the image goes out with an instruction; either way, what changes outside the mask is restored.
            "canvas": a border is painted as an inpainting of the larger canvas. "-": the description has no such field, and
            a request that needs it gets a note or is refused before anything is sent; `--field` sends any other field.

            """;

    private static final String OUT_OF_REACH = """
            ## Out of reach of the format

            * a response that is the image and no JSON
            * JSON in a string of JSON
            * signed requests, for which a key in a header is not enough
            * graphs of nodes as requests
            * images that must be uploaded by a call before
            * a body that is a list
            """;

    private static final Pattern ONLY_URL = Pattern.compile("\\{images?\\.url}");
    private static final double MEGA = 1_000_000;

    private final HttpKit kit;

    ProviderPage(HttpKit kit) {
        this.kit = kit;
    }

    /** Returns the page in Markdown. */
    String text() {
        List<ProviderDescription> all = ProviderDescription.provided();
        StringBuilder page = new StringBuilder(HEAD.formatted(tried(all)));
        table(
                page,
                List.of("provider", "generate", "edit", "inpaint", "expand", "response"),
                all.stream().map(this::verbs).toList());
        page.append('\n');
        table(
                page,
                List.of(
                        "provider",
                        "count",
                        "sizes",
                        "seed",
                        "formats",
                        "quality",
                        "background",
                        "input images",
                        "URLs"),
                all.stream().map(this::parameters).toList());
        page.append("\n## Each provider\n");
        all.forEach(description -> section(page, description));
        return page.append('\n').append(OUT_OF_REACH).toString();
    }

    private static String tried(List<ProviderDescription> all) {
        List<String> tried = all.stream()
                .map(ProviderDescription::name)
                .filter(name -> Documents.of(name).get(0).flag("tried").orElse(false))
                .toList();
        String rest = "written from documents, released SDKs and sources, and **never run against the live service**";
        return tried.isEmpty()
                ? "All " + all.size() + " are " + rest
                        + "; each is tested against its documented requests and responses."
                : "Run against the live service: " + String.join(", ", tried) + ". The others are " + rest + ".";
    }

    private ImageProvider provider(ProviderDescription description) {
        Described described = Described.of(description, ApiKey.of("none"));
        for (Map.Entry<String, Optional<String>> setting :
                description.settings().entrySet()) {
            described = described.setting(setting.getKey(), setting.getValue().orElse("example"));
        }
        return described.provider(kit);
    }

    private Optional<Capabilities> can(ProviderDescription description, Verb verb) {
        ImageProvider provider = provider(description);
        return description.verbs().contains(verb)
                ? switch (verb) {
                    case GENERATE -> provider.generator().map(port -> port.capabilities(ModelId.DEFAULT));
                    case EDIT -> provider.editor().map(port -> port.capabilities(ModelId.DEFAULT));
                    case INPAINT, EXPAND -> provider.inpainter().map(port -> port.capabilities(ModelId.DEFAULT));
                }
                : Optional.empty();
    }

    private List<String> verbs(ProviderDescription description) {
        Optional<Capabilities> inpaint = can(description, Verb.INPAINT);
        String generate = can(description, Verb.GENERATE).isPresent() ? "yes" : "-";
        if (takesOnlyUrls(description)) {
            return List.of(
                    link(description),
                    generate,
                    "images by URL",
                    "as returned, by URL",
                    "-",
                    response(description.name()));
        }
        return List.of(
                link(description),
                generate,
                can(description, Verb.EDIT).isPresent() ? "yes" : "-",
                inpaint.map(can -> (can.emulation().isPresent() ? "emulated" : "mask, " + word(can.mask()))
                                + (inpaintsByModel(description) ? "; differs by model" : ""))
                        .orElse("-"),
                inpaint.map(can -> can.nativeSides().isPresent()
                                ? "up to " + can.nativeSides().getAsInt() + " px a side"
                                : can.nativeBorder() ? "native" : "canvas")
                        .orElse("-"),
                response(description.name()));
    }

    private static boolean takesOnlyUrls(ProviderDescription description) {
        return Documents.of(description.name()).stream()
                .anyMatch(document -> ONLY_URL.matcher(document.toString()).find());
    }

    private static boolean inpaintsByModel(ProviderDescription description) {
        return Documents.of(description.name()).get(0).get("models").members().values().stream()
                .anyMatch(model -> model.get("verbs").members().containsKey("inpaint")
                        || model.get("mask").isPresent());
    }

    private static String response(String name) {
        Optional<Json> job = Documents.of(name).stream()
                .map(document -> document.get("job"))
                .filter(Json::isPresent)
                .findFirst();
        return job.map(json -> json.flag("optional").orElse(false) ? "at once, or a job" : "a job")
                .orElse("at once");
    }

    private List<String> parameters(ProviderDescription description) {
        Optional<Capabilities> generate = can(description, Verb.GENERATE);
        Optional<Capabilities> edit = can(description, Verb.EDIT);
        return List.of(
                link(description),
                generate.map(can -> "1" + (can.maxCount() > 1 ? "–" + can.maxCount() : ""))
                        .orElse("-"),
                generate.map(can -> sizes(can.sizes(), description)).orElse("-"),
                generate.map(can -> can.seed() ? "yes" : "-").orElse("-"),
                generate.map(can -> words(can.formats())).orElse("-"),
                generate.map(can -> words(can.qualities())).orElse("-"),
                generate.map(can -> words(can.backgrounds())).orElse("-"),
                edit.map(can -> can.maxInputImages() > 100
                                ? "any number"
                                : "1" + (can.maxInputImages() > 1 ? "–" + can.maxInputImages() : ""))
                        .orElse("-"),
                edit.map(can -> takesOnlyUrls(description)
                                ? "required"
                                : can.fetchesUrls() ? "passed on" : "fetched here")
                        .orElse("-"));
    }

    private static String sizes(SizeRule rule, ProviderDescription description) {
        if (rule instanceof SizeRule.Fixed fixed) {
            return fixed.sizes().stream().map(Object::toString).collect(Collectors.joining(", "));
        }
        if (rule instanceof SizeRule.Flexible any) {
            return String.format(
                    Locale.ROOT,
                    "multiples of %d, %s to %.1f megapixels, sides up to %d, ratio up to %.0f:1",
                    any.multiple(),
                    String.format(Locale.ROOT, any.minPixels() < MEGA / 10 ? "%.3f" : "%.1f", any.minPixels() / MEGA),
                    any.maxPixels() / MEGA,
                    any.maxEdge(),
                    any.maxRatio());
        }
        String ratios = limits(description, "ratios");
        String tiers = limits(description, "tiers");
        return ratios.isEmpty() ? rule.allowed() : ratios + (tiers.isEmpty() ? "" : "; " + tiers);
    }

    /** Returns the values or the names of a limit, as the description has them. */
    private static String limits(ProviderDescription description, String name) {
        Json limit = Documents.of(description.name()).get(0).at("limits", name);
        return limit.isArray()
                ? limit.items().stream().map(item -> item.word().orElseThrow()).collect(Collectors.joining(", "))
                : String.join(", ", limit.members().keySet());
    }

    private static String words(Collection<? extends Enum<?>> values) {
        String words = values.stream().sorted().map(ProviderPage::word).collect(Collectors.joining(", "));
        return words.isEmpty() ? "-" : words;
    }

    private static String word(Object value) {
        return value.toString().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static String link(ProviderDescription description) {
        return "[" + description.name() + "](#" + description.name() + ")";
    }

    private static void section(StringBuilder page, ProviderDescription description) {
        Json document = Documents.of(description.name()).get(0);
        page.append("\n### ").append(description.name()).append("\n\n");
        document.text("doc").ifPresent(doc -> page.append(doc).append("\n\n"));
        List<String> lines = new ArrayList<>();
        lines.add("`" + description.base() + "`, " + key(description));
        if (!description.settings().isEmpty()) {
            lines.add("settings: "
                    + description.settings().entrySet().stream()
                            .map(setting -> "`" + setting.getKey() + "` ("
                                    + setting.getValue()
                                            .map(value -> "default `" + value + "`")
                                            .orElse("must be given")
                                    + ")")
                            .collect(Collectors.joining(", ")));
        }
        String models =
                description.models().stream().map(model -> "`" + model + "`").collect(Collectors.joining(", "));
        lines.add(defaultModels(document.get("model")) + (models.isEmpty() ? "" : "; named: " + models));
        document.get("notes").items().forEach(note -> note.text().ifPresent(lines::add));
        lines.add(
                "only read, never run against the live service; sources: " + String.join("; ", description.sources()));
        if (document.flag("tried").orElse(false)) {
            lines.set(
                    lines.size() - 1,
                    "run against the live service; sources: " + String.join("; ", description.sources()));
        }
        lines.forEach(line -> page.append("* ").append(line).append('\n'));
    }

    private static String defaultModels(Json model) {
        return model.text()
                .map(name -> "default model `" + name + "`")
                .orElseGet(() -> model.members().isEmpty()
                        ? "no default model"
                        : "default models: "
                                + model.members().entrySet().stream()
                                        .map(verb -> verb.getKey() + " `"
                                                + verb.getValue().text().orElseThrow() + "`")
                                        .collect(Collectors.joining(", ")));
    }

    private static String key(ProviderDescription description) {
        String variable =
                description.keyVariable().map(name -> "key in `" + name + "`").orElse("key by option");
        return description.keyNeeded() ? variable : variable + ", not needed by most servers";
    }

    private static void table(StringBuilder page, List<String> head, List<List<String>> rows) {
        row(page, head);
        page.append("|---".repeat(head.size())).append("|\n");
        rows.forEach(cells -> row(page, cells));
    }

    private static void row(StringBuilder page, List<String> cells) {
        page.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }
}
