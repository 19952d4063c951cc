package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** A server of the chat dialects with a scripted provider behind it; JSON is written with single quotes. */
final class ServedChat implements AutoCloseable {
    static final String V1 = "/v1/chat/completions";
    static final String OPENAI = "/openai/chat/completions";
    static final ImageData IMAGE = TestImages.photo(24, 16);
    static final String DATA_URI =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(IMAGE.bytes());

    final ScriptedProvider provider = new ScriptedProvider();
    private final Easel easel = EaselBuilder.create()
            .provider(provider.provider())
            .fetcher((url, context) -> TestImages.photo(32, 32))
            .build();
    private final EaselServer server;

    ServedChat(ImageForm form, UnaryOperator<EaselServer.Builder> settings) {
        server = settings.apply(EaselServer.builder(easel).routes(ChatRoutes.all(form)))
                .start();
    }

    ServedChat() {
        this(ImageForm.LINK, builder -> builder);
    }

    /** Returns a body with a prompt and more members, such as {@code ,'n':2}. */
    static String asking(String more) {
        return "{'messages':[{'role':'user','content':'a fox'}]" + more + "}";
    }

    /** Returns a result of images with token counts. */
    static ImageResult result(ImageData... images) {
        ImageResult.Builder result = ImageResult.builder("scripted");
        for (ImageData image : images) {
            result.image(GeneratedImage.received(image));
        }
        return result.usage(Optional.of(new Usage(
                        OptionalLong.of(10),
                        OptionalLong.of(20),
                        OptionalLong.of(30),
                        Map.of("input_tokens_details.text_tokens", 4L, "output_tokens_details.image_tokens", 20L))))
                .build();
    }

    /** Sends a request and returns the document of its response, which has a status. */
    Json post(int status, String path, String body, String... headers) throws IOException {
        RawClient.Received response = send(path, body, headers);
        assertThat(response.status()).as(response.text()).isEqualTo(status);
        assertThat(response.header("content-type")).startsWith("application/json");
        return Json.parse(response.text());
    }

    /** Sends a request and returns the chunks of its stream, which ends as it should. */
    List<Json> stream(String path, String body) throws IOException {
        RawClient.Received response = send(path, body);
        assertThat(response.header("content-type")).as(response.text()).startsWith("text/event-stream");
        List<String> data =
                response.text().lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(data.get(data.size() - 1)).isEqualTo("data: [DONE]");
        List<Json> chunks = new ArrayList<>();
        for (String line : data.subList(0, data.size() - 1)) {
            chunks.add(Json.parse(line.substring(5)));
        }
        return chunks;
    }

    RawClient.Received send(String path, String body, String... headers) throws IOException {
        byte[] json = body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
        try (RawClient client = new RawClient(server.port())) {
            client.lines("POST " + path + " HTTP/1.1", "Host: 127.0.0.1", "Content-Type: application/json");
            for (String header : headers) {
                client.lines(header);
            }
            return client.lines("Content-Length: " + json.length, "").send(json).read();
        }
    }

    /** Returns the choices of a document or chunk. */
    static List<Json> choices(Json document) {
        return document.get("choices").items();
    }

    @Override
    public void close() {
        server.close();
        easel.close();
    }
}
