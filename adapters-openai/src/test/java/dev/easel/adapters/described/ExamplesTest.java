package dev.easel.adapters.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.SavedResponses;
import dev.easel.http.json.Json;
import dev.easel.http.retry.RetryPolicy;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every documented exchange of every provided description, from the request that a port receives to its result. */
class ExamplesTest {
    @TempDir
    private static Path savedResponses;

    @TestFactory
    Stream<DynamicTest> everyExampleIsWhatIsSentAndReceived() {
        return ProviderDescription.provided().stream()
                .flatMap(description -> Example.of(description.name()).stream())
                .map(example -> DynamicTest.dynamicTest(example.toString(), () -> play(example)));
    }

    private static void play(Example example) {
        ExampleImages images = new ExampleImages();
        PlayedExample played = new PlayedExample(example, images);
        Described described = described(example);
        try (HttpKit kit =
                new HttpKit(HttpConfig.defaults(), played, played, new SavedResponses(Optional.of(savedResponses)))) {
            ImageProvider provider = described.provider(kit);
            ImageRequest request = ExampleRequest.of(example, images);
            if (example.failure().isPresent()) {
                EaselException failure = catchThrowableOfType(
                        EaselException.class, () -> call(provider, request).close());
                assertThat(failure).as("failure").isNotNull();
                compare(example.failure().get(), failure);
            } else {
                try (ImageResult result = call(provider, request)) {
                    compare(example.result().orElseThrow(), result, images);
                }
            }
        }
        played.assertAllCallsCame();
    }

    private static Described described(Example example) {
        ProviderDescription description = ProviderDescription.named(example.provider());
        Described described = (example.needsKey()
                        ? Described.of(description, ApiKey.of("KEY"))
                        : Described.of(description))
                .retries(RetryPolicy.never());
        for (Map.Entry<String, Json> setting :
                example.json().get("settings").members().entrySet()) {
            described = described.setting(
                    setting.getKey(), setting.getValue().text().orElseThrow());
        }
        return described;
    }

    private static ImageResult call(ImageProvider provider, ImageRequest request) {
        RecordingContext context = new RecordingContext();
        if (request instanceof GenerateRequest generate) {
            return provider.generator().orElseThrow().generate(generate, context);
        }
        if (request instanceof EditRequest edit) {
            ImageEditor editor = provider.editor().orElseThrow();
            Capabilities capabilities = editor.capabilities(edit.model().orElse(ModelId.DEFAULT));
            if (edit.images().size() > capabilities.maxInputImages()) {
                throw new UnsupportedRequestException(
                        "The use case refuses more than " + capabilities.maxInputImages() + " images.");
            }
            return editor.edit(edit, context);
        }
        return provider.inpainter().orElseThrow().inpaint((InpaintRequest) request, context);
    }

    private static void compare(Json expected, EaselException failure) {
        String reason = expected.text("reason").orElseThrow();
        if (reason.equals("UNSUPPORTED")) {
            assertThat(failure).isInstanceOf(UnsupportedRequestException.class);
            return;
        }
        assertThat(failure).isInstanceOf(ProviderException.class);
        ProviderException provided = (ProviderException) failure;
        assertThat(provided.reason()).as("reason of '%s'", failure.getMessage()).hasToString(reason);
        expected.text("code").ifPresent(code -> assertThat(provided.code()).contains(code));
        expected.text("message").ifPresent(message -> assertThat(failure).hasMessageContaining(message));
        expected.text("job").ifPresent(job -> assertThat(failure.job()).contains(job));
    }

    private static void compare(Json expected, ImageResult result, ExampleImages images) {
        List<Json> expectedImages = expected.get("images").items();
        assertThat(result.images()).hasSameSizeAs(expectedImages);
        for (int i = 0; i < expectedImages.size(); i++) {
            int number = i;
            GeneratedImage image = result.images().get(i);
            Optional<String> url = expectedImages.get(i).text("url");
            String label =
                    url.or(() -> expectedImages.get(number).text("base64")).orElseThrow();
            assertThat(image.bytes()).isEqualTo(images.file(label));
            assertThat(image.url()).isEqualTo(url.map(URI::create));
        }
        assertThat(result.revisedPrompt()).as("revised prompt").isEqualTo(expected.text("revisedPrompt"));
        expected.text("id").ifPresent(id -> assertThat(result.requestId()).contains(id));
        expected.word("seed")
                .ifPresent(
                        seed -> assertThat(result.responseJson().orElseThrow()).contains("\"seed\":" + seed));
        Json usage = expected.get("usage");
        for (String name : List.of("input", "output", "total")) {
            OptionalLong tokens = usage.number(name);
            if (tokens.isPresent()) {
                assertThat(tokens(result, name)).as("usage: %s", name).isEqualTo(tokens);
            }
        }
        assertThat(result.cost()).isEqualTo(cost(expected.get("cost")));
        expected.text("partlyRefused")
                .ifPresent(sign -> assertThat(result.notes())
                        .extracting(Note::toString)
                        .anySatisfy(note -> assertThat(note).contains(sign)));
        assertThat(result.partialFailures()).isEmpty();
    }

    private static OptionalLong tokens(ImageResult result, String name) {
        return result.usage()
                .map(usage -> switch (name) {
                    case "input" -> usage.input();
                    case "output" -> usage.output();
                    default -> usage.total();
                })
                .orElse(OptionalLong.empty());
    }

    private static Optional<Cost> cost(Json expected) {
        return expected.word("amount")
                .map(amount -> Cost.reported(
                        new Money(new BigDecimal(amount), expected.text("unit").orElseThrow())));
    }
}
