package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.core.testing.TestImages;
import dev.easel.it.Served;
import dev.easel.it.openai.OpenAiStyle;
import dev.easel.server.route.Route;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is served for OpenAI's endpoints is what OpenAI's published schemas say, for every kind of response. */
class OfficialSchemaTest {
    private static final String KEY = "sk-test";
    private static final String PHOTO = "data:image/png;base64,"
            + Base64.getEncoder().encodeToString(TestImages.photo(48, 32).bytes());
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private static Served served;

    @BeforeAll
    static void serve() {
        List<Route> routes = Stream.<Route>concat(OpenAiStyle.routes().stream(), ChatRoutes.all().stream())
                .toList();
        served = Served.offline(routes);
    }

    @AfterAll
    static void stop() {
        served.close();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String key) throws Exception {
        return CLIENT.send(
                request.header("Authorization", "Bearer " + key).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> post(String path, String body) throws Exception {
        return send(
                HttpRequest.newBuilder(URI.create(served.at(path)))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body)),
                KEY);
    }

    private static String served(String path, String body) throws Exception {
        HttpResponse<String> response = post(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/images/generations | {"prompt":"a lake","size":"96x64"}
            /v1/images/generations | {"prompt":"a lake","size":"96x64","n":2,"quality":"low","output_format":"jpeg"}
            /v1/images/generations | {"prompt":"a lake","size":"96x64","response_format":"url","model":"dall-e-3"}
            /v1/images/generations | {"prompt":"a lake","size":"96x64","background":"transparent","model":"gpt-image-1"}
            /v1/images/edits       | {"prompt":"a lake","size":"96x64","images":[{"image_url":"PHOTO"}]}
            """)
    void servesImagesByTheSchema(String path, String body) throws Exception {
        JsonNode response = OfficialSchema.assertIs("ImagesResponse", served(path, body.replace("PHOTO", PHOTO)));
        assertThat(response.at("/data")).isNotEmpty();
        assertThat(response.at("/data/0/b64_json").isTextual())
                .isNotEqualTo(response.at("/data/0/url").isTextual());
        assertThat(response.at("/usage/output_tokens").asInt()).isPositive();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /v1/images/generations | {"prompt":"a lake","size":"1024x1024","stream":true,"partial_images":2}
            /v1/images/edits | {"prompt":"a lake","size":"1024x1024","stream":true,"partial_images":1,"images":[{"image_url":"PHOTO"}]}
            """)
    void streamsEventsByTheSchema(String path, String body) throws Exception {
        List<JsonNode> events = OfficialSchema.assertEvents(served(path, body.replace("PHOTO", PHOTO)));
        assertThat(events.get(events.size() - 1).path("type").asText()).endsWith(".completed");
        assertThat(events).hasSize(path.endsWith("edits") ? 2 : 3);
    }

    @Test
    void listsModelsByTheSchema() throws Exception {
        HttpResponse<String> all = send(HttpRequest.newBuilder(URI.create(served.at("/v1/models"))), KEY);
        JsonNode list = OfficialSchema.assertIs("ListModelsResponse", all.body());
        String id = list.at("/data/0/id").asText();
        HttpResponse<String> one = send(HttpRequest.newBuilder(URI.create(served.at("/v1/models/" + id))), KEY);
        assertThat(one.statusCode()).isEqualTo(200);
        OfficialSchema.assertIs("Model", one.body());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            400 | /v1/images/generations | {"prompt":
            400 | /v1/images/generations | {"prompt":"a lake","n":"many"}
            400 | /v1/images/generations | {}
            400 | /v1/images/edits       | {"prompt":"a lake","images":[{"image_url":"data:image/png;base64,AAAA"}]}
            400 | /v1/chat/completions   | {"model":"gpt-4o-image"}
            400 | /v1/responses          | {"model":"gpt-4o"}
            404 | /v1/nowhere            | {}
            """)
    void sendsErrorsByTheSchema(int status, String path, String body) throws Exception {
        HttpResponse<String> response = post(path, body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        OfficialSchema.assertIs("ErrorResponse", response.body());
    }

    @Test
    void refusesAWrongKeyByTheSchema() throws Exception {
        HttpResponse<String> response = send(HttpRequest.newBuilder(URI.create(served.at("/v1/models"))), "sk-wrong");
        assertThat(response.statusCode()).isEqualTo(401);
        OfficialSchema.assertIs("ErrorResponse", response.body());
    }

    @Test
    void completesAChatByTheSchema() throws Exception {
        JsonNode response = OfficialSchema.assertIs(
                "CreateChatCompletionResponse",
                served(
                        "/v1/chat/completions",
                        "{\"model\":\"gpt-4o-image\",\"messages\":[{\"role\":\"user\",\"content\":\"a lake\"}]}"));
        assertThat(response.at("/choices/0/message/content").asText()).contains("![");
        assertThat(response.at("/usage/total_tokens").asInt()).isPositive();
    }

    @Test
    void streamsAChatByTheSchema() throws Exception {
        List<String> chunks = OfficialSchema.data(served(
                "/v1/chat/completions",
                "{\"model\":\"gpt-4o-image\",\"stream\":true,\"stream_options\":{\"include_usage\":true},"
                        + "\"messages\":[{\"role\":\"user\",\"content\":\"a lake\"}]}"));
        JsonNode last = OfficialSchema.parse("{}");
        for (String chunk : chunks) {
            last = OfficialSchema.assertIs("CreateChatCompletionStreamResponse", chunk);
        }
        assertThat(last.at("/choices")).isEmpty();
        assertThat(last.at("/usage/total_tokens").asInt()).isPositive();
    }

    private static String responsesRequest(String more) {
        return "{\"model\":\"gpt-4o\",\"input\":\"a lake\",\"tools\":[{\"type\":\"image_generation\","
                + "\"size\":\"1024x1024\"" + more;
    }

    @Test
    void createsAResponseByTheSchema() throws Exception {
        JsonNode response = OfficialSchema.assertIs("Response", served("/v1/responses", responsesRequest("}]}")));
        assertThat(response.at("/output"))
                .anyMatch(item -> item.path("type").asText().equals("image_generation_call"));
    }

    @Test
    void streamsAResponseByTheSchema() throws Exception {
        List<JsonNode> events = OfficialSchema.assertEvents(
                served("/v1/responses", responsesRequest(",\"partial_images\":1}],\"stream\":true}")));
        assertThat(events.get(0).path("type").asText()).isEqualTo("response.created");
        assertThat(events.get(events.size() - 1).path("type").asText()).isEqualTo("response.completed");
        assertThat(events).anyMatch(event -> event.path("type").asText().endsWith("partial_image"));
    }

    /** Without this, a validator that looks at nothing would pass. */
    @ParameterizedTest
    @ValueSource(strings = {"created", "object", "choices"})
    void findsAMissingMember(String member) throws IOException {
        ObjectNode chat = (ObjectNode) OfficialSchema.parse(
                "{\"id\":\"a\",\"object\":\"chat.completion\",\"created\":1,\"model\":\"a\",\"choices\":[]}");
        assertThat(OfficialSchema.errors("CreateChatCompletionResponse", chat)).isEmpty();
        chat.remove(member);
        assertThat(OfficialSchema.errors("CreateChatCompletionResponse", chat)).isNotEmpty();
    }
}
