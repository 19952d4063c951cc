package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatRouteTest {
    private static final ImageData IMAGE = TestImages.photo(24, 16);
    private static final String DATA_URI =
            "data:image/png;base64," + Base64.getEncoder().encodeToString(IMAGE.bytes());
    private static final String V1 = "/v1/chat/completions";
    private static final String OPENAI = "/openai/chat/completions";

    private final ScriptedProvider provider = new ScriptedProvider(
            "scripted",
            Capabilities.builder()
                    .maxCount(4)
                    .maxInputImages(16)
                    .sizes(new SizeRule.Ratios(Map.of(new AspectRatio(3, 2), IMAGE.size())))
                    .build());
    private final Easel easel = EaselBuilder.create()
            .provider(provider.provider())
            .fetcher((url, context) -> TestImages.photo(32, 32))
            .build();
    private final List<EaselServer> servers = new ArrayList<>();

    @AfterEach
    void close() {
        servers.forEach(EaselServer::close);
        easel.close();
    }

    @Test
    void handlesTheRequestOfThe4AllDocument() throws IOException {
        provider.answer(IMAGE.bytes());
        Json response = post(V1, ChatResponses.fixture("fourall-edit.request.json"));
        assertThat(response.text("object")).contains("chat.completion");
        assertThat(response.text("id").orElseThrow()).startsWith("chatcmpl-");
        assertThat(response.text("model")).contains("gpt-image-1");
        assertThat(content(response))
                .matches("!\\[image]\\(http://127\\.0\\.0\\.1(:\\d+)?/files/[0-9a-f]{32}\\.png\\)\\s+");
        EditRequest edit = (EditRequest) provider.received().get(0);
        assertThat(edit.prompt()).startsWith("Turn this logo");
        assertThat(edit.images()).hasSize(1);
        assertThat(edit.model()).contains(new ModelId("gpt-image-1"));
    }

    @Test
    void handlesTheRequestsOfTheAceDataDocument() throws IOException {
        provider.answer(IMAGE.bytes()).answer(IMAGE.bytes());
        Json one = post(OPENAI, ChatResponses.fixture("acedata-words.request.json"));
        assertThat(content(one))
                .startsWith("> ❇️ Keywords: A sunset over a city of the future\n\n> ✨ ")
                .contains("> ✅ Image drawing successful, please check~~~\n\n![](http://127.0.0.1");
        assertThat(provider.received().get(0)).isInstanceOf(GenerateRequest.class);
        Json two = post(OPENAI, ChatResponses.fixture("acedata-two-images.request.json"));
        assertThat(content(two)).contains("生成女孩拿着茶杯的样子").doesNotContain("girl.jpg");
        assertThat(((EditRequest) provider.received().get(1)).images()).hasSize(2);
    }

    @Test
    void streamsProgressDuringTheWork() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(8.4), "8.4%"));
            context.report(
                    new ProgressEvent.ProviderProgress(OptionalDouble.empty(), "waiting\n![x](https://h/no.png)"));
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(100), "done"));
            return result(IMAGE);
        });
        List<Json> chunks = stream(
                V1,
                "{'stream':true,'stream_options':{'include_usage':true},"
                        + "'messages':[{'role':'user','content':'a fox'}]}");
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.text("object")).contains("chat.completion.chunk");
            assertThat(chunk.text("id")).isEqualTo(chunks.get(0).text("id"));
        });
        assertThat(delta(chunks.get(0)).text("role")).contains("assistant");
        String text = chunks.stream()
                .flatMap(chunk -> chunk.get("choices").items().stream())
                .flatMap(choice -> choice.at("delta", "content").text().stream())
                .reduce("", String::concat);
        assertThat(text)
                .startsWith(
                        "> 🏃 Progress: 8.4%\n\n> ✨ waiting ![x](https://h/no.png)\n\n> 🏃 Progress: 100.0%\n\n![image](http");
        Json stop = chunks.get(chunks.size() - 2);
        assertThat(stop.get("choices").items().get(0).text("finish_reason")).contains("stop");
        assertThat(chunks.get(chunks.size() - 1).at("usage", "total_tokens").number())
                .hasValue(30);
    }

    @Test
    void includesProgressInAWholeResponse() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(50.5), "50.5%"));
            return result(IMAGE);
        });
        Json response = post(OPENAI, "{'messages':[{'role':'user','content':'a fox'}]}");
        assertThat(content(response)).contains("> 🏃 Progress: 50.5%\n\n");
        assertThat(response.at("usage", "prompt_tokens").number()).hasValue(10);
    }

    @Test
    void servesTheImageItLinksTo() throws IOException {
        provider.answer(IMAGE.bytes());
        URI link = link(post(V1, "{'messages':[{'role':'user','content':'a fox'}]}"));
        try (RawClient client = new RawClient(server(ImageForm.LINK).port())) {
            assertThat(client.get(link.getPath()).read().body()).isEqualTo(IMAGE.bytes());
        }
    }

    @Test
    void returnsADataUriIfConfigured() throws IOException {
        provider.answer(IMAGE.bytes()).answer(IMAGE.bytes());
        EaselServer server = server(ImageForm.DATA_URI);
        Json response = Json.parse(send(server, V1, "{'messages':[{'role':'user','content':'a \\'fox\\''}]}")
                .text());
        assertThat(content(response)).isEqualTo("![image](" + DATA_URI + ")\n\n");
        String events = send(server, V1, "{'stream':true,'messages':[{'role':'user','content':'a fox'}]}")
                .text();
        assertThat(ChatResponses.images(ChatResponses.parse(ChatResponses.ok(events))))
                .containsExactly(IMAGE.sha256());
    }

    @Test
    void acceptsImagesInEveryShapeAndOrder() throws IOException {
        provider.answer(IMAGE.bytes());
        post(
                V1,
                "{'messages':[{'role':'system','content':'You draw.'},{'role':'user','content':["
                        + "{'type':'image_url','image_url':'" + DATA_URI + "'},{'type':'text','text':'put'},"
                        + "{'type':'image_url','image_url':{'url':'https://images.example/b.png','detail':'high'}},"
                        + "{'type':'input_text','text':'together'}]}]}");
        EditRequest edit = (EditRequest) provider.received().get(0);
        assertThat(edit.prompt()).isEqualTo("put\ntogether");
        assertThat(edit.images()).hasSize(2);
        assertThat(((ImageData) edit.images().get(0)).sha256()).isEqualTo(IMAGE.sha256());
        assertThat(((ImageData) edit.images().get(1)).size().width()).isEqualTo(32);
    }

    @Test
    void editsTheImageOfAnEarlierResponse() throws IOException {
        provider.answer(IMAGE.bytes()).answer(TestImages.photo(8, 8).bytes());
        Json first = post(V1, "{'messages':[{'role':'user','content':'a fox'}]}");
        String earlier = content(first).replace("\n", "\\n");
        post(
                V1,
                "{'messages':[{'role':'user','content':[{'type':'text','text':'a fox like this'},"
                        + "{'type':'image_url','image_url':{'url':'https://images.example/input.png'}}]},"
                        + "{'role':'assistant','content':'" + earlier + "'},{'role':'user','content':'now green'}]}");
        EditRequest edit = (EditRequest) provider.received().get(1);
        assertThat(edit.prompt()).isEqualTo("now green");
        assertThat(edit.images()).hasSize(1);
        assertThat(((ImageData) edit.images().get(0)).sha256()).isEqualTo(IMAGE.sha256());
    }

    @Test
    void editsAnImageSentBackAsData() throws IOException {
        provider.answer(IMAGE.bytes()).answer(IMAGE.bytes()).answer(IMAGE.bytes());
        post(
                V1,
                "{'messages':[{'role':'user','content':'a fox'},{'role':'assistant','content':'![image](" + DATA_URI
                        + ")'},{'role':'user','content':'now green'}]}");
        post(
                V1,
                "{'messages':[{'role':'user','content':'a fox'},{'role':'assistant','content':null,'images':[{'type':"
                        + "'image_url','image_url':{'url':'" + DATA_URI
                        + "'}}]},{'role':'user','content':'now green'}]}");
        post(
                V1,
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'" + DATA_URI
                        + "'}}]},{'role':'assistant','content':'What now?'},{'role':'user','content':'now green'}]}");
        assertThat(provider.received())
                .allSatisfy(request -> assertThat(((EditRequest) request).images())
                        .singleElement()
                        .isInstanceOfSatisfying(
                                ImageData.class,
                                data -> assertThat(data.sha256()).isEqualTo(IMAGE.sha256())));
    }

    @Test
    void returnsEachImageAsAChoice() throws IOException {
        byte[] other = TestImages.photo(8, 8).bytes();
        provider.answer(IMAGE.bytes(), other).answer(IMAGE.bytes(), other);
        Json response = post(V1, "{'n':2,'messages':[{'role':'user','content':'a fox'}]}");
        assertThat(response.get("choices").items()).hasSize(2);
        List<Json> chunks = stream(V1, "{'n':2,'stream':true,'messages':[{'role':'user','content':'a fox'}]}");
        assertThat(chunks.stream()
                        .flatMap(chunk -> chunk.get("choices").items().stream())
                        .map(c -> c.number("index")))
                .contains(OptionalLong.of(0), OptionalLong.of(1));
        assertThat(provider.received())
                .allSatisfy(request -> assertThat(request.count()).isEqualTo(2));
    }

    @Test
    void readsARatioFromTheImageConfig() throws IOException {
        provider.answer(IMAGE.bytes());
        Json response = post(
                V1,
                "{'image_config':{'aspect_ratio':'3:2'},'modalities':['image'],'temperature':0.5,'max_tokens':5,"
                        + "'messages':[{'role':'user','content':'a fox'}]}");
        assertThat(response.get("choices").isArray()).isTrue();
        assertThat(provider.received().get(0).size()).isEqualTo(ImageSize.ratio(3, 2));
    }

    @Test
    void rejectsInvalidRequestsInTheFormOfTheDialect() throws IOException {
        for (String body : List.of(
                "{}",
                "{'messages':[]}",
                "{'messages':[{'role':'assistant','content':'hi'}]}",
                "{'messages':[{'role':'user','content':''}]}",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'" + DATA_URI
                        + "'}}]}]}",
                "{'messages':[{'role':'user','content':[{'type':'text','text':'x'},{'type':'image_url','image_url':{'url':'"
                        + DATA_URI.substring(0, DATA_URI.length() - 40) + "'}}]}]}",
                "{'messages':[{'role':'user','content':[{'type':'input_audio','input_audio':{}},{'type':'text','text':'x'}]}]}",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'ftp://h/a'}},{'type':'text','text':'x'}]}]}",
                "{'messages':[{'role':'user','content':'x'}],'n':0}",
                "{'messages':[{'role':'user','content':'x'}],'image_config':{'aspect_ratio':'wide'}}",
                "{'messages':")) {
            RawClient.Received openAi = send(server(ImageForm.LINK), V1, body);
            assertThat(openAi.status()).as(body).isEqualTo(400);
            Json error = Json.parse(openAi.text()).get("error");
            assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
            assertThat(error.text("code")).isPresent();
            RawClient.Received aceData = send(server(ImageForm.LINK), OPENAI, body);
            assertThat(aceData.status()).as(body).isEqualTo(400);
            Json response = Json.parse(aceData.text());
            assertThat(response.flag("success")).contains(false);
            assertThat(response.at("error", "code").text()).contains("bad_request");
            assertThat(response.text("trace_id")).isPresent();
        }
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void endsAFailedStreamWithAnErrorAndWithoutDone() throws IOException {
        provider.answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(8.4), "8.4%"));
            throw ProviderException.of(Reason.CONTENT_REJECTED, "not that").build();
        });
        String events = send(
                        server(ImageForm.LINK),
                        OPENAI,
                        "{'stream':true,'messages':[{'role':'user','content':'a fox'}]}")
                .text();
        assertThat(events)
                .contains("Progress: 8.4%")
                .contains("\"code\":\"forbidden\"")
                .doesNotContain("[DONE]");
    }

    private static ImageResult result(ImageData image) {
        return ImageResult.builder("scripted")
                .image(GeneratedImage.received(image))
                .usage(Optional.of(new Usage(OptionalLong.of(10), OptionalLong.of(20), OptionalLong.of(30), Map.of())))
                .build();
    }

    private EaselServer server(ImageForm form) throws IOException {
        if (form == ImageForm.LINK && !servers.isEmpty()) {
            return servers.get(0);
        }
        EaselServer server =
                EaselServer.builder(easel).routes(ChatRoutes.all(form)).start();
        servers.add(server);
        return server;
    }

    private Json post(String path, String body) throws IOException {
        RawClient.Received response = send(server(ImageForm.LINK), path, body);
        assertThat(response.status()).as(response.text()).isEqualTo(200);
        assertThat(response.header("content-type")).startsWith("application/json");
        return Json.parse(response.text());
    }

    private List<Json> stream(String path, String body) throws IOException {
        RawClient.Received response = send(server(ImageForm.LINK), path, body);
        assertThat(response.header("content-type")).startsWith("text/event-stream");
        List<Json> chunks = new ArrayList<>();
        List<String> lines =
                response.text().lines().filter(line -> line.startsWith("data:")).toList();
        assertThat(lines.get(lines.size() - 1)).isEqualTo("data: [DONE]");
        for (String line : lines.subList(0, lines.size() - 1)) {
            chunks.add(Json.parse(line.substring(5)));
        }
        return chunks;
    }

    private static RawClient.Received send(EaselServer server, String path, String body) throws IOException {
        try (RawClient client = new RawClient(server.port())) {
            String json = body.replace("\\'", "’").replace('\'', '"').replace('’', '\'');
            return client.request("POST", path, "application/json", json.getBytes(StandardCharsets.UTF_8))
                    .read();
        }
    }

    private static Json delta(Json chunk) {
        return chunk.get("choices").items().get(0).get("delta");
    }

    private static String content(Json response) {
        return response.get("choices")
                .items()
                .get(0)
                .at("message", "content")
                .text()
                .orElseThrow();
    }

    private static URI link(Json response) {
        String content = content(response);
        return URI.create(content.substring(content.indexOf("](") + 2, content.lastIndexOf(')')));
    }
}
