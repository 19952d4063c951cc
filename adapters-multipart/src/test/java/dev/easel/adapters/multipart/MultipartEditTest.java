package dev.easel.adapters.multipart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ApiKey;
import dev.easel.http.HttpKit;
import dev.easel.http.WireOptions;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Fixture;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import java.net.URI;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MultipartEditTest {
    private static final HttpKit KIT = ApacheHttp.open();
    private static final ImageData PHOTO = TestImages.photo(20, 10);

    @TempDir
    Path folder;

    private final RecordingContext context = new RecordingContext();

    @AfterAll
    static void close() {
        KIT.close();
    }

    private static FaultServer server() {
        return FaultServer.answering(
                ScriptedResponse.json(Fixture.text(MultipartEditTest.class, "beach.response.json")));
    }

    private static ImageProvider provider(MultipartConfig config, FaultServer server) {
        return config.base(server.uri("/v1").toString()).provider(KIT);
    }

    private static MultipartConfig modelVerse() {
        return MultipartConfig.modelVerse(ApiKey.of("sk-test"));
    }

    private static List<String> texts(Received request) {
        return request.parts().stream()
                .filter(part -> part.fileName().isEmpty())
                .map(part -> part.name() + "=" + part.text())
                .toList();
    }

    private static List<String> files(Received request) {
        return request.parts().stream()
                .filter(part -> !part.fileName().isEmpty())
                .map(part -> part.name() + " " + part.fileName() + " " + part.mediaType())
                .toList();
    }

    @Test
    void sendsTheRequestOfTheDocument() {
        Mask mask = TestImages.mask(20, 10, 2, 2, 8, 8);
        try (FaultServer server = server()) {
            InpaintRequest request = InpaintRequest.builder(PHOTO, mask, "Add a beach ball in the center")
                    .size(1024, 1024)
                    .quality(Quality.HIGH)
                    .output(Output.jpeg(100))
                    .build();
            ImageResult result =
                    provider(modelVerse(), server).inpainter().orElseThrow().inpaint(request, context);
            Received received = server.only();
            assertThat(received.path()).isEqualTo("/v1/images/edits");
            assertThat(received.header("Authorization")).contains("Bearer sk-test");
            assertThat(received.header("Content-Length")).isPresent();
            assertThat(texts(received))
                    .containsExactly(
                            "model=gpt-image-1",
                            "prompt=Add a beach ball in the center",
                            "size=1024x1024",
                            "quality=high",
                            "output_format=jpeg",
                            "output_compression=100");
            assertThat(files(received)).containsExactly("image image.png image/png", "mask mask.png image/png");
            assertThat(received.parts().get(6).content()).isEqualTo(PHOTO.bytes());
            assertThat(received.parts().get(7).content()).isEqualTo(((ImageData) mask.image()).bytes());
            assertThat(result.first().size()).isEqualTo(new Size(2, 5));
            assertThat(result.usage().orElseThrow().total()).hasValue(4169);
        }
    }

    @Test
    void sendsReferencesAfterTheImageThatIsInpainted() {
        InpaintRequest request = InpaintRequest.builder(PHOTO, TestImages.mask(20, 10, 2, 2, 8, 8), "this ball")
                .references(List.of(TestImages.photo(8, 8)))
                .build();
        try (FaultServer server = server()) {
            provider(modelVerse(), server).inpainter().orElseThrow().inpaint(request, context);
            assertThat(files(server.only()))
                    .containsExactly(
                            "image[] image-1.png image/png",
                            "image[] image-2.png image/png",
                            "mask mask.png image/png");
        }
    }

    @Test
    void fetchesInputImagesWithTheConfiguredFetcher() {
        EditRequest request = EditRequest.of(ImageSource.of(URI.create("http://10.0.0.1/a.png")), "blue");
        try (FaultServer server = server();
                Easel guarded = EaselBuilder.create()
                        .provider(provider(modelVerse(), server))
                        .build();
                Easel easel = EaselBuilder.create()
                        .provider(provider(modelVerse(), server))
                        .fetcher((url, call) -> PHOTO)
                        .build()) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> guarded.edit(request).execute())
                    .withMessageContaining("public");
            easel.edit(request).execute();
            assertThat(server.only().parts())
                    .filteredOn(part -> part.name().equals("image"))
                    .singleElement()
                    .satisfies(part -> assertThat(part.content()).isEqualTo(PHOTO.bytes()));
        }
    }

    @Test
    void sendsSeveralImagesWithoutTheirFileNames() {
        ImageData file = ImageData.of(PHOTO.writeTo(folder.resolve("geheimer Urlaub.png")));
        EditRequest request =
                EditRequest.builder(List.of(file, PHOTO), "ein Bild, 一张图片").build();
        try (FaultServer server = server()) {
            provider(MultipartConfig.openAi(ApiKey.of("k")), server)
                    .editor()
                    .orElseThrow()
                    .edit(request, context);
            assertThat(texts(server.only())).containsExactly("model=gpt-image-2", "prompt=ein Bild, 一张图片");
            assertThat(files(server.only()))
                    .containsExactly("image[] image-1.png image/png", "image[] image-2.png image/png");
            assertThat(server.only().parts().get(2).content()).isEqualTo(PHOTO.bytes());
        }
    }

    @Test
    void usesTheConfiguredNameForSeveralImages() {
        EditRequest request =
                EditRequest.builder(List.of(PHOTO, PHOTO), "together").build();
        try (FaultServer server = server()) {
            MultipartConfig config =
                    MultipartConfig.compatible("host").imagePartName("image").model("flux-kontext");
            provider(config, server).editor().orElseThrow().edit(request, context);
            assertThat(files(server.only()))
                    .containsExactly("image image-1.png image/png", "image image-2.png image/png");
            assertThat(server.only().header("Authorization")).isEmpty();
        }
    }

    @Test
    void sendsOptionsAsParts() {
        EditRequest request = EditRequest.builder(PHOTO, "at night")
                .model("gpt-image-1.5")
                .count(3)
                .options(OpenAiOptions.none()
                        .inputFidelity(OpenAiOptions.Fidelity.HIGH)
                        .extra("frames", 2))
                .build();
        try (FaultServer server = server()) {
            provider(MultipartConfig.openAi(ApiKey.of("k")), server)
                    .editor()
                    .orElseThrow()
                    .edit(request, context);
            assertThat(texts(server.only()))
                    .containsExactly(
                            "model=gpt-image-1.5", "prompt=at night", "n=3", "input_fidelity=high", "frames=2");
        }
    }

    @Test
    void readsAStreamedResponse() {
        String image = Base64.getEncoder().encodeToString(PHOTO.bytes());
        try (FaultServer server = FaultServer.answering(ScriptedResponse.events(
                "event: image_edit.partial_image\r\ndata: {\"type\":\"image_edit.partial_image\",\"b64_json\":\""
                        + image
                        + "\",\"partial_image_index\":2}\r\n\r\nevent: image_edit.completed\r\ndata: {\"b64_json\":\""
                        + image
                        + "\"}\r\n\r\n"))) {
            EditRequest request =
                    EditRequest.builder(PHOTO, "at night").partialImages(3).build();
            ImageResult result = provider(MultipartConfig.openAi(ApiKey.of("k")), server)
                    .editor()
                    .orElseThrow()
                    .edit(request, context);
            assertThat(texts(server.only())).contains("stream=true", "partial_images=3");
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(context.events())
                    .filteredOn(ProgressEvent.PartialImage.class::isInstance)
                    .singleElement()
                    .satisfies(e ->
                            assertThat(((ProgressEvent.PartialImage) e).index()).isEqualTo(2));
        }
    }

    @Test
    void supportsOnlyTheVerbsOfEditing() {
        ImageProvider provider = modelVerse().provider(KIT);
        assertThat(provider.verbs()).containsExactlyInAnyOrder(Verb.EDIT, Verb.INPAINT, Verb.EXPAND);
        assertThat(provider.editor().orElseThrow().capabilities(ModelId.DEFAULT).fetchesUrls())
                .isFalse();
        assertThat(modelVerse().named("tenant").provider(KIT).name()).isEqualTo("tenant");
    }

    @Test
    void rejectsValuesThatNoFormPartCanContain() {
        EditRequest request = EditRequest.builder(PHOTO, "at night")
                .options(OpenAiOptions.none().extra("tags", List.of("a")))
                .build();
        try (FaultServer server = server()) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> provider(modelVerse(), server)
                            .editor()
                            .orElseThrow()
                            .edit(request, context))
                    .withMessageContaining("tags");
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void sendsTheFieldsOfTheUserInPlaceOfOthers() {
        EditRequest request = EditRequest.builder(PHOTO, "at night")
                .options(WireOptions.none()
                        .field("prompt", "mine")
                        .field("strength", 0.5)
                        .field("url", true)
                        .field("image", "https://images.example/a.png"))
                .build();
        try (FaultServer server = server()) {
            provider(MultipartConfig.compatible("host"), server)
                    .editor()
                    .orElseThrow()
                    .edit(request, context);
            assertThat(texts(server.only()))
                    .containsExactly("prompt=mine", "strength=0.5", "url=true", "image=https://images.example/a.png");
            assertThat(files(server.only())).isEmpty();
        }
    }

    @Test
    void rejectsFieldsOfTheUserThatNoFormPartCanContain() {
        EditRequest request = EditRequest.builder(PHOTO, "at night")
                .options(WireOptions.none().field("loras", List.of("a")))
                .build();
        try (FaultServer server = server()) {
            assertThatExceptionOfType(UnsupportedRequestException.class)
                    .isThrownBy(() -> provider(MultipartConfig.compatible("host"), server)
                            .editor()
                            .orElseThrow()
                            .edit(request, context))
                    .withMessage("Field loras cannot be sent as a form part: only text, numbers and booleans can. Send"
                            + " edits in JSON, or leave it out.");
            assertThat(server.connections()).isZero();
        }
    }
}
