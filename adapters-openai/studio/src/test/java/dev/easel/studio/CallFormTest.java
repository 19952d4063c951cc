package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the form of a call says, and how it is told what is wrong with it. */
class CallFormTest {
    private static final byte[] IMAGE = BlankImage.of(30, 20).bytes();
    private static final byte[] OTHER_SIZE = BlankImage.of(31, 20).bytes();

    private final ScriptedProvider provider = new ScriptedProvider(
            "scripted",
            Capabilities.builder()
                    .maxCount(10)
                    .maxInputImages(16)
                    .seed(true)
                    .partialImages(true)
                    .source("test")
                    .build());
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final Easel generator = EaselBuilder.create()
            .provider(ImageProvider.named("half").generator(provider).build())
            .build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(StudioRoutes.of(new TestProcessor()))
            .provider("scripted", easel, List.of())
            .provider("half", generator, List.of())
            .start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
        generator.close();
    }

    private RawClient.Received post(TestForm form) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return form.to(client).read();
        }
    }

    private static Arguments wrong(String param, String message, String verb, UnaryOperator<TestForm> form) {
        return Arguments.of(param, message, form.apply(TestForm.of(verb)));
    }

    private static UnaryOperator<TestForm> text(String name, String value) {
        return form -> form.text(name, value);
    }

    static Stream<Arguments> invalid() {
        UnaryOperator<TestForm> image = form -> form.file("image", IMAGE);
        return Stream.of(
                Arguments.of("verb", "Missing", new TestForm().text("prompt", "a")),
                Arguments.of("verb", "'paint' is unknown; generate, edit, inpaint and expand", TestForm.of("paint")),
                Arguments.of("prompt", "Missing", new TestForm().text("verb", "generate")),
                Arguments.of(
                        "prompt",
                        "it is empty",
                        new TestForm().text("verb", "generate").text("prompt", "  ")),
                wrong("style", "Unknown parameter", "generate", text("style", "bold")),
                wrong("image", "generate takes no image, but 1 was sent", "generate", image),
                wrong("image", "Missing", "edit", text("n", "1")),
                wrong(
                        "image",
                        "expand takes 1 image, but 2 were sent",
                        "expand",
                        form -> image.apply(image.apply(form))),
                wrong("image", "edit takes up to 16 images, but 17 were sent", "edit", form -> {
                    for (int i = 0; i < 17; i++) {
                        form.file("image", IMAGE);
                    }
                    return form;
                }),
                wrong("image", "Invalid 'image'", "edit", form -> form.file("image", "no image".getBytes())),
                wrong("image", "send a file, not its address", "edit", text("image", "https://example.org/a.png")),
                wrong("mask", "Missing", "inpaint", image),
                wrong(
                        "mask",
                        "its size 31x20 is not the size of the image, 30x20",
                        "inpaint",
                        form -> image.apply(form).file("mask", OTHER_SIZE)),
                wrong(
                        "mask",
                        "only one is allowed, but 2",
                        "inpaint",
                        form -> image.apply(form).file("mask", IMAGE).file("mask", IMAGE)),
                wrong(
                        "mask",
                        "only inpaint uses it; leave it out for edit",
                        "edit",
                        form -> image.apply(form).file("mask", IMAGE)),
                wrong(
                        "left",
                        "only expand uses it; leave it out for edit",
                        "edit",
                        form -> image.apply(form).text("left", "3")),
                wrong("left", "are all 0; one must be at least 1", "expand", image),
                wrong(
                        "top",
                        "-1 is out of range; 0 to 20000",
                        "expand",
                        form -> image.apply(form).text("top", "-1")),
                wrong(
                        "right",
                        "99999999 is out of range",
                        "expand",
                        form -> image.apply(form).text("right", "99999999")),
                wrong(
                        "bottom",
                        "expected an integer",
                        "expand",
                        form -> image.apply(form).text("bottom", "1.5")),
                wrong(
                        "provider",
                        "no provider 'nobody'; it has scripted, half",
                        "generate",
                        text("provider", "nobody")),
                wrong("model", "Invalid model name", "generate", text("model", " ")),
                wrong("n", "0 is out of range; 1 to 10", "generate", text("n", "0")),
                wrong("n", "11 is out of range", "generate", text("n", "11")),
                wrong("size", "'big' is unknown; WIDTHxHEIGHT", "generate", text("size", "big")),
                wrong("size", "'0x10' is unknown", "generate", text("size", "0x10")),
                wrong("size", "'3:0' is unknown", "generate", text("size", "3:0")),
                wrong("quality", "'best' is unknown; auto, low,", "generate", text("quality", "best")),
                wrong("format", "'gif' is unknown; png, jpeg and webp", "generate", text("format", "gif")),
                wrong("seed", "'12x' is unknown", "generate", text("seed", "12x")),
                wrong("prompt", "sent twice", "generate", text("prompt", "again")));
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void namesTheFieldThatIsWrong(String param, String message, TestForm form) throws IOException {
        RawClient.Received refused = post(form);

        assertThat(refused.status()).as(refused.text()).isEqualTo(400);
        assertThat(refused.text())
                .startsWith("{\"reason\":\"invalid\",")
                .contains("\"param\":\"" + param + "\"", message, "\"billing\":\"not-billed\"");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void refusesAVerbThatTheProviderDoesNotHave() throws IOException {
        RawClient.Received refused =
                post(TestForm.of("edit").text("provider", "half").file("image", IMAGE));

        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.text()).startsWith("{\"reason\":\"invalid\",");
    }

    @Test
    void needsTheHeaderOfThePage() throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            client.request("POST", "/studio/calls", "multipart/form-data; boundary=x", "--x--\r\n");
            RawClient.Received refused = client.read();

            assertThat(refused.status()).isEqualTo(403);
            assertThat(refused.text()).contains("'Easel-Studio: 1'");
        }
    }

    @Test
    void appliesEverySetting() throws IOException {
        provider.answer(IMAGE);
        post(TestForm.of("edit")
                .file("image", IMAGE)
                .file("image", OTHER_SIZE)
                .text("model", "brush-2")
                .text("size", "16:9")
                .text("quality", "high")
                .text("n", "1")
                .text("format", "png")
                .text("seed", "-12345678901"));

        assertThat(provider.received()).singleElement().satisfies(request -> {
            assertThat(request).isInstanceOf(EditRequest.class);
            assertThat(((EditRequest) request).images())
                    .extracting(image -> image.load().size().width())
                    .containsExactly(30, 31);
            assertThat(request.prompt()).isEqualTo("a boat");
            assertThat(request.model().orElseThrow().name()).isEqualTo("brush-2");
            assertThat(request.quality()).isEqualTo(Quality.AUTO);
            assertThat(request.seed()).isEqualTo(OptionalLong.of(-12_345_678_901L));
        });
    }

    @Test
    void leavesToTheProviderWhatTheFormDoesNotSay() throws IOException {
        provider.answer(IMAGE);
        post(TestForm.of("generate").text("size", "").text("seed", "").text("format", ""));

        assertThat(provider.received()).singleElement().satisfies(request -> {
            assertThat(request.size()).isEqualTo(ImageSize.auto());
            assertThat(request.seed()).isEmpty();
            assertThat(request.model()).isEmpty();
            assertThat(request.output().format()).isEmpty();
        });
    }

    @Test
    void requestsDraftsOfASingleImageOnly() throws IOException {
        provider.answer(IMAGE).answer(IMAGE, IMAGE);
        post(TestForm.of("generate"));
        post(TestForm.of("generate").text("n", "2"));

        assertThat(provider.received())
                .extracting(request -> request.partialImages())
                .containsExactly(2, 0);
    }

    @Test
    void makesASmallImageForEstimates() {
        ImageData blank = BlankImage.of(1024, 512);

        assertThat(blank.size()).hasToString("1024x512");
        assertThat(blank.format()).isEqualTo(ImageFormat.PNG);
        assertThat(blank.length()).isLessThan(1000);
    }
}
