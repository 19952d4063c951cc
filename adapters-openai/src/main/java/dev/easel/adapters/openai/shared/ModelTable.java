package dev.easel.adapters.openai.shared;

import dev.easel.adapters.openai.settings.OpenAiSettings;
import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What each provider can do for each verb with each model: rows of {@code models.table} beside this class, of which the
 * first that matches applies.
 */
public final class ModelTable {
    private static final int COLUMNS = 12;
    private static final List<Row> ROWS = read();

    /** One row. */
    record Row(
            Set<String> systems,
            Set<String> verbs,
            List<String> models,
            Capabilities capabilities,
            boolean takesFidelity) {
        boolean matches(OpenAiSystem system, Verb verb, String model) {
            return systems.contains(system.word())
                    && verbs.contains(verb.word())
                    && models.stream().anyMatch(pattern -> matches(pattern, model));
        }

        private static boolean matches(String pattern, String model) {
            return pattern.endsWith("*")
                    ? model.startsWith(pattern.substring(0, pattern.length() - 1))
                    : model.equals(pattern);
        }
    }

    private ModelTable() {}

    /** Returns the capabilities of a provider for a verb, by model; {@link ModelId#DEFAULT} means the default model. */
    public static Function<ModelId, Capabilities> capabilities(OpenAiSettings settings, Verb verb) {
        return model -> row(settings.system(), verb, model.equals(ModelId.DEFAULT) ? settings.model() : model.name())
                .capabilities();
    }

    /** Returns the models of a provider that the table names, in its order; a provider may serve others too. */
    public static List<String> names(OpenAiSystem system) {
        return ROWS.stream()
                .filter(row -> row.systems().contains(system.word()))
                .flatMap(row -> row.models().stream())
                .filter(model -> !model.endsWith("*"))
                .distinct()
                .toList();
    }

    static Row row(OpenAiSystem system, Verb verb, String model) {
        String name = model.toLowerCase(Locale.ROOT);
        return ROWS.stream()
                .filter(row -> row.matches(system, verb.port(), name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        "models.table has no final catch-all row for " + system + " " + verb + "."));
    }

    private static List<Row> read() {
        try (InputStream in = ModelTable.class.getResourceAsStream("models.table")) {
            if (in == null) {
                throw new IllegalStateException("models.table is missing beside " + ModelTable.class.getName() + ".");
            }
            return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(ModelTable::row)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = Arrays.stream(line.split("\\|")).map(String::strip).toArray(String[]::new);
        if (cells.length != COLUMNS) {
            throw new IllegalStateException(
                    "A row of models.table has " + cells.length + " columns instead of " + COLUMNS + ": " + line);
        }
        Capabilities capabilities = Capabilities.builder()
                .maxCount(Integer.parseInt(cells[3]))
                .maxInputImages(Integer.parseInt(cells[4]))
                .maxInputBytes(EditInputs.MAX_BYTES - 1)
                .sizes(sizes(cells[5]))
                .formats(words(cells[6], word -> ImageFormat.named(word).orElseThrow()))
                .compression(!cells[6].equals("-"))
                .qualities(words(cells[7], word -> Quality.valueOf(word.toUpperCase(Locale.ROOT))))
                .backgrounds(words(cells[8], word -> Background.valueOf(word.toUpperCase(Locale.ROOT))))
                .partialImages(cells[9].contains("stream"))
                .mask(MaskConvention.TRANSPARENT)
                .endOfLife(cells[10].equals("-") ? Optional.empty() : Optional.of(LocalDate.parse(cells[10])))
                .source(cells[11])
                .build();
        return new Row(
                words(cells[0], word -> word),
                words(cells[1], word -> word),
                List.of(cells[2].split(" ")),
                capabilities,
                cells[9].contains("fidelity"));
    }

    private static <T> Set<T> words(String cell, Function<String, T> read) {
        return cell.equals("-")
                ? Set.of()
                : Arrays.stream(cell.split(" ")).map(read).collect(Collectors.toUnmodifiableSet());
    }

    private static SizeRule sizes(String cell) {
        if (cell.equals("-")) {
            return SizeRule.unspecified();
        }
        if (cell.equals("any")) {
            return new SizeRule.Flexible(16, 655_360, 8_294_400, 3840, 3);
        }
        return SizeRule.fixed(Arrays.stream(cell.split(" ")).map(Size::parse).toArray(Size[]::new));
    }
}
