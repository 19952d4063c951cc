package dev.easel.it.described;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A provider that does not exist, known from a user's file alone. */
final class Nimbus {
    private Nimbus() {}

    /** Returns the user's file, in a folder. */
    static Path description(Path folder) throws IOException {
        return copy("nimbus.json", folder);
    }

    /** Starts a server that plays its documents. */
    static PlayedProvider played(Path folder) throws IOException {
        Path file = description(folder);
        return new PlayedProvider(
                ProviderDescription.load(file),
                List.of(Json.parse(Files.readAllBytes(file))),
                DocumentedCase.in(copy("nimbus.examples.json", folder)));
    }

    private static Path copy(String resource, Path folder) throws IOException {
        Path file = folder.resolve(resource);
        try (InputStream in = Nimbus.class.getResourceAsStream(resource)) {
            Files.write(file, in.readAllBytes());
        }
        return file;
    }
}
