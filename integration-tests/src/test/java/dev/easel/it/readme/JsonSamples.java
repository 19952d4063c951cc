package dev.easel.it.readme;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.batch.JournalEntry;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.EaselException;
import dev.easel.json.FileJournal;
import dev.easel.json.JsonForm;
import dev.easel.json.ProviderSpec;
import dev.easel.json.ResultFacts;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** The samples of the page about JSON. */
final class JsonSamples {
    private JsonSamples() {}

    static void forms(ImageRequest request, ImageResult result) {
        // sample: json_forms
        String document = JsonForm.requests().write(request);
        ImageRequest same = JsonForm.requests().read(document);

        String facts = JsonForm.results().write(ResultFacts.of(result));
        ProviderSpec studio = ProviderSpec.of("openai")
                .baseUrl(URI.create("https://images.example.org/v1"))
                .keyVariable("STUDIO_KEY");
        String spec = JsonForm.providers().write(studio);
        // end
        assertThat(same).isEqualTo(request);
        assertThat(facts).contains("\"images\":[{");
        assertThat(spec).contains("STUDIO_KEY");
    }

    static JsonForm<ImageRequest> options() {
        // sample: json_options
        JsonForm<ImageRequest> form =
                JsonForm.requests(new JsonForm.Options<>("openai", OpenAiOptions.class, OpenAiOptions::ofSettings));
        // end
        return form;
    }

    static EaselException failure(String document) {
        // sample: json_failure
        EaselException failure = JsonForm.failures().read(document);
        if (failure.safeToRepeat()) {
            System.out.println("Try again: " + failure.getMessage());
        }
        // end
        return failure;
    }

    static Optional<JournalEntry> journal(Path folder) {
        // sample: json_journal
        try (FileJournal journal = FileJournal.open(folder.resolve("journal.jsonl"))) {
            journal.notes().forEach(System.out::println);
            return journal.last("job-17");
        }
        // end
    }
}
