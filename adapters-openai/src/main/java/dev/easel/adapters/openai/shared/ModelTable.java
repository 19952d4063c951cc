package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What each provider can do for each verb with each model: rows of {@code models.table} beside this class, of which the
 * first that matches applies.
 */
public final class ModelTable {
    /** The fields of {@link OpenAiOptions} that only some models take: the extras of a row name them. */
    static final Set<String> OPTIONAL_FIELDS = Set.of(OpenAiOptions.INPUT_FIDELITY, OpenAiOptions.COMPLEXITY);

    private static final int COLUMNS = 13;
    private static final int SYSTEMS = 0;
    private static final int VERBS = 1;
    private static final int MODELS = 2;
    private static final List<TableRow<Row>> ROWS = TableFile.read("models.table", COLUMNS, MODELS, ModelTable::row);

    /** One row. */
    public record Row(Set<String> extras, Capabilities capabilities) {
        private static final String PROMPT = "prompt:";
        private static final String QUALITY = "quality:";

        /** Returns whether the model takes a field that not all take. */
        public boolean takes(String field) {
            return extras.contains(field);
        }

        /** Returns how many characters a prompt may have, where it is fewer than for other models. */
        public OptionalInt maxPromptLength() {
            return extras.stream()
                    .filter(extra -> extra.startsWith(PROMPT))
                    .mapToInt(extra -> Integer.parseInt(extra.substring(PROMPT.length())))
                    .findFirst();
        }

        /** Returns the words that the model takes as {@code quality}. */
        public List<String> qualityWords() {
            return Stream.concat(
                            capabilities.qualities().stream().sorted().map(Quality::word),
                            extras.stream()
                                    .filter(extra -> extra.startsWith(QUALITY))
                                    .map(extra -> extra.substring(QUALITY.length()))
                                    .sorted())
                    .toList();
        }
    }

    private ModelTable() {}

    /** Returns the capabilities of a provider for a verb, by model; {@link ModelId#DEFAULT} means the default model. */
    public static Function<ModelId, Capabilities> capabilities(OpenAiSettings settings, Verb verb) {
        return model -> {
            Optional<ModelId> named =
                    model.equals(ModelId.DEFAULT) ? settings.model().map(ModelId::new) : Optional.of(model);
            Row row = row(settings.system(), verb, named.map(ModelId::name).orElse(""));
            Capabilities.Builder can = row.capabilities().toBuilder()
                    .model(named)
                    .prices(named.flatMap(id -> PriceTable.of(settings.system(), id.name())));
            return OmittedFields.without(can, settings.omitted()).build();
        };
    }

    /**
     * Returns a warning where a provider that resells OpenAI's models is sent one that OpenAI has retired, or has set a date
     * for: the provider may serve the name longer.
     */
    static Optional<Note> retirement(OpenAiSystem system, Verb verb, String model) {
        if (!system.resells()) {
            return Optional.empty();
        }
        Capabilities own = row(OpenAiSystem.OPENAI, verb, model).capabilities();
        return own.endOfLife()
                .map(day -> Note.warning("OpenAI's shutdown date of " + model + " is " + day + " (" + own.source()
                        + "); this provider may serve the name longer"));
    }

    /** Returns the models of a provider that the table names, in its order; a provider may serve others too. */
    public static List<String> names(OpenAiSystem system) {
        return ROWS.stream()
                .filter(row -> row.has(SYSTEMS, system.word()))
                .flatMap(row -> row.models().stream())
                .filter(model -> !model.endsWith("*"))
                .distinct()
                .toList();
    }

    /** Returns the row about a model that the table names; empty for any other model. */
    public static Optional<Row> named(OpenAiSystem system, Verb verb, String model) {
        return Optional.of(line(system, verb, model))
                .filter(row -> names(row, model))
                .map(TableRow::value);
    }

    /** Returns whether capabilities are those of a row that names a model, at any provider. */
    public static boolean isNamedBy(Capabilities capabilities, String model) {
        return ROWS.stream()
                .anyMatch(row ->
                        names(row, model) && row.value().capabilities().source().equals(capabilities.source()));
    }

    private static boolean names(TableRow<Row> row, String model) {
        return !row.models().contains("*") && row.matches(model.toLowerCase(Locale.ROOT));
    }

    static Row row(OpenAiSystem system, Verb verb, String model) {
        return line(system, verb, model).value();
    }

    private static TableRow<Row> line(OpenAiSystem system, Verb verb, String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.has(SYSTEMS, system.word())
                        && row.has(VERBS, verb.port().word())
                        && row.matches(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "models.table has no final row with * for " + system + " " + verb + "."));
    }

    private static Row row(List<String> row) {
        String[] cells = row.toArray(String[]::new);
        Set<String> extras = words(cells[9], word -> word);
        Capabilities capabilities = Capabilities.builder()
                .maxCount(Integer.parseInt(cells[3]))
                .maxInputImages(Integer.parseInt(cells[4]))
                .maxInputBytes(EditInputs.MAX_BYTES - 1)
                .sizes(sizes(cells[5]))
                .formats(words(cells[6], word -> ImageFormat.named(word).orElseThrow()))
                .compression(!cells[6].equals("-"))
                .qualities(words(cells[7], word -> Quality.valueOf(word.toUpperCase(Locale.ROOT))))
                .backgrounds(words(cells[8], word -> Background.valueOf(word.toUpperCase(Locale.ROOT))))
                .partialImages(extras.contains("stream"))
                .seed(extras.contains("seed"))
                .mask(MaskConvention.TRANSPARENT)
                .endOfLife(optional(cells[10]).map(LocalDate::parse))
                .successor(optional(cells[11]).map(ModelId::new))
                .source(cells[12])
                .build();
        return new Row(extras, capabilities);
    }

    private static Optional<String> optional(String cell) {
        return Optional.of(cell).filter(text -> !text.equals("-"));
    }

    private static <T> Set<T> words(String cell, Function<String, T> read) {
        return cell.equals("-")
                ? Set.of()
                : Arrays.stream(cell.split(" ")).map(read).collect(Collectors.toUnmodifiableSet());
    }

    static SizeRule sizes(String cell) {
        if (cell.equals("-")) {
            return SizeRule.unspecified();
        }
        if (cell.equals("any")) {
            return SizeRule.any();
        }
        if (cell.equals("multiples")) {
            return new SizeRule.Flexible(16, 655_360, 8_294_400, 3840, 3);
        }
        return SizeRule.fixed(Arrays.stream(cell.split(" ")).map(Size::parse).toArray(Size[]::new));
    }
}
