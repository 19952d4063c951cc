package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.WireOptions;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** What goes out to servers that accept OpenAI's calls, and are not OpenAI. */
class CompatibleServerTest {
    private static final HttpKit KIT = ApacheHttp.open();

    @AutoClose
    private final FaultServer server = FaultServer.answering(ScriptedResponse.json("{\"data\":[{\"b64_json\":\""
            + Base64.getEncoder().encodeToString(TestImages.photo(1344, 768).bytes()) + "\"}]}"));

    @AfterAll
    static void close() {
        KIT.close();
    }

    private OpenAi compatible() {
        return OpenAi.compatible(server.uri("/v1").toString());
    }

    private static ImageResult generate(OpenAi config, GenerateRequest request) {
        try (Easel easel = EaselBuilder.create().provider(config.provider(KIT)).build()) {
            return easel.generate(request).execute();
        }
    }

    @Test
    void areSentNoModelUnlessOneIsNamed() {
        ImageResult result = generate(compatible(), GenerateRequest.of("a fox"));
        assertThat(server.only().text()).isEqualTo("{\"prompt\":\"a fox\"}");
        assertThat(result.model()).isEmpty();
    }

    @Test
    void areAskedForTheSizeAndTheSeedAsTheyAre() {
        ImageResult result = generate(
                compatible(),
                GenerateRequest.builder("a fox")
                        .model("FLUX.2-dev")
                        .size(1344, 768)
                        .seed(42)
                        .output(Output.png())
                        .build());
        assertThat(server.only().text())
                .isEqualTo("{\"model\":\"FLUX.2-dev\",\"prompt\":\"a fox\",\"size\":\"1344x768\",\"seed\":42}");
        assertThat(result.notes()).isEmpty();
    }

    @Test
    void areSentNoSeedForAModelThatTakesNone() {
        ImageResult result = generate(
                compatible(),
                GenerateRequest.builder("a fox").model("gpt-image-2").seed(42).build());
        assertThat(server.only().text()).isEqualTo("{\"model\":\"gpt-image-2\",\"prompt\":\"a fox\"}");
        assertThat(result.notes()).extracting(Note::kind).containsExactly(Note.Kind.DROPPED);
    }

    @Test
    void areNotSentWhatIsOmitted() {
        generate(
                compatible().omit("size", "quality", "background", "seed", "model"),
                GenerateRequest.builder("a fox")
                        .model("m")
                        .aspectRatio(16, 9)
                        .quality(Quality.HIGH)
                        .background(Background.OPAQUE)
                        .seed(42)
                        .build());
        assertThat(server.only().text()).isEqualTo("{\"prompt\":\"a fox\"}");
    }

    @Test
    void areNotSentWhatIsOmittedEvenIfAPortIsCalled() {
        compatible()
                .omit("n", "output_format", "output_compression")
                .provider(KIT)
                .generator()
                .orElseThrow()
                .generate(
                        GenerateRequest.builder("a fox")
                                .count(2)
                                .output(Output.jpeg(80))
                                .build(),
                        new RecordingContext());
        assertThat(server.only().text()).isEqualTo("{\"prompt\":\"a fox\"}");
    }

    @Test
    void makeSeveralImagesByOneCallEachWhereTheNumberIsOmitted() {
        OpenAi config = compatible().omit("n");
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> generate(
                        config, GenerateRequest.builder("a fox").count(2).build()))
                .withMessageContaining("maxCalls");
        generate(config, GenerateRequest.builder("a fox").count(2).maxCalls(2).build());
        assertThat(server.received()).extracting(Received::text).containsOnly("{\"prompt\":\"a fox\"}");
    }

    @Test
    void areSentTheFieldsOfTheUserInPlaceOfOthers() {
        generate(
                compatible().options(OpenAiOptions.none().extra("steps", 20)),
                GenerateRequest.builder("a fox")
                        .size(1344, 768)
                        .options(WireOptions.none()
                                .field("size", "auto")
                                .field("model", "mine")
                                .field("loras", List.of(Map.of("id", 1)))
                                .header("X-Team", "a"))
                        .build());
        assertThat(server.only().text())
                .isEqualTo(
                        "{\"prompt\":\"a fox\",\"size\":\"auto\",\"steps\":20,\"model\":\"mine\",\"loras\":[{\"id\":1}]}");
        assertThat(server.only().header("X-Team")).contains("a");
    }

    @Test
    void areSentTheFieldsOfTheUserInEditsToo() {
        EditRequest request = EditRequest.builder(List.of(TestImages.photo(4, 4)), "at night")
                .options(WireOptions.none().field("images", "a").field("strength", 0.5))
                .build();
        try (Easel easel = EaselBuilder.create()
                .provider(compatible().jsonEdits().provider(KIT))
                .build()) {
            easel.edit(request).execute();
        }
        assertThat(server.only().text()).isEqualTo("{\"prompt\":\"at night\",\"images\":\"a\",\"strength\":0.5}");
    }

    @Test
    void tellOfFieldsThatCanNotBeOmitted() {
        OpenAi config = OpenAi.openAi(ApiKey.of("k"));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> config.omit("prompt"))
                .withMessageContaining("'prompt'")
                .withMessageContaining("output_compression");
        assertThat(config.omit("size", "n")).isEqualTo(config.omit("n", "size")).isNotEqualTo(config);
        assertThat(config.omit("size", "n").toString()).contains("model gpt-image-2, without [n, size]");
    }

    @Test
    void warnOfADefaultModelThatOpenAiRetired() {
        ImageResult result = generate(
                OpenAi.modelVerse(ApiKey.of("k")).base(server.uri("/v1").toString()),
                GenerateRequest.builder("a fox").count(2).maxCalls(2).build());
        assertThat(result.notes())
                .filteredOn(note -> note.kind() == Note.Kind.WARNING)
                .singleElement()
                .asString()
                .contains("gpt-image-1", "2026-10-23", "may serve the name longer");
    }

    @Test
    void leaveOutAComplexityThatAModelDoesNotTake() {
        GenerateRequest request = GenerateRequest.builder("a fox")
                .model("gpt-image-2.5-flare")
                .options(OpenAiOptions.none().complexity(OpenAiOptions.Complexity.LOW))
                .build();
        ImageResult result =
                generate(OpenAi.openAi(ApiKey.of("k")).base(server.uri("/v1").toString()), request);
        assertThat(server.only().text()).isEqualTo("{\"model\":\"gpt-image-2.5-flare\",\"prompt\":\"a fox\"}");
        assertThat(result.notes()).contains(Note.dropped("complexity: the model does not support it"));
    }
}
