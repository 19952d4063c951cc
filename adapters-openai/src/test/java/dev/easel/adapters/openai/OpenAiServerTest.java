package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.openai.settings.OpenAiOptions;
import dev.easel.adapters.openai.shared.OpenAiErrors;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class OpenAiServerTest {
    /** One pixel as PNG. */
    private static final String PIXEL =
            "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

    private final byte[] pixel = Base64.getDecoder().decode(PIXEL);
    private final ScriptedProvider provider = new ScriptedProvider(
            "scripted",
            Capabilities.builder()
                    .maxCount(10)
                    .maxInputImages(16)
                    .sizes(SizeRule.fixed(new Size(1, 1)))
                    .formats(EnumSet.allOf(ImageFormat.class))
                    .qualities(EnumSet.allOf(Quality.class))
                    .backgrounds(EnumSet.allOf(Background.class))
                    .compression(true)
                    .partialImages(true)
                    .fetchesUrls(true)
                    .build());
    private final Easel easel =
            EaselBuilder.create().provider(provider.provider()).build();
    private final EaselServer server = EaselServer.builder(easel)
            .routes(OpenAiRoutes.all())
            .clock(() -> Instant.ofEpochSecond(1_750_667_997))
            .start();

    @AfterEach
    void stop() {
        server.close();
        easel.close();
    }

    private RawClient.Received post(String path, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            return client.request("POST", path, "application/json", body).read();
        }
    }

    private RawClient.Received generate(String body) throws IOException {
        return post("/v1/images/generations", body);
    }

    private RawClient.Received edit(String body) throws IOException {
        return post("/v1/images/edits", body);
    }

    private ImageRequest received() {
        return provider.received().get(0);
    }

    @Test
    void returnsTheDocumentedResponse() throws IOException {
        provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(ImageData.of(pixel)).revisedPrompt(Optional.of("a rose")))
                .usage(Optional.of(new Usage(
                        OptionalLong.of(9),
                        OptionalLong.of(4160),
                        OptionalLong.of(4169),
                        Map.of("input_tokens_details.text_tokens", 9L))))
                .build());

        assertThat(generate("{\"model\":\"gpt-image-1\",\"prompt\":\"a flower\",\"quality\":\"high\"}")
                        .text())
                .isEqualTo("{\"created\":1750667997,\"background\":\"transparent\",\"output_format\":\"png\","
                        + "\"quality\":\"high\",\"size\":\"1x1\",\"data\":[{\"b64_json\":\"" + PIXEL
                        + "\",\"revised_prompt\":\"a rose\"}],\"usage\":{\"total_tokens\":4169,\"input_tokens\":9,"
                        + "\"output_tokens\":4160,\"input_tokens_details\":{\"text_tokens\":9,\"image_tokens\":0}}}");
    }

    @Test
    void readsEveryParameter() throws IOException {
        provider.answer(pixel, pixel);

        assertThat(generate(
                                "{\"model\":\"gpt-image-2\",\"prompt\":\"\\u82b1 \\\"\\u00e9\\\"\",\"n\":2,\"size\":\"1x1\","
                                        + "\"quality\":\"xhigh\",\"background\":\"opaque\",\"output_format\":\"jpeg\",\"output_compression\":80,"
                                        + "\"moderation\":\"low\",\"user\":\"u\",\"safety_identifier\":\"s\",\"stream\":false,"
                                        + "\"partial_images\":0,\"complexity\":\"low\",\"response_format\":\"b64_json\"}")
                        .status())
                .isEqualTo(200);

        assertThat(received().prompt()).isEqualTo("花 \"é\"");
        assertThat(received().model().orElseThrow().name()).isEqualTo("gpt-image-2");
        assertThat(received().count()).isEqualTo(2);
        assertThat(received().size()).isEqualTo(ImageSize.exact(1, 1));
        assertThat(received().quality()).isEqualTo(Quality.XHIGH);
        assertThat(received().background()).isEqualTo(Background.OPAQUE);
        assertThat(received().output().format()).contains(ImageFormat.JPEG);
        assertThat(received().output().quality()).hasValue(80);
        assertThat(received().options(OpenAiOptions.class).orElseThrow())
                .hasToString("OpenAiOptions[moderation, complexity, user, safety_identifier]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    n                  | 0             | integer_below_min_value
                    n                  | 11            | integer_above_max_value
                    n                  | 1.5           | invalid_type
                    n                  | true          | invalid_type
                    size               | "1024"        | invalid_value
                    size               | "3841x10"     | invalid_value
                    size               | "3840x2161"   | invalid_value
                    size               | 1024          | invalid_type
                    quality            | "best"        | invalid_value
                    background         | "red"         | invalid_value
                    output_format      | "svg"         | invalid_value
                    output_compression | -1            | integer_below_min_value
                    moderation         | "off"         | invalid_value
                    response_format    | "bytes"       | invalid_value
                    partial_images     | 4             | integer_above_max_value
                    partial_images     | 1             | invalid_value
                    stream             | "perhaps"     | invalid_type
                    svg                | {}            | unsupported_parameter
                    frame_count        | 2             | unsupported_parameter
                    images             | []            | unknown_parameter
                    prompt             | 3             | invalid_type
                    prompt             | "  "          | invalid_value
                    """)
    void namesTheInvalidParameterInTheErrorEnvelope(String name, String value, String code) throws IOException {
        String prompt = name.equals("prompt") ? "" : "\"prompt\":\"p\",";
        RawClient.Received response = generate("{" + prompt + "\"" + name + "\":" + value + "}");

        assertThat(response.status()).isEqualTo(400);
        Json error = Json.parse(response.text()).get("error");
        assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
        assertThat(error.text("message").orElseThrow()).contains("'" + name + "'");
        assertThat(error.text("type")).contains("invalid_request_error");
        assertThat(error.text("param")).contains(name);
        assertThat(error.text("code")).contains(code);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void refusesTransparencyThatTheFormatCannotHold() throws IOException {
        assertThat(generate("{\"prompt\":\"p\",\"background\":\"transparent\",\"output_format\":\"jpeg\"}")
                        .text())
                .contains("\"param\":\"background\"");
    }

    @Test
    void treatsNullAsAbsent() throws IOException {
        provider.answer(pixel);

        assertThat(generate("{\"prompt\":\"p\",\"n\":null,\"size\":null,\"quality\":null,\"stream\":null,"
                                + "\"partial_images\":null,\"output_compression\":null}")
                        .status())
                .isEqualTo(200);
    }

    @Test
    void acceptsCompressionWithPng() throws IOException {
        provider.answer(pixel);

        assertThat(generate("{\"prompt\":\"p\",\"output_format\":\"png\",\"output_compression\":100}")
                        .status())
                .isEqualTo(200);
        assertThat(received().output().quality()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'\"model\":\"dall-e-3\"', true",
        "'\"model\":\"dall-e-3\",\"response_format\":\"b64_json\"', false",
        "'\"model\":\"gpt-image-1\",\"response_format\":\"url\"', true",
        "'\"model\":\"gpt-image-1\"', false"
    })
    void returnsUrlsToCallersThatExpectThem(String model, boolean url) throws IOException {
        provider.answer(pixel);
        Json image = Json.parse(generate("{\"prompt\":\"p\"," + model + "}").text())
                .get("data")
                .items()
                .get(0);

        assertThat(image.text("url").isPresent()).isEqualTo(url);
        assertThat(image.text("b64_json").isPresent()).isEqualTo(!url);
        if (url) {
            try (RawClient client = new RawClient(server.port())) {
                String path = URI.create(image.text("url").orElseThrow()).getPath();
                assertThat(client.get(path).read().body()).isEqualTo(pixel);
            }
        }
    }

    @Test
    void streamsPartialImagesAndTheLastOne() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, ImageData.of(pixel)));
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(pixel)))
                    .build();
        });

        RawClient.Received response = generate("{\"prompt\":\"p\",\"stream\":true,\"partial_images\":2}");

        assertThat(response.text())
                .isEqualTo("event: image_generation.partial_image\n"
                        + "data: {\"type\":\"image_generation.partial_image\",\"created_at\":1750667997,\"size\":\"1x1\","
                        + "\"quality\":\"auto\",\"background\":\"transparent\",\"output_format\":\"png\",\"b64_json\":\""
                        + PIXEL
                        + "\",\"partial_image_index\":0}\n\n"
                        + "event: image_generation.completed\n"
                        + "data: {\"type\":\"image_generation.completed\",\"created_at\":1750667997,\"size\":\"1x1\","
                        + "\"quality\":\"auto\",\"background\":\"transparent\",\"output_format\":\"png\",\"b64_json\":\""
                        + PIXEL
                        + "\",\"usage\":{\"total_tokens\":0,\"input_tokens\":0,\"output_tokens\":0,"
                        + "\"input_tokens_details\":{\"text_tokens\":0,\"image_tokens\":0}}}\n\n");
        assertThat(received().partialImages()).isEqualTo(2);
    }

    @Test
    void sendsAFailureInsideAStream() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, ImageData.of(pixel)));
            throw ProviderException.of(Reason.CONTENT_REJECTED, "no").build();
        });

        assertThat(generate("{\"prompt\":\"p\",\"stream\":true,\"partial_images\":1}")
                        .text())
                .endsWith(
                        "data: {\"error\":{\"message\":\"no\",\"type\":\"image_generation_user_error\",\"param\":null,"
                                + "\"code\":\"moderation_blocked\"}}\n\n");
    }

    @Test
    void editsImagesFromDataUrisAndUrls() throws IOException {
        List<byte[]> inline = new ArrayList<>();
        provider.answer((request, context) -> {
            inline.add(((ImageData) ((EditRequest) request).images().get(0)).bytes());
            return ImageResult.builder("scripted")
                    .image(GeneratedImage.received(ImageData.of(pixel)))
                    .build();
        });

        assertThat(edit("{\"prompt\":\"p\",\"images\":[{\"image_url\":\"data:image\\/png;base64," + PIXEL
                                + "\"},{\"image_url\":\"https://example.org/a b.png?x=1\"}],\"input_fidelity\":\"high\"}")
                        .status())
                .isEqualTo(200);

        assertThat(inline).containsExactly(pixel);
        assertThat(((EditRequest) received()).images().get(1))
                .isEqualTo(ImageSource.of(URI.create("https://example.org/a%20b.png?x=1")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "images":[]                                              | images              | missing_required_parameter
                    "images":[{}]                                            | images[0].image_url | missing_required_parameter
                    "images":[{"file_id":"file-1"}]                          | images[0].file_id   | unsupported_parameter
                    "images":[{"image_url":"ftp://a/b.png"}]                 | images[0].image_url | invalid_value
                    "images":[{"image_url":"data:image/png;base64,AAAA"}]    | images[0].image_url | invalid_image_file
                    "images":[{"image_url":"data:image/png;base64,HALF"}]    | images[0].image_url | invalid_image_file
                    "images":[{"image_url":"https://a/b","detail":"x"}]      | images[0].detail    | unknown_parameter
                    "images":[3]                                             | images[0]           | invalid_type
                    "images":[{"image_url":3}]                               | images[0].image_url | invalid_type
                    "images":[{"image_url":{}}]                              | images[0].image_url.url | missing_required_parameter
                    "images":[{"image_url":"https://a/b"}],"mask":"x"        | mask                | invalid_value
                    "images":[{"image_url":"https://a/b"}],"mask":["https://a/b","https://a/b"] | mask | invalid_value
                    "images":[{"image_url":"https://a/b"}],"mask":{}         | mask.image_url      | missing_required_parameter
                    "image":"uploads/a.png"                                  | image               | invalid_value
                    """)
    void namesTheInvalidImage(String members, String param, String code) throws IOException {
        String half = PIXEL.substring(0, 68);
        RawClient.Received response = edit("{\"prompt\":\"p\"," + members.replace("HALF", half) + "}");

        Json error = Json.parse(response.text()).get("error");
        assertThat(error.text("param")).contains(param);
        assertThat(error.text("code")).contains(code);
        assertThat(response.status()).isEqualTo(400);
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void encodesEveryReasonSoThatItsClientReadsItBack(Reason reason) throws IOException {
        provider.fail(ProviderException.of(reason, "the message").build());

        RawClient.Received response = generate("{\"prompt\":\"p\"}");

        assertThat(response.text()).contains("\"message\":\"the message");
        Json error = Json.parse(response.text());
        assertThat(OpenAiErrors.TABLE.reason(ErrorEnvelope.of(error), response.status()))
                .isEqualTo(reason);
        boolean notBilled = reason.usualBilling() == Billing.NOT_BILLED;
        assertThat(response.header("x-should-retry")).isIn(notBilled ? List.of("true", "false") : List.of("false"));
    }

    @Test
    void refusesAnImageTooLongAsDataUri() throws IOException {
        byte[] large = Arrays.copyOf(pixel, 15_728_623);
        RawClient.Received response = edit("{\"prompt\":\"p\",\"images\":[{\"image_url\":\"data:image/png;base64,"
                + Base64.getEncoder().encodeToString(large) + "\"}]}");
        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).contains("string_above_max_length", "images[0].image_url", "20971520", "20971522");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void passesAPromptWithADataUriOnUnaltered() throws IOException {
        String prompt = "What is data:image/png;base64,"
                + Base64.getEncoder().encodeToString(TestImages.photo(3, 3).bytes()) + " and easel-image:0?";
        provider.answer(TestImages.photo(1, 1).bytes());
        assertThat(generate("{\"prompt\":\"" + prompt + "\"}").status()).isEqualTo(200);
        assertThat(received().prompt()).isEqualTo(prompt);
    }

    @Test
    void resolvesNoImageThatABodySpells() throws IOException {
        String image = "data:image/png;base64,"
                + Base64.getEncoder().encodeToString(TestImages.photo(3, 3).bytes());
        for (String spelled : List.of("easel-image:0", "easel-image:0123456789abcdef:000000")) {
            assertThat(edit("{\"prompt\":\"x\",\"images\":[{\"image_url\":\"" + image + "\"},{\"image_url\":\""
                                    + spelled + "\"}]}")
                            .status())
                    .isEqualTo(400);
        }
        assertThat(provider.received()).isEmpty();
    }
}
