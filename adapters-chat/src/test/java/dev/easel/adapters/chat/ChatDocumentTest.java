package dev.easel.adapters.chat;

import static dev.easel.adapters.chat.ServedChat.DATA_URI;
import static dev.easel.adapters.chat.ServedChat.IMAGE;
import static dev.easel.adapters.chat.ServedChat.OPENAI;
import static dev.easel.adapters.chat.ServedChat.V1;
import static dev.easel.adapters.chat.ServedChat.asking;
import static dev.easel.adapters.chat.ServedChat.choices;
import static dev.easel.adapters.chat.ServedChat.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.testing.TestImages;
import dev.easel.http.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The responses of the chat routes have every member that the documents and official clients know. */
class ChatDocumentTest {
    private static final String WITH_USAGE = ",'stream':true,'stream_options':{'include_usage':true}";
    private static final String SEPARATE = ",'modalities':['image','text']";

    private static ServedChat served;

    @BeforeAll
    static void serve() {
        served = new ServedChat();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @ParameterizedTest
    @CsvSource({
        "/openai/chat/completions, acedata-edit, acedata-edit",
        "/openai/chat/completions, acedata-words, acedata-words",
        "/openai/chat/completions, acedata-two-images, acedata-two-images",
        "/v1/chat/completions, acedata-edit, acedata-edit",
        "/v1/chat/completions, fourall-edit, fourall-edit"
    })
    void hasTheMembersOfTheDocumentsExample(String path, String request, String response) throws IOException {
        served.provider.answer((asked, context) -> result(IMAGE));
        Json actual = served.post(200, path, ChatResponses.fixture(request + ".request.json"));
        Json expected = Json.parse(ChatResponses.fixture(response + ".response.json"));
        assertThat(paths(actual)).containsAll(paths(expected));
        assertThat(actual.text("object"))
                .isEqualTo(path.equals(OPENAI) ? Optional.of("chat.completion.chunk") : Optional.of("chat.completion"));
        assertThat(actual.text("model")).isEqualTo(expected.text("model"));
        assertThat(choices(actual).get(0).text("finish_reason")).contains("stop");
    }

    /** Returns the paths of all members with the kind of their values, but for the details of usage. */
    private static Set<String> paths(Json document) {
        Set<String> paths = new TreeSet<>();
        add("", document.toJava(), paths);
        return paths.stream().filter(path -> !path.contains("_details")).collect(Collectors.toSet());
    }

    private static void add(String path, Object value, Set<String> paths) {
        if (value instanceof Map<?, ?> members) {
            members.forEach((name, member) -> add(path + "." + name, member, paths));
        } else if (value instanceof List<?> elements) {
            elements.forEach(element -> add(path + "[]", element, paths));
        } else {
            paths.add(path + (value instanceof Number ? " number" : " text"));
        }
    }

    @Test
    void hasTheNullsThatClientsOfTheOfficialSchemaNeed() throws IOException {
        served.provider.answer((request, context) -> result(IMAGE));
        Json document = served.post(200, V1, asking(",'model':'gpt-4o-image'"));
        Json choice = choices(document).get(0);
        assertThat(choice.toString()).contains("\"logprobs\":null").contains("\"refusal\":null");
        assertThat(document.text("system_fingerprint").orElseThrow()).startsWith("fp_");
        assertThat(document.number("created")).isPresent();
        assertThat(document.at("usage", "prompt_tokens").number()).hasValue(10);
        assertThat(document.at("usage", "completion_tokens").number()).hasValue(20);
        assertThat(document.at("usage", "total_tokens").number()).hasValue(30);
        assertThat(document.get("usage")
                        .at("prompt_tokens_details", "text_tokens")
                        .number())
                .hasValue(4);
        assertThat(document.get("usage")
                        .at("completion_tokens_details", "image_tokens")
                        .number())
                .hasValue(20);
    }

    @ParameterizedTest
    @CsvSource({
        "10, 20, 30, 10, 20, 30",
        "10, 20, -1, 10, 20, 30",
        "10, -1, 30, 10, 20, 30",
        "-1, 20, 30, 10, 20, 30",
        "-1, -1, 30, 0, 0, 30",
        "40, -1, 30, 40, 0, 30",
        "10, -1, -1, 10, 0, 10"
    })
    void completesTheCounts(long in, long out, long all, long prompt, long completion, long total) throws IOException {
        served.provider.answer((request, context) -> ImageResult.builder("scripted")
                .image(GeneratedImage.received(IMAGE))
                .usage(Optional.of(new Usage(known(in), known(out), known(all), Map.of())))
                .build());
        Json usage = served.post(200, V1, asking("")).get("usage");
        assertThat(usage.number("prompt_tokens")).hasValue(prompt);
        assertThat(usage.number("completion_tokens")).hasValue(completion);
        assertThat(usage.number("total_tokens")).hasValue(total);
    }

    private static OptionalLong known(long tokens) {
        return tokens < 0 ? OptionalLong.empty() : OptionalLong.of(tokens);
    }

    @Test
    void streamsAsOpenAiDoes() throws IOException {
        served.provider.answer((request, context) -> {
            context.report(new ProgressEvent.ProviderProgress(OptionalDouble.of(8.4), "8.4%"));
            return result(IMAGE, TestImages.photo(8, 8));
        });
        List<Json> chunks = served.stream(V1, asking(WITH_USAGE + ",'n':2"));
        Json last = chunks.get(chunks.size() - 1);
        assertThat(choices(last)).isEmpty();
        assertThat(last.at("usage", "total_tokens").number()).hasValue(30);
        List<Json> others = chunks.subList(0, chunks.size() - 1);
        assertThat(others).allSatisfy(chunk -> {
            assertThat(chunk.toString()).contains("\"usage\":null");
            assertThat(chunk.text("system_fingerprint")).isEqualTo(last.text("system_fingerprint"));
            assertThat(chunk.text("id")).isEqualTo(last.text("id"));
            assertThat(chunk.number("created")).isEqualTo(last.number("created"));
            assertThat(choices(chunk)).hasSize(1);
        });
        for (long index = 0; index < 2; index++) {
            OptionalLong wanted = OptionalLong.of(index);
            List<Json> choice = others.stream()
                    .map(chunk -> choices(chunk).get(0))
                    .filter(part -> part.number("index").equals(wanted))
                    .toList();
            assertThat(choice.get(0).at("delta", "role").text()).contains("assistant");
            assertThat(choice.get(choice.size() - 1).text("finish_reason")).contains("stop");
            assertThat(choice.stream()
                            .flatMap(part -> part.at("delta", "content").text().stream())
                            .collect(Collectors.joining()))
                    .containsOnlyOnce("![image](http");
        }
    }

    @Test
    void streamsWithoutUsageUnlessTheCallerWantsIt() throws IOException {
        served.provider.answer((request, context) -> result(IMAGE)).answer(IMAGE.bytes());
        assertThat(served.stream(V1, asking(",'stream':true")))
                .noneMatch(chunk -> chunk.toString().contains("usage"))
                .noneMatch(chunk -> choices(chunk).isEmpty());
        assertThat(served.stream(V1, asking(WITH_USAGE)))
                .as("the provider says none")
                .noneMatch(chunk -> choices(chunk).isEmpty());
    }

    @Test
    void addsImagesAsDataBesideTheLinkForCallersWhoNameThem() throws IOException {
        served.provider.answer((request, context) -> result(IMAGE)).answer((request, context) -> result(IMAGE));
        Json message = choices(served.post(200, V1, asking(SEPARATE))).get(0).get("message");
        shows(message);
        assertThat(message.toString()).containsOnlyOnce("base64");
        List<Json> chunks = served.stream(V1, asking(SEPARATE + ",'stream':true"));
        List<Json> deltas = chunks.stream()
                .map(chunk -> choices(chunk).get(0).get("delta"))
                .filter(delta -> delta.get("images").isPresent())
                .toList();
        assertThat(deltas).hasSize(1);
        shows(deltas.get(0));
    }

    private static void shows(Json message) {
        Json image = message.get("images").items().get(0);
        assertThat(image.text("type")).contains("image_url");
        assertThat(image.at("image_url", "url").text()).contains(DATA_URI);
        assertThat(image.number("index")).hasValue(0);
        assertThat(message.text("content").orElseThrow())
                .isEqualTo("![image](" + image.text("url").orElseThrow() + ")\n\n");
    }

    @ParameterizedTest
    @CsvSource({"LINK, false", "LINK, true", "DATA_URI, false", "DATA_URI, true"})
    void isReadBackAsOneImageForEachChoice(ImageForm form, boolean stream) throws IOException {
        ImageData other = TestImages.photo(8, 8);
        try (ServedChat server = new ServedChat(form, builder -> builder)) {
            server.provider.answer((request, context) -> result(IMAGE, other));
            String response = server.send(V1, asking(SEPARATE + ",'n':2,'stream':" + stream))
                    .text();
            assertThat(response.split("base64", -1)).as("bytes are sent once").hasSize(3);
            assertThat(ChatResponses.images(ChatResponses.parse(ChatResponses.ok(response))))
                    .containsExactly(IMAGE.sha256(), other.sha256());
        }
    }

    @Test
    void takesTheFormOfImagesFromTheRequest() throws IOException {
        served.provider.answer((request, context) -> result(IMAGE));
        Json message = choices(served.post(200, V1, asking(",'response_format':'b64_json'")))
                .get(0)
                .get("message");
        assertThat(message.text("content")).contains("![image](" + DATA_URI + ")\n\n");
    }

    @Test
    void aStreamTellsInItsTextWhatStandsForSomethingElse() throws IOException {
        for (int i = 0; i < 2; i++) {
            served.provider.answer((request, context) -> {
                context.note(Note.emulated("a placeholder stands for https://h/a.png"));
                context.note(Note.adapted("resized"));
                return result(IMAGE);
            });
        }
        assertThat(served.stream(V1, asking(",'stream':true")).toString())
                .contains("> ℹ️ a placeholder stands for https://h/a.png\\n\\n![image](http")
                .doesNotContain("resized");
        assertThat(served.post(200, V1, asking("")).toString())
                .as("a complete response has it in a header")
                .doesNotContain("placeholder");
    }

    @Test
    void reportsAtMostTheFirstLinesOfAnEndlessProgress() throws IOException {
        served.provider.answer((request, context) -> {
            for (int i = 0; i < 5000; i++) {
                context.report(new ProgressEvent.ProviderProgress(OptionalDouble.empty(), "still working " + i));
            }
            return result(IMAGE);
        });
        assertThat(served.send(V1, asking("")).text()).hasSizeLessThan(10_000).contains("![image](http");
    }
}
