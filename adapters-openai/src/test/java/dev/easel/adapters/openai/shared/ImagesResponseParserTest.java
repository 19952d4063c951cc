package dev.easel.adapters.openai.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.adapters.openai.settings.OpenAiSystem;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.MalformedResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesResponseParserTest {
    private static final ImageData IMAGE = TestImages.photo(16, 12);
    private static final String BASE64 = Base64.getEncoder().encodeToString(IMAGE.bytes());

    private static ParsedResponse read(String body) throws IOException {
        return read(body, "application/json");
    }

    private static ParsedResponse read(String body, String type) throws IOException {
        String json = body.replace('\'', '"').replace("BASE64", BASE64);
        HttpResponse response = new HttpResponse(
                200,
                Headers.NONE.with("Content-Type", type),
                new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)),
                () -> {});
        RecordingContext context = new RecordingContext();
        return new ImagesResponseParser(new ErrorParser(OpenAiSystem.COMPATIBLE))
                .read(new ResponseReader(response, context), context);
    }

    private static ProviderException failure(String body) {
        return catchThrowableOfType(ProviderException.class, () -> {
            ParsedResponse parsed = read(body);
            assertThat(parsed.images()).isEmpty();
            throw parsed.partialFailures().get(0);
        });
    }

    private static List<String> images(ParsedResponse parsed) throws IOException {
        List<String> images = new ArrayList<>();
        for (ReceivedImage image : parsed.images()) {
            images.add(
                    image.inline().isPresent()
                            ? image.inline().get().data().sha256()
                            : image.address().orElseThrow());
        }
        return images;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'url':'https://h/1'}]}",
                "{'data':[{'image_url':'https://h/1','prompt':'p'}]}",
                "{'data':[{'image_url':{'url':'https://h/1'}}]}",
                "{'data':[{'b64_json':'','url':'https://h/1'}]}",
                "{'data':[{'b64_json':null,'image':{'url':'https://h/1'}}]}",
                "{'data':['https://h/1']}",
                "{'data':{'images':[{'url':'https://h/1'}]}}",
                "{'data':{'url':'https://h/1'}}",
                "{'data':[],'images':[{'url':'https://h/1'}]}",
                "{'data':[{'index':0}],'images':['https://h/1']}",
                "{'images':['https://h/1']}",
                "{'image':{'url':'https://h/1'}}",
                "{'image_url':'https://h/1'}",
                "{'output':['https://h/1'],'status':'succeeded'}",
                "{'output':'https://h/1','error':null}",
                "{'output':{'results':[{'url':'https://h/1'}]}}",
                "{'output':{'choices':[{'message':{'content':[{'text':'Here'},{'image':'https://h/1'}]}}]}}",
                "{'output_images':['https://h/1'],'task_status':'SUCCEED'}",
                "{'results':['https://h/1'],'status':'completed'}",
                "{'result':{'sample':'https://h/1'},'status':'Ready'}",
                "{'response':{'data':[{'url':'https://h/1'}],'success':true}}",
            })
    void findsALinkWhereverAServerPutsIt(String response) throws IOException {
        assertThat(images(read(response))).containsExactly("https://h/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'b64_json':'BASE64'}]}",
                "{'data':[{'b64_json':'data:image/png;base64,BASE64'}]}",
                "{'data':[{'url':'BASE64'}]}",
                "{'data':[{'image_url':{'url':'data:image/png;base64,BASE64'}}]}",
                "{'images':['BASE64'],'info':'{}'}",
                "{'image':'BASE64','finish_reason':'SUCCESS'}",
                "{'image':{'b64_json':'BASE64'}}",
                "{'artifacts':[{'base64':'BASE64','finishReason':'SUCCESS'}]}",
                "{'predictions':[{'bytesBase64Encoded':'BASE64','mimeType':'image/png'}]}",
                "{'output':'data:image/png;base64,BASE64'}",
            })
    void findsBase64WhereverAServerPutsIt(String response) throws IOException {
        assertThat(images(read(response))).containsExactly(IMAGE.sha256());
    }

    @Test
    void takesAnImageAndItsLinkForOne() throws IOException {
        ReceivedImage image =
                read("{'data':[{'b64_json':'BASE64','image_url':'https://h/1'}],'images':['https://h/1']}")
                        .images()
                        .get(0);
        assertThat(image.inline()).isPresent();
        assertThat(image.address()).contains("https://h/1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'prompt_tokens':7,'completion_tokens':4175,'total_tokens':4182,'cost':0.02}",
                "{'input_tokens':7,'output_tokens':4175,'total_tokens':4182,'cost_in_usd_ticks':200000000}"
            })
    void readsUsageAndCostWhateverTheirNames(String usage) throws IOException {
        ParsedResponse parsed = read("{'data':[{'url':'https://h/1'}],'usage':" + usage + "}");
        assertThat(parsed.usage().orElseThrow().input()).hasValue(7);
        assertThat(parsed.usage().orElseThrow().output()).hasValue(4175);
        assertThat(parsed.cost()).contains(Cost.reported(Money.usd("0.02")));
    }

    @Test
    void addsUsageAndCostOfEveryImageOfAStream() throws IOException {
        String completed = "data: {'type':'image_generation.completed','b64_json':'BASE64','usage':"
                + "{'input_tokens':7,'output_tokens':196,'cost':0.01}}\n\n";
        ParsedResponse parsed = read(completed + completed, "text/event-stream");
        assertThat(parsed.images()).hasSize(2);
        assertThat(parsed.usage().orElseThrow().output()).hasValue(392);
        assertThat(parsed.cost()).contains(Cost.reported(Money.usd("0.02")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'free'", "[1]", "{'cost':-1}", "{'cost':{'usd':1}}", "null"})
    void deliversImagesBesideAUsageThatMakesNoSense(String usage) throws IOException {
        ParsedResponse parsed = read("{'data':[{'url':'https://h/1'}],'usage':" + usage + "}");
        assertThat(images(parsed)).containsExactly("https://h/1");
        assertThat(parsed.cost()).isEmpty();
        assertThat(parsed.usage()).isEmpty();
    }

    @Test
    void deliversImagesBesideAnError() throws IOException {
        ParsedResponse parsed =
                read("{'data':[{'url':'https://h/1'}],'error':{'message':'the log was lost','code':'server_error'}}");
        assertThat(images(parsed)).containsExactly("https://h/1");
        assertThat(parsed.errorsBeside()).singleElement().asString().contains("the log was lost");
    }

    @Test
    void tellsWhyOneElementHasNoImage() throws IOException {
        ParsedResponse parsed =
                read("{'data':[{'url':'https://h/1'},{'error':{'code':'OutputImageSensitiveContentDetected',"
                        + "'message':'The image may contain sensitive information.'}}]}");
        assertThat(images(parsed)).containsExactly("https://h/1");
        assertThat(parsed.partialFailures())
                .singleElement()
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONTENT_REJECTED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{'data':[{'error':{'code':'InputImageRiskDetection','message':'no'}}]} | CONTENT_REJECTED",
                "{'data':[{'respect_moderation':false}]} | CONTENT_REJECTED",
                "{'data':[{'url':'','is_image_safe':false}]} | CONTENT_REJECTED",
                "{'id':'j','status':'Request Moderated','details':{'Reasons':['Safety Filter']}} | CONTENT_REJECTED",
                "{'code':1113,'msg':'余额不足，请充值','data':[]} | QUOTA_EXHAUSTED",
                "{'code':'Arrearage','message':'no'} | QUOTA_EXHAUSTED",
                "{'error':{'message':'{\\\"error\\\":{\\\"message\\\":\\\"Insufficient balance\\\"}}'}} | QUOTA_EXHAUSTED",
                "{'code':401,'message':'who are you'} | AUTHENTICATION",
                "{'output':{'task_status':'FAILED','message':'it broke'}} | GENERATION_FAILED",
                "{'message':'Insufficient credits','data':null} | QUOTA_EXHAUSTED",
                "'insufficient balance' | QUOTA_EXHAUSTED",
                "Insufficient balance | QUOTA_EXHAUSTED",
                "'Here is your image' | NO_IMAGE",
                "{'data':[]} | NO_IMAGE"
            })
    void readsTheReasonInASuccessfulResponse(String response, Reason reason) {
        assertThat(failure(response).reason()).isEqualTo(reason);
    }

    @Test
    void doesNotAlterAPromptWithADataUri() throws IOException {
        String prompt = "like data:image/png;base64,QUJD\\nplease";
        assertThat(read("{'data':[{'url':'https://h/1','revised_prompt':'" + prompt + "'}]}")
                        .images()
                        .get(0)
                        .revisedPrompt())
                .contains("like data:image/png;base64,QUJD\nplease");
        assertThat(failure("{'error':{'message':'Invalid URL data:image/png;base64,QUJD'}}"))
                .hasMessage("Invalid URL data:image/png;base64,QUJD");
    }

    @Test
    void saysThatAPageCame() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> read("<html><head><title>Sign in</title></head>"))
                .withMessageContaining("a web page with the title 'Sign in'")
                .withMessageContaining("/v1");
    }

    @Test
    void namesTheJobThatCameInsteadOfAnImage() {
        ProviderException failure = failure("{'id':'task-7','object':'image.generation.task','status':'pending'}");
        assertThat(failure).hasMessageContaining("task-7").hasMessageContaining("pending");
        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
    }
}
