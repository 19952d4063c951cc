package dev.easel.adapters.openai;

import static dev.easel.http.fault.Fixture.compact;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Fixture;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.net.URI;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OpenAiJsonEditTest {
    private static final HttpKit KIT = ApacheHttp.open();
    private static final ImageData PHOTO = TestImages.photo(20, 10);
    private static final Mask MASK = TestImages.mask(20, 10, 2, 2, 8, 8);

    @AfterAll
    static void close() {
        KIT.close();
    }

    private static ImageProvider provider(FaultServer server) {
        return OpenAi.openAi(ApiKey.of("sk-test"))
                .jsonEdits()
                .base(server.uri("/v1/").toString())
                .provider(KIT);
    }

    private static FaultServer server() {
        return FaultServer.answering(
                ScriptedResponse.json(Fixture.text(OpenAiJsonEditTest.class, "flower.response.json")));
    }

    private static String golden(String name) {
        return compact(Fixture.text(OpenAiJsonEditTest.class, name)
                .replace("<photo>", Base64.getEncoder().encodeToString(PHOTO.bytes()))
                .replace("<mask>", Base64.getEncoder().encodeToString(((ImageData) MASK.image()).bytes())));
    }

    @Test
    void sendsInlineImagesAndUrls() {
        try (FaultServer server = server()) {
            EditRequest request = EditRequest.builder(
                            List.of(PHOTO, ImageSource.of(URI.create("https://example.com/b.png?sig=1"))), "at night")
                    .model("gpt-image-1.5")
                    .size(1024, 1536)
                    .options(OpenAiOptions.none().inputFidelity(OpenAiOptions.Fidelity.HIGH))
                    .build();
            Size size = provider(server)
                    .editor()
                    .orElseThrow()
                    .edit(request, new RecordingContext())
                    .first()
                    .size();
            assertThat(size).isEqualTo(new Size(3, 2));
            assertThat(server.only().path()).isEqualTo("/v1/images/edits");
            assertThat(server.only().text()).isEqualTo(golden("edit.request.json"));
        }
    }

    @Test
    void sendsAMaskAndDropsAFidelityThatTheModelRejects() {
        try (FaultServer server = server()) {
            InpaintRequest request = InpaintRequest.builder(PHOTO, MASK, "a green sofa")
                    .options(OpenAiOptions.none().inputFidelity(OpenAiOptions.Fidelity.HIGH))
                    .build();
            ImageResult result = provider(server).inpainter().orElseThrow().inpaint(request, new RecordingContext());
            assertThat(result.notes()).containsExactly(Note.dropped("input_fidelity: the model does not support it"));
            assertThat(server.only().text()).isEqualTo(golden("inpaint.request.json"));
        }
    }

    @Test
    void passesUrlsOnInJsonOnly() {
        ImageProvider forms = OpenAi.openAi(ApiKey.of("k")).provider(KIT);
        ImageProvider json = OpenAi.openAi(ApiKey.of("k")).jsonEdits().provider(KIT);
        for (ImageProvider provider : List.of(forms, json)) {
            assertThat(provider.verbs()).containsExactlyInAnyOrder(Verb.values());
            assertThat(provider.editor()
                            .orElseThrow()
                            .capabilities(ModelId.DEFAULT)
                            .fetchesUrls())
                    .isEqualTo(provider == json);
        }
    }

    @Test
    void refusesImagesThatOpenAiRefusesAndWarnsOfLargeMasks() {
        ImageData large = padded(50_000_000);
        ImageData mask = padded(4_000_000);
        try (FaultServer server = server()) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> provider(server)
                            .editor()
                            .orElseThrow()
                            .edit(EditRequest.of(large, "at night"), new RecordingContext()))
                    .withMessageContaining("50,000,000");
            assertThat(server.connections()).isZero();
            InpaintRequest request =
                    InpaintRequest.of(PHOTO, new Mask(mask, MaskConvention.TRANSPARENT), "a green sofa");
            ImageResult result = provider(server).inpainter().orElseThrow().inpaint(request, new RecordingContext());
            assertThat(result.notes()).extracting(Note::kind).containsExactly(Note.Kind.WARNING);
        }
    }

    @Test
    void refusesImagesTooLongAsDataUris() {
        ImageData longest = padded(15_728_622);
        ImageData tooLong = padded(15_728_623);
        try (FaultServer server = server()) {
            provider(server).editor().orElseThrow().edit(EditRequest.of(longest, "at night"), new RecordingContext());
            assertThat(server.only().text()).contains("data:image/png;base64,");
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> provider(server)
                            .editor()
                            .orElseThrow()
                            .edit(EditRequest.of(tooLong, "at night"), new RecordingContext()))
                    .withMessageContaining("data URI has 20971522 characters")
                    .withMessageContaining("20971520 are allowed")
                    .withMessageContaining("easel-adapters-multipart");
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> provider(server)
                            .inpainter()
                            .orElseThrow()
                            .inpaint(
                                    InpaintRequest.of(PHOTO, new Mask(tooLong, MaskConvention.TRANSPARENT), "a sofa"),
                                    new RecordingContext()))
                    .withMessageContaining("mask");
            assertThat(server.received()).hasSize(1);
        }
    }

    private static ImageData padded(int length) {
        return ImageData.of(Arrays.copyOf(PHOTO.bytes(), length));
    }

    @Test
    void sendsImagesAsObjects() throws IOException {
        ImageData first = TestImages.photo(4, 4);
        try (FaultServer server = server();
                FaultServer two = server()) {
            for (FaultServer each : List.of(server, two)) {
                ImageProvider provider = OpenAi.compatible(each.uri("/v1").toString())
                        .imageObjects()
                        .provider(KIT);
                List<ImageSource> images =
                        each == server ? List.of(first) : List.of(first, ImageSource.of(URI.create("https://h/2.png")));
                provider.editor()
                        .orElseThrow()
                        .edit(EditRequest.builder(images, "blue").build(), new RecordingContext());
            }
            Json one = Json.parse(server.only().text());
            assertThat(one.at("image", "url").text().orElseThrow()).startsWith("data:image/png;base64,");
            assertThat(one.at("image", "type").text()).contains("image_url");
            assertThat(one.get("images").isPresent()).isFalse();
            Json several = Json.parse(two.only().text());
            assertThat(several.get("images").items()).hasSize(2);
            assertThat(several.get("images").items().get(1).text("url")).contains("https://h/2.png");
        }
    }
}
