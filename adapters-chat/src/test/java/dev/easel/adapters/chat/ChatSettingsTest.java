package dev.easel.adapters.chat;

import static dev.easel.adapters.chat.ServedChat.DATA_URI;
import static dev.easel.adapters.chat.ServedChat.IMAGE;
import static dev.easel.adapters.chat.ServedChat.OPENAI;
import static dev.easel.adapters.chat.ServedChat.V1;
import static dev.easel.adapters.chat.ServedChat.asking;
import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.serve.ChatImageRequest;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.http.json.Json;
import dev.easel.server.route.FileStore;
import dev.easel.server.route.JsonObject;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a chat request says about its images, and what is refused. */
class ChatSettingsTest {
    private static final String IMAGE_PART = "{'type':'image_url','image_url':{'url':'" + DATA_URI + "'}}";

    private static final FileStore NO_FILES = new FileStore() {
        @Override
        public URI publish(ImageData image) {
            throw new UnsupportedOperationException("Nothing is published while a request is read.");
        }

        @Override
        public Optional<ImageData> find(URI url) {
            return Optional.empty();
        }
    };

    private static final JsonObject.Images AS_DATA =
            text -> text.equals(DATA_URI) ? Optional.of(IMAGE) : Optional.empty();

    private static ServedChat served;

