package dev.easel.cli.options.connection;

import dev.easel.cli.provider.EditsAs;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderKind.Extra;
import dev.easel.cli.provider.ProviderSettings;
import dev.easel.cli.provider.ProviderTable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** The options that only some providers take. */
public final class ExtraOptions {
    @Option(
            names = "--setting",
            paramLabel = "NAME=VALUE",
            description = "A setting that the provider's description has, such as the name of your resource; easel"
                    + " providers NAME lists them. Example: --setting resource=my-images")
    private List<String> settings = List.of();

    @Option(
            names = "--edits",
            paramLabel = "form|json|objects",
            description =
                    "How images to edit go out to openai, modelverse and compatible: as form parts (the default), in"
                            + " JSON as OpenAI has it, or in JSON as image objects. Example: --edits json")
    private Optional<EditsAs> edits = Optional.empty();

    @Option(names = "--edits-as", hidden = true, description = "An earlier name of --edits. Example: --edits-as json")
    private Optional<EditsAs> earlierEdits = Optional.empty();

    @Option(
            names = "--omit",
            paramLabel = "FIELD",
            split = ",",
            description = "Fields that are never sent, for a server that rejects them; for openai, modelverse and"
                    + " compatible. Example: --omit size,output_format")
    private List<String> omit = List.of();

    private Map<String, String> settings() {
        Map<String, String> values = new LinkedHashMap<>();
        for (String setting : settings) {
            int equals = setting.indexOf('=');
            if (equals <= 0) {
                throw new IllegalArgumentException(
                        "Invalid --setting '" + setting + "': expected NAME=VALUE, such as resource=my-images.");
            }
            values.put(setting.substring(0, equals), setting.substring(equals + 1));
        }
        return values;
    }

    private Optional<EditsAs> editsAs() {
        return edits.or(() -> earlierEdits);
    }

    /** Returns the options that are given, for messages. */
    List<String> given() {
        List<String> given = new ArrayList<>();
        if (!settings.isEmpty()) {
            given.add("--setting");
        }
        editsAs().ifPresent(form -> given.add("--edits"));
        if (!omit.isEmpty()) {
            given.add("--omit");
        }
        return given;
    }

    /**
     * Rejects what none of the chosen providers takes.
     *
     * @throws IllegalArgumentException naming the option and who takes it
     */
    void check(Collection<ProviderKind> chosen, ProviderTable table) {
        if (editsAs().isPresent()) {
            check("--edits", Extra.EDITS, chosen, table);
        }
        if (!omit.isEmpty()) {
            check("--omit", Extra.OMIT, chosen, table);
        }
        settings().keySet().forEach(name -> checkSetting(name, chosen));
    }

    /** Rejects an option that none of the chosen providers takes. */
    static void check(String option, Extra extra, Collection<ProviderKind> chosen, ProviderTable table) {
        if (chosen.stream().noneMatch(kind -> kind.takes().contains(extra))) {
            throw new IllegalArgumentException(option + " is not for " + names(chosen) + ": "
                    + table.kinds().stream()
                            .filter(kind -> kind.takes().contains(extra))
                            .map(ProviderKind::name)
                            .collect(Collectors.joining(", "))
                    + " take it.");
        }
    }

    private static void checkSetting(String name, Collection<ProviderKind> chosen) {
        TreeSet<String> known = new TreeSet<>();
        chosen.forEach(kind -> known.addAll(kind.facts().settings().keySet()));
        if (!known.contains(name)) {
            throw new IllegalArgumentException("There is no setting '" + name + "' of " + names(chosen) + ": "
                    + (known.isEmpty() ? "it has no settings." : "use " + String.join(", ", known) + "."));
        }
    }

    private static String names(Collection<ProviderKind> kinds) {
        return kinds.stream().map(kind -> "'" + kind.name() + "'").collect(Collectors.joining(", "));
    }

    /** Returns the settings of a provider together with those options that it takes. */
    ProviderSettings addedTo(ProviderSettings known, ProviderKind kind) {
        Map<String, String> values = settings();
        values.keySet().retainAll(kind.facts().settings().keySet());
        ProviderSettings all = known.values(values);
        if (kind.takes().contains(Extra.EDITS)) {
            all = all.editsAs(editsAs().orElse(EditsAs.FORM));
        }
        return kind.takes().contains(Extra.OMIT) ? all.omit(omit) : all;
    }
}
