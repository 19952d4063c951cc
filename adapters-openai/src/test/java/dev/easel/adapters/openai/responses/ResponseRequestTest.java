package dev.easel.adapters.openai.responses;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResponseRequestTest extends ScriptedResponses {
    @Test
    void editsTheImagesOfTheLastMessageAndTheOneGeneratedBefore() throws IOException {
        List<byte[]> inputs = answerAndRecord(PIXEL);

        RawClient.Received response = create(fixture("edit.request.json")
                .replace("FIRST", base64(PIXEL))
                .replace("SECOND", base64(GREEN))
                .replace("THIRD", base64(BLUE)));

        assertThat(response.text()).contains("\"action\":\"edit\"", "\"tool_choice\":{\"type\":\"image_generation\"}");
        assertThat(inputs).containsExactly(BLUE, GREEN);
        assertThat(last()).isInstanceOf(EditRequest.class);
        assertThat(last().prompt()).isEqualTo("Use warm colors.\n\nPut this hat on it");
        assertThat(last().model()).contains(new ModelId("gpt-image-2"));
    }

    @Test
    void editsTheImageOfAnEarlierResponse() throws IOException {
        provider.answer(GREEN);
        Json first = created("\"input\":\"a cat\"," + TOOL);
        String item = first.get("output").items().get(0).text("id").orElseThrow();

        for (String reference : List.of(
                "\"previous_response_id\":\"" + first.text("id").orElseThrow() + "\",\"input\":\"blue\"",
                "\"input\":[{\"role\":\"user\",\"content\":\"blue\"},{\"type\":\"image_generation_call\",\"id\":\""
                        + item + "\"}]",
                "\"input\":[{\"type\":\"item_reference\",\"id\":\"" + item
                        + "\"},{\"role\":\"user\",\"content\":\"blue\"}]")) {
            List<byte[]> inputs = answerAndRecord(PIXEL);
            created(reference + "," + TOOL);
            assertThat(inputs).as(reference).containsExactly(GREEN);
            assertThat(last().prompt()).isEqualTo("blue");
        }
    }

    @Test
    void generatesAnewWhereTheActionSaysSo() throws IOException {
        provider.answer(GREEN);
        provider.answer(PIXEL);
        String id = created("\"input\":\"a cat\"," + TOOL).text("id").orElseThrow();

        created("\"input\":\"a dog\",\"previous_response_id\":\"" + id
                + "\",\"tools\":[{\"type\":\"image_generation\",\"action\":\"generate\"}]");

        assertThat(last()).isInstanceOf(GenerateRequest.class);
    }

    @ParameterizedTest
    @CsvSource({
        "gpt-5, , ''",
        "o3, , ''",
        "openai/gpt-4.1-mini, , ''",
        "gpt-5, gpt-image-1, gpt-image-1",
        "gpt-image-2, , gpt-image-2",
        "gpt-4o-image, , gpt-4o-image",
        "painter, , painter"
    })
    void callsTheImageModelAndNotTheTextModel(String model, String toolModel, String expected) throws IOException {
        provider.answer(PIXEL);
        String named = toolModel == null ? "" : ",\"model\":\"" + toolModel + "\"";

        RawClient.Received response = create("{\"model\":\"" + model
                + "\",\"input\":\"p\",\"tools\":[{\"type\":\"image_generation\"" + named + "}]}");

        assertThat(Json.parse(response.text()).text("model")).contains(model);
        assertThat(last().model().map(ModelId::name).orElse("")).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "input":"p"                                                       | tools                          | unsupported_value
                    "input":"p","tools":[{"type":"web_search"}]                       | tools                          | unsupported_value
                    "input":"p","tools":[{"type":"image_generation"},{"type":"image_generation"}] | tools[1].type      | invalid_value
                    "input":"p",TOOL,"tool_choice":"none"                             | tool_choice                    | unsupported_value
                    "input":"p",TOOL,"tool_choice":{"type":"function","name":"f"}     | tool_choice                    | unsupported_value
                    TOOL                                                              | input                          | missing_required_parameter
                    "input":" ",TOOL                                                  | input                          | invalid_value
                    "input":[],TOOL                                                   | input                          | invalid_value
                    "input":3,TOOL                                                    | input                          | invalid_type
                    "input":"p",TOOL,"nonsense":1                                     | nonsense                       | unknown_parameter
                    "input":"p",TOOL,"conversation":"conv_1"                          | conversation                   | unsupported_parameter
                    "input":"p",TOOL,"temperature":{"a":null}                         | temperature                    | invalid_type
                    "input":"p",TOOL,"previous_response_id":"resp_1"                  | previous_response_id           | previous_response_not_found
                    "input":"p","tools":[{"type":"image_generation","size":"7"}]      | tools[0].size                  | invalid_value
                    "input":"p","tools":[{"type":"image_generation","n":0}]           | tools[0].n                     | integer_below_min_value
                    "input":"p","tools":[{"type":"image_generation","partial_images":4}] | tools[0].partial_images     | integer_above_max_value
                    "input":"p","tools":[{"type":"image_generation","action":"draw"}] | tools[0].action                | invalid_value
                    "input":"p","tools":[{"type":"image_generation","action":"edit"}] | tools[0].action                | invalid_value
                    "input":"p","tools":[{"type":"image_generation","style":"vivid"}] | tools[0].style                 | unknown_parameter
                    "input":"p","tools":[{"type":"image_generation","input_image_mask":{"file_id":"f"}}] | tools[0].input_image_mask.file_id | unsupported_parameter
                    "input":"p","tools":[{"type":"image_generation","input_image_mask":{"image_url":"https://a/b"}}] | tools[0].input_image_mask | invalid_value
                    "input":[{"role":"user","content":[{"type":"input_image","file_id":"f"}]}],TOOL | input[0].content[0].file_id | unsupported_parameter
                    "input":[{"role":"user","content":[{"type":"input_image"}]}],TOOL | input[0].content[0].image_url  | missing_required_parameter
                    "input":[{"role":"user","content":[{"type":"input_file"}]}],TOOL  | input[0].content[0].type       | invalid_value
                    "input":[{"role":"painter","content":"p"}],TOOL                   | input[0].role                  | invalid_value
                    "input":[{"type":"image_generation_call","id":"ig_1"}],TOOL       | input[0].id                    | item_not_found
                    "input":[{"type":"image_generation_call","id":"i","result":"AAAA"}],TOOL | input[0].result         | invalid_image_file
                    """)
    void namesWhatIsWrongWithARequest(String members, String param, String code) throws IOException {
        RawClient.Received response = create("{" + members.replace("TOOL", TOOL) + "}");

        assertThat(response.status()).as(response.text()).isEqualTo(400);
        Json error = Json.parse(response.text()).get("error");
        assertThat(error.text("param")).as(response.text()).contains(param);
        assertThat(error.text("code")).contains(code);
        assertThat(error.members()).containsOnlyKeys("message", "type", "param", "code");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void ignoresUnknownMembersWhereTheServerIsLenient() throws IOException {
        serveAnew(Strictness.LENIENT);
        provider.answer(PIXEL);

        created("\"input\":\"p\",\"nonsense\":1,\"tools\":[{\"type\":\"image_generation\",\"style\":\"vivid\"}]");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    "size":"7x7"                                            | tools[0].size             | invalid_value
                    "model":"painter"                                       | tools[0].model            | model_not_found
                    "model":"gpt-image-1","input_image_mask":{"image_url":"MASK"} | tools[0].input_image_mask | invalid_value
                    """)
    void holdsRequestsToTheModelWhereTheServerIsStrict(String members, String param, String code) throws IOException {
        serveAnew(Strictness.STRICT);
        String data = "data:image/png;base64,";
        String mask = data + base64(TestImages.photo(2, 2).bytes());

        RawClient.Received response = create("{\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\","
                + "\"text\":\"p\"},{\"type\":\"input_image\",\"image_url\":\"" + data + base64(PIXEL) + "\"}]}],"
                + "\"tools\":[{\"type\":\"image_generation\"," + members.replace("MASK", mask) + "}]}");

        Json error = Json.parse(response.text()).get("error");
        assertThat(error.text("param")).as(response.text()).contains(param);
        assertThat(error.text("code")).contains(code);
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void takesWhatConcernsOnlyTextModels() throws IOException {
        provider.answer(PIXEL);

        created("\"input\":\"p\",\"background\":true,\"include\":[],\"max_output_tokens\":100,\"max_tool_calls\":3,"
                + "\"parallel_tool_calls\":false,\"prompt_cache_key\":\"k\",\"reasoning\":{\"effort\":\"low\"},"
                + "\"safety_identifier\":\"s\",\"service_tier\":\"auto\",\"stream_options\":null,\"temperature\":0.5,"
                + "\"text\":{\"format\":{\"type\":\"text\"}},\"tool_choice\":\"required\",\"top_logprobs\":0,"
                + "\"top_p\":0.9,\"truncation\":\"auto\","
                + "\"tools\":[{\"type\":\"web_search\"},{\"type\":\"image_generation\",\"partial_images\":2}]");

        assertThat(last().partialImages()).isZero();
    }

    @Test
    void passesAPromptWithADataUriOnUnaltered() throws IOException {
        provider.answer(PIXEL);
        String prompt = "What is data:image/png;base64," + base64(GREEN) + "?";

        created("\"input\":\"" + prompt + "\"," + TOOL);

        assertThat(last().prompt()).isEqualTo(prompt);
    }
}
