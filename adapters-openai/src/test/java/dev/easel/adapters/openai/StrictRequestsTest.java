package dev.easel.adapters.openai;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.http.fault.RawClient;
import dev.easel.http.json.Json;
import dev.easel.server.settings.Strictness;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictRequestsTest {
    private static final String GENERATIONS = "/v1/images/generations";
    private static final String EDITS = "/v1/images/edits";
    private static final String INPUT = "'images':[{'image_url':'data:image/png;base64," + ServedRoutes.BASE64 + "'}]";

    private static String body(String members) {
        return ("{'prompt':'p'," + members + "}")
                .replace("LONG", "x".repeat(1001))
                .replace("INPUT", INPUT)
                .replace("BASE64", ServedRoutes.BASE64)
                .replace('\'', '"');
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'model':'gpt-image-1','size':'7x7'                         | size               | invalid_value | '1024x1024', '1024x1536', '1536x1024', 'auto'
                    'model':'gpt-image-1','size':'2048x2048'                   | size               | invalid_value | '1536x1024'
                    'model':'gpt-image-2','size':'1000x1000'                   | size               | invalid_value | multiples of 16
                    'size':'1000x1000'                                         | size               | invalid_value | multiples of 16
                    'model':'dall-e-3','size':'512x512'                        | size               | invalid_value | '1792x1024'
                    'model':'dall-e-3','size':'auto'                           | size               | invalid_value | '1792x1024'
                    'model':'dall-e-3','n':2                                   | n                  | integer_above_max_value | 1 to 1
                    'model':'gpt-image-1','quality':'hd'                       | quality            | invalid_value | 'auto', 'low', 'medium', 'high'
                    'model':'gpt-image-1','quality':'max'                      | quality            | invalid_value | 'high'
                    'model':'dall-e-2','quality':'hd'                          | quality            | invalid_value | 'standard'
                    'model':'gpt-image-1','response_format':'b64_json'         | response_format    | unknown_parameter | response_format
                    'model':'gpt-image-1','style':'vivid'                      | style              | unknown_parameter | style
                    'model':'dall-e-2','style':'vivid'                         | style              | unknown_parameter | style
                    'model':'dall-e-3','background':'transparent'              | background         | unknown_parameter | background
                    'model':'dall-e-3','output_format':'webp'                  | output_format      | unknown_parameter | output_format
                    'model':'dall-e-2','stream':true                           | stream             | unknown_parameter | stream
                    'model':'gpt-image-1','input_fidelity':'high'              | input_fidelity     | unknown_parameter | input_fidelity
                    'model':'gpt-image-1','complexity':'low'                   | complexity         | unknown_parameter | complexity
                    'model':'gpt-image-1','seed':7                             | seed               | unknown_parameter | seed
                    'model':'gpt-image-1','output_compression':50              | output_compression | invalid_png_output_compression | PNG
                    'model':'gpt-image-1','frame_count':2                      | frame_count        | unsupported_parameter | frame_count
                    'model':'dall-e-2','prompt':'LONG'                         | prompt             | string_above_max_length | 1000
                    'model':'flux'                                             | model              | model_not_found | gpt-image-1
                    """)
    void refusesWhatTheRealServiceRefuses(String members, String param, String code, String message)
            throws IOException {
        refused(GENERATIONS, members, param, code, message);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    'model':'gpt-image-2','input_fidelity':'high',INPUT              | input_fidelity | invalid_input_fidelity_model | input_fidelity
                    'model':'dall-e-3',INPUT                                         | model          | model_not_found   | dall-e-2
                    'model':'gpt-image-1','image':'BASE64'                           | image          | unknown_parameter | image
                    'model':'gpt-image-1','style':'vivid',INPUT                      | style          | unknown_parameter | style
                    'model':'dall-e-2','images':['https://a/b','https://a/c']        | images         | invalid_value     | only 1
                    'model':'gpt-image-1','mask':{'image_url':'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7'},INPUT | mask | invalid_image_file | PNG
                    'model':'gpt-image-1','mask':{'image_url':'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='},INPUT | mask | invalid_value | 1x1
                    """)
    void refusesAnEditThatTheRealServiceRefuses(String members, String param, String code, String message)
            throws IOException {
        refused(EDITS, members, param, code, message);
    }

    private static void refused(String path, String members, String param, String code, String message)
            throws IOException {
        try (ServedRoutes served = new ServedRoutes(Strictness.STRICT)) {
            String body = body(members);
            RawClient.Received response =
                    served.post(path, members.contains("'prompt'") ? body.replace("\"prompt\":\"p\",", "") : body);

            assertThat(response.status()).isEqualTo(code.equals("model_not_found") ? 404 : 400);
            Json error = Json.parse(response.text()).get("error");
            assertThat(error.text("param")).contains(param);
            assertThat(error.text("code")).contains(code);
            assertThat(error.text("message").orElseThrow()).contains(message);
            assertThat(served.provider.received()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'model':'gpt-image-1','size':'1024x1536','quality':'high','n':4,'output_format':'png','output_compression':100",
                "'model':'gpt-image-1','stream':false,'background':'transparent','moderation':'low','user':'u'",
                "'model':'gpt-image-2','size':'1536x864'",
                "'model':'gpt-image-2.6-flare','quality':'max','complexity':'low'",
                "'model':'dall-e-3','quality':'hd','style':'natural','response_format':'url','size':'1792x1024'",
                "'model':'dall-e-2','quality':'standard','size':'256x256','response_format':'b64_json'",
                "'model':null,'size':'auto'"
            })
    void servesWhatTheRealServiceServes(String members) throws IOException {
        try (ServedRoutes served = new ServedRoutes(Strictness.STRICT)) {
            RawClient.Received response = served.post(GENERATIONS, body(members));
            assertThat(response.text()).doesNotContain("error");
            assertThat(response.status()).isEqualTo(200);
        }
    }

    @Test
    void servesAnEditWithInputFidelityWhereTheModelTakesIt() throws IOException {
        try (ServedRoutes served = new ServedRoutes(Strictness.STRICT)) {
            assertThat(served.post(EDITS, body("'model':'gpt-image-1.5','input_fidelity':'high',INPUT"))
                            .status())
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'style':'vivid'",
                "'style':'anything'",
                "'input_fidelity':'high'",
                "'seed':7",
                "'size':'7x7','model':'gpt-image-1'",
                "'model':'flux','response_format':'b64_json'"
            })
    void toleratesWithoutStrictnessWhatHasNoEffect(String members) throws IOException {
        for (Strictness strictness : new Strictness[] {Strictness.NORMAL, Strictness.LENIENT}) {
            try (ServedRoutes served = new ServedRoutes(strictness)) {
                assertThat(served.post(GENERATIONS, body(members)).status()).isEqualTo(200);
            }
        }
    }

    @Test
    void ignoresAnUnknownParameterOnlyWhereLenient() throws IOException {
        try (ServedRoutes lenient = new ServedRoutes(Strictness.LENIENT);
                ServedRoutes normal = new ServedRoutes(Strictness.NORMAL)) {
            assertThat(lenient.post(GENERATIONS, body("'negative_prompt':'x'")).status())
                    .isEqualTo(200);
            assertThat(lenient.post(GENERATIONS, body("'svg':{}")).status()).isEqualTo(400);
            assertThat(normal.post(GENERATIONS, body("'negative_prompt':'x'")).text())
                    .contains("unknown_parameter", "'negative_prompt'");
        }
    }
}