    @BeforeAll
    static void serve() {
        served = new ServedChat();
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static ChatImageRequest read(String body, Strictness strictness) throws IOException {
        Map<?, ?> members = (Map<?, ?>) Json.parse(body.replace('\'', '"')).toJava();
        return ChatImageRequest.of(JsonObject.of(members, AS_DATA), NO_FILES, strictness);
    }

    private static ImageRequest read(String body) throws IOException {
        return read(body, Strictness.NORMAL).request();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                                              | auto
                    ,'size':'auto'                                                  | auto
                    ,'size':'1024x1536'                                             | 1024x1536
                    ,'size':'16:9'                                                  | 16:9
                    ,'size':'2K'                                                    | 2048x2048
                    ,'image_config':{'aspect_ratio':'3:2'}                          | 3:2
                    ,'image_config':{'aspect_ratio':'auto'}                         | auto
                    ,'image_config':{'aspect_ratio':'3:2','image_size':'auto'}      | 3:2
                    ,'image_config':{'aspect_ratio':'16:9','image_size':'1K'}       | 1360x765
                    ,'image_config':{'aspect_ratio':'16:9','image_size':'2K'}       | 2736x1539
                    ,'image_config':{'aspect_ratio':'2:3','image_size':'4k'}        | 3344x5016
                    ,'image_config':{'aspect_ratio':'1:8','image_size':'0.5K'}      | 181x1448
                    ,'image_config':{'aspect_ratio':'4001:4000','image_size':'1K'}  | 1024x1024
                    ,'image_config':{'image_size':'512'}                            | 512x512
                    ,'image_config':{'image_size':'640x480'}                        | 640x480
                    ,'image_config':{'image_size':'1K'},'size':'512x512'            | 1024x1024
                    """, quoteCharacter = '"')
    void readsASize(String members, String size) throws IOException {
        String more = members.equals("''") ? "" : members;
        assertThat(read(asking(more)).size()).hasToString(size);
    }

    @Test
    void takesTheRatioOfTheFirstImageForASizeWithoutOne() throws IOException {
        String start = "{'image_config':{'image_size':'1K'},'messages':[{'role':'user','content':["
                + "{'type':'text','text':'x'},";
        assertThat(read(start + IMAGE_PART + "]}]}").size()).hasToString("1254x836");
        assertThat(read(start + "{'type':'image_url','image_url':'https://h/a.png'}]}]}")
                        .size())
                .as("its ratio is known only once it is fetched")
                .hasToString("auto");
    }

    @Test
    void readsTheOtherSettingsOfImages() throws IOException {
        ImageRequest top = read(
                asking(",'n':3,'quality':'hd','background':'transparent','output_format':'webp','seed':3000000000"));
        assertThat(top.count()).isEqualTo(3);
        assertThat(top.maxCalls()).isEqualTo(3);
        assertThat(top.quality().word()).isEqualTo("high");
        assertThat(top.background().word()).isEqualTo("transparent");
        assertThat(top.output().format().orElseThrow().word()).isEqualTo("webp");
        assertThat(top.seed()).hasValue(3_000_000_000L);
        ImageRequest inConfig = read(
                asking(",'quality':'standard','image_config':{'quality':'low','background':'opaque'},'seed':null"));
        assertThat(inConfig.quality().word()).as("the outer one counts").isEqualTo("auto");
        assertThat(inConfig.background().word()).isEqualTo("opaque");
        assertThat(inConfig.seed()).isEmpty();
    }

    @Test
    void ignoresWhatDoesNotConcernImages() throws IOException {
        assertThat(read(asking(",'temperature':0.5,'max_tokens':5,'max_completion_tokens':7,'top_p':1,'stop':['x'],"
                        + "'tools':[{'type':'function'}],'tool_choice':'none','user':'u','metadata':{},'top_k':3,"
                        + "'response_format':{'type':'text'},'modalities':['text'],'nonsense':{'a':1}")))
                .isEqualTo(GenerateRequest.builder("a fox").build());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ,'modalities':['image']           | true  |
                    ,'modalities':['text','image']    | true  |
                    ,'modalities':['text']            | false |
                    ,'modalities':null                | false |
                    ,'response_format':'b64_json'     | false | true
                    ,'response_format':'url'          | false | false
                    """, quoteCharacter = '"')
    void readsTheFormOfTheImages(String members, boolean separate, Boolean inline) throws IOException {
        ChatImageRequest request = read(asking(members), Strictness.NORMAL);
        assertThat(request.separateImages()).isEqualTo(separate);
        assertThat(request.inline()).isEqualTo(Optional.ofNullable(inline));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gpt-4o-image",
                "gpt-4o-image-vip",
                "gemini-3.1-flash-image",
                "google/gemini-2.5-flash-image",
                "gpt-image-1",
                "dall-e-3"
            })
    void passesTheNameOfAModelOn(String name) throws IOException {
        assertThat(read(asking(",'model':'" + name + "'")).model().orElseThrow().name())
                .isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'role':'user','content':'a fox'}                                                | 0 | a fox
                    {'role':'system','content':'You draw.'},{'role':'user','content':'a fox'}        | 0 | a fox
                    {'role':'developer','content':'You draw.'},{'role':'user','content':'a fox'}     | 0 | a fox
                    {'role':'user','content':[{'type':'text','text':'a'},{'text':'fox'}]}            | 0 | a/fox
                    {'role':'user','content':[{'type':'input_text','text':'a fox'},IMAGE]}           | 1 | a fox
                    {'role':'user','content':[IMAGE,{'type':'text','text':'a'},IMAGE]}               | 2 | a
                    {'role':'user','content':[{'type':'text','text':'a'},{'type':'input_image','image_url':'https://h/a'}]} | 1 | a
                    {'role':'user','content':null},{'role':'user','content':'b'}                     | 0 | b
                    {'role':'user','content':'a'},{'role':'assistant','content':null,'images':[IMAGE]},{'role':'user','content':'b'} | 1 | b
                    {'role':'user','content':'a'},{'role':'assistant','content':'![](https://h/a.png)','images':[IMAGE]},{'role':'user','content':'b'} | 1 | b
                    {'role':'user','content':'a'},{'role':'assistant','content':[{'type':'text','text':'x'},IMAGE]},{'role':'user','content':'b'} | 1 | b
                    {'role':'user','content':'a'},{'role':'tool','content':'x'},{'role':'user','content':'b'} | 0 | b
                    """, quoteCharacter = '"')
    void readsPromptAndImagesOfAConversation(String messages, int images, String prompt) throws IOException {
        ImageRequest request = read("{'messages':[" + messages.replace("IMAGE", IMAGE_PART) + "]}");
        assertThat(request.prompt()).isEqualTo(prompt.replace('/', '\n'));
        List<ImageSource> read = request instanceof EditRequest edit ? edit.images() : List.of();
        assertThat(read).hasSize(images);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {'messages':null}                                         | messages
                    {'messages':'a fox'}                                      | messages
                    {'messages':['a fox']}                                    | messages[0]
                    {'messages':[{'role':'user','content':null}]}             | messages[0].content
                    {'messages':[{'role':'user','content':[IMAGE]}]}          | messages[0].content
                    {'messages':[{'role':'user','content':{'text':'a'}}]}     | messages[0].content
                    {'messages':[{'role':'user','content':7}]}                | messages[0].content
                    {'messages':[PARTS{'type':'image_url','image_url':{'url':'uploads/0b1c.png'}}]}]} | messages[0].content[1].image_url.url
                    {'messages':[PARTS{'type':'image_url','image_url':{'url':'file:///etc/passwd'}}]}]} | messages[0].content[1].image_url.url
                    {'messages':[PARTS{'type':'image_url','image_url':'/uploads/0b1c.png'}]}]}  | messages[0].content[1].image_url
                    {'messages':[PARTS{'type':'image_url','image_url':{'detail':'low'}}]}]}     | messages[0].content[1].image_url.url
                    {'messages':[PARTS{'type':'input_image','file_id':'file-1'}]}]}             | messages[0].content[1].file_id
                    {'messages':[PARTS{'type':'file','file':{'file_id':'file-1'}}]}]}           | messages[0].content[1].file.file_id
                    {'messages':[PARTS{'type':'input_audio','input_audio':{'data':'AAAA'}}]}]}  | messages[0].content[1].type
                    {'messages':[PARTS{'type':'video_url','video_url':{'url':'https://h/a'}}]}]} | messages[0].content[1].type
                    FOX,'modalities':['text','audio']}                        | modalities
                    FOX,'modalities':'image'}                                 | modalities
                    FOX,'n':0}                                                | n
                    FOX,'n':11}                                               | n
                    FOX,'n':'two'}                                            | n
                    FOX,'model':7}                                            | model
                    FOX,'stream':'maybe'}                                     | stream
                    FOX,'stream_options':true}                                | stream_options
                    FOX,'size':'large'}                                       | size
                    FOX,'size':'99999x10'}                                    | size
                    FOX,'size':'8000x8000'}                                   | size
                    FOX,'size':'0x8'}                                         | size
                    FOX,'quality':'best'}                                     | quality
                    FOX,'background':'green'}                                 | background
                    FOX,'output_format':'bmp'}                                | output_format
                    FOX,'image_config':'16:9'}                                | image_config
                    FOX,'image_config':{'aspect_ratio':'wide'}}               | image_config.aspect_ratio
                    FOX,'image_config':{'aspect_ratio':'9:1'}}                | image_config.aspect_ratio
                    FOX,'image_config':{'image_size':'8K'}}                   | image_config.image_size
                    FOX,'image_config':{'strength':0.4}}                      | image_config.strength
                    """, quoteCharacter = '"')
    void refusesWhatItCannotServeByName(String body, String param) throws IOException {
        String json = body.replace("IMAGE", IMAGE_PART)
                .replace("PARTS", "{'role':'user','content':[{'type':'text','text':'a'},")
                .replace("FOX", "{'messages':[{'role':'user','content':'a fox'}]");
        int before = served.provider.received().size();
        Json error = served.post(400, V1, json).get("error");
        assertThat(error.text("param")).contains(param);
        assertThat(error.text("message").orElseThrow()).contains("'" + param + "'");
        assertThat(error.text("type")).contains("invalid_request_error");
        assertThat(error.text("code")).isPresent();
        Json aceData = served.post(400, OPENAI, json);
        assertThat(aceData.at("error", "message").text()).isEqualTo(error.text("message"));
        assertThat(served.provider.received()).hasSize(before);
    }

    @Test
    void refusesUnknownMembersByNameIfStrict() throws IOException {
        try (ServedChat strict = new ServedChat(ImageForm.LINK, b -> b.strictness(Strictness.STRICT))) {
            Json error = strict.post(400, V1, asking(",'nonsense':1")).get("error");
            assertThat(error.text("code")).contains("unknown_parameter");
            assertThat(error.text("param")).contains("nonsense");
            strict.provider.answer(IMAGE.bytes());
            strict.post(200, V1, asking(",'temperature':1,'seed':1,'image_config':{'aspect_ratio':'1:1'}"));
        }
        assertThat(read(asking(",'image_config':{'strength':0.4}"), Strictness.LENIENT)
                        .request())
                .isEqualTo(GenerateRequest.of("a fox"));
    }

    @Test
    void quotedDataStaysText() throws IOException {
        served.provider.answer(IMAGE.bytes());
        served.post(200, V1, "{'messages':[{'role':'user','content':'what is " + DATA_URI + " about?'}]}");
        assertThat(served.provider.received())
                .extracting(ImageRequest::prompt)
                .contains("what is " + DATA_URI + " about?");
    }
}
