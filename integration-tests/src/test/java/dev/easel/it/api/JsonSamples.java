package dev.easel.it.api;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.testing.TestImages;
import dev.easel.http.WireOptions;
import dev.easel.json.FileJournal;
import dev.easel.json.JsonForm;
import dev.easel.json.ProviderSpec;
import dev.easel.json.ResultFacts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A value of each class of easel-json. */
final class JsonSamples {
    private JsonSamples() {}

    static void addTo(Samples samples) {
        samples.add(Class.class, () -> WireOptions.class)
                .add(FileJournal.class, JsonSamples::journal)
                .add(JsonForm.class, JsonForm::failures)
                .add(JsonForm.Options.class, JsonSamples::options)
                .add(ProviderSpec.class, () -> ProviderSpec.of("openai"))
                .add(ResultFacts.class, JsonSamples::facts)
                .add(ResultFacts.Image.class, () -> facts().images().get(0));
    }

    /** The file is removed at once, and its place on the disk when the journal is no longer reachable. */
    private static FileJournal journal() throws IOException {
        Path file = Files.createTempFile("journal", ".jsonl");
        FileJournal journal = FileJournal.open(file);
        Files.delete(file);
        return journal;
    }

    private static JsonForm.Options<WireOptions> options() {
        return new JsonForm.Options<>("wire", WireOptions.class, WireOptions::ofSettings);
    }

    private static ResultFacts facts() {
        return ResultFacts.of(ImageResult.builder("sample")
                .image(GeneratedImage.received(TestImages.photo(4, 4)))
                .build());
    }
}
