package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.cli.CommandTree;
import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code easel generate --provider NAME} for every described provider, against a server that plays its documents. */
class EveryNameTest {
    private static final String KEY = "PLAYED_KEY";

    @TempDir
    private Path folder;

    static Stream<String> names() {
        return ProviderDescription.provided().stream().map(ProviderDescription::name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void everyNameWorks(String name) throws Exception {
        try (PlayedProvider played = PlayedProvider.named(name)) {
            Path out = folder.resolve("bicycle.png");
            List<String> line = new ArrayList<>(List.of("generate", "a red bicycle"));
            line.addAll(List.of(
                    "--provider", name, "--provider-file", impatient(name).toString()));
            line.addAll(List.of("--base-url", played.url(), "--json", "-o", out.toString()));
            if (played.needsKey()) {
                line.addAll(List.of("--key-env", KEY));
            }
            played.settings().forEach((setting, value) -> line.addAll(List.of("--setting", setting + "=" + value)));
            ModelId model = played.model(Verb.GENERATE);
            if (played.description().model().isEmpty() && !model.equals(ModelId.DEFAULT)) {
                line.addAll(List.of("--model", model.name()));
            }
            ByteArrayOutputStream printed = new ByteArrayOutputStream();
            int code = commands(played.key(), printed).run(line.toArray(String[]::new));
            String json = printed.toString(StandardCharsets.UTF_8);
            assertThat(code).as(json).isZero();
            assertThat(Json.parse(json).text("provider")).contains(name);
            assertThat(ImageData.of(out).size().width()).isPositive();
            assertThat(played.paid()).hasSize(1);
        }
    }

    /** Returns a file with the same description, whose jobs are polled without waiting. */
    private Path impatient(String name) throws Exception {
        String text;
        try (InputStream in = ProviderDescription.class.getResourceAsStream(name + ".json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        String quick = text.contains("\"every\"")
                ? text.replaceAll("\"every\":\\s*\"[^\"]*\"", "\"every\": \"PT0.001S\"")
                : text.replaceFirst("\"job\":\\s*\\{", "\"job\": {\"every\": \"PT0.001S\",");
        return Files.writeString(folder.resolve(name + ".json"), quick);
    }

    private CommandTree commands(String key, ByteArrayOutputStream printed) {
        PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);
        return new CommandTree(new CliEnvironment(
                InputStream.nullInputStream(),
                out,
                out,
                false,
                name -> switch (name) {
                    case KEY -> Optional.of(key);
                    case "XDG_STATE_HOME" -> Optional.of(folder.resolve("state").toString());
                    default -> Optional.empty();
                },
                KnownProviders.table(),
                new Interrupts()));
    }
}
