package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.CommandTree;
import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.Interrupts;
import dev.easel.core.testing.TestImages;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line with a provider that a user describes. */
class CommandLineTest {
    @TempDir
    Path folder;

    private record Output(int code, String out, String err) {}

    private Output run(PlayedProvider played, String... arguments) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CliEnvironment environment = new CliEnvironment(
                InputStream.nullInputStream(),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                false,
                name -> Optional.ofNullable(
                        name.equals("XDG_STATE_HOME")
                                ? folder.resolve("state").toString()
                                : played.description()
                                        .keyVariable()
                                        .filter(name::equals)
                                        .map(key -> played.key())
                                        .orElse(null)),
                KnownProviders.table(),
                new Interrupts());
        int code = new CommandTree(environment).run(arguments);
        return new Output(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void aProviderIsAddedByOneFile() throws IOException {
        try (PlayedProvider played = Nimbus.played(folder)) {
            String file = Nimbus.description(folder).toString();
            Path photo = TestImages.photo(96, 64).writeTo(folder.resolve("photo.png"));
            Path out = folder.resolve("out.png");
            Output generated = run(
                    played,
                    "generate",
                    "a red bicycle",
                    "--provider-file",
                    file,
                    "--base-url",
                    played.url(),
                    "--json",
                    "-o",
                    out.toString());
            assertThat(generated.code()).as(generated.err()).isZero();
            Json report = Json.parse(generated.out());
            assertThat(report.text("provider")).contains("nimbus");
            assertThat(report.get("cost").toString()).contains("EUR").contains("reported");

            Output inpainted = run(
                    played,
                    "inpaint",
                    photo.toString(),
                    "-p",
                    "a red ball",
                    "--rect",
                    "20,20,20,20",
                    "--provider-file",
                    file,
                    "--base-url",
                    played.url(),
                    "-o",
                    folder.resolve("ball.png").toString());
            assertThat(inpainted.code()).as(inpainted.err()).isZero();
            assertThat(played.paid()).hasSize(2);

            Output listed = run(played, "providers", "--provider-file", file);
            assertThat(listed.out()).contains("nimbus").contains("NIMBUS_KEY");
        }
    }
}
