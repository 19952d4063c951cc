package dev.easel.adapters.chat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.TestImages;
import dev.easel.http.ParsedResponse;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatResponseInterpreterTest {
    private static final ImageData IMAGE = TestImages.photo(16, 16);
    private static final String BASE64 = Base64.getEncoder().encodeToString(IMAGE.bytes());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "I drew nothing today. | NO_IMAGE",
                "'' | NO_IMAGE",
                "> 排队中.\\n> 生成中... | NO_IMAGE",
                "图片生成失败 ❌ - 触发内容审核 | GENERATION_FAILED",
                "生成图像失败: timeout | GENERATION_FAILED",
                "> ❌ Image generation failed: no account left | GENERATION_FAILED",
                "```think\\nImage generation failed: 502\\n``` | GENERATION_FAILED",
                "Failed to generate the image, see https://h/help.png | GENERATION_FAILED",
                "Warning: Prohibited Content Detected! 🚫 | CONTENT_REJECTED",
                "I can't draw that: it violates our usage policies. | CONTENT_REJECTED",
                "This request goes against our content guidelines, see https://h/rules.png | CONTENT_REJECTED",
                "Your prompt was flagged by our moderation. | CONTENT_REJECTED",
                "抱歉，该内容违反了相关政策，无法生成。 | CONTENT_REJECTED",
                "> ❇️ Keywords: a poster about a failed task\\n\\nHere is nothing. | NO_IMAGE",
                "> ❇️ 关键字:生成失败的海报\\n\\n完成 | NO_IMAGE",
            })
    void classifiesFailuresRejectionsAndOtherText(String text, Reason reason) {
        ProviderException failure = failure(
                "{'choices':[{'message':{'content':'" + text.replace("'", "’") + "'},'finish_reason':'stop'}]}");
        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.retryable()).isFalse();
        assertThat(failure.billing()).isEqualTo(Billing.BILLED);
        if (!text.isEmpty()) {
            assertThat(failure.text().orElseThrow())
                    .contains(text.replace("\\n", "\n").replace("'", "’"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'choices':[{'message':{'content':null,'refusal':'I cannot help with that.'},'finish_reason':'stop'}]}",
                "{'choices':[{'message':{'content':''},'finish_reason':'content_filter'}]}",
                "{'choices':[{'message':{'content':null},'finish_reason':'stop','native_finish_reason':'IMAGE_SAFETY'}]}",
                "{'candidates':[{'finishReason':'PROHIBITED_CONTENT'}]}",
                "{'candidates':[{'finishReason':'IMAGE_RECITATION'}]}",
                "{'promptFeedback':{'blockReason':'SAFETY'}}",
                "{'output':{'choices':[{'message':{'content':[]},'finish_reason':'content_filter'}]}}",
                "[{'error':{'code':'data_inspection_failed','message':'no'}}]",
                "{'error':{'message':'upstream: {\\\"error\\\":{\\\"code\\\":\\\"content_filter\\\"}}'}}",
                "{'error':{'message':'no','code':'content_policy_violation'}}",
                "{'error':{'message':'Your request was rejected by the safety system.','type':'x'}}",
                "data: {'choices':[{'delta':{'refusal':'I cannot '}}]}\n\ndata: {'choices':[{'delta':{'refusal':'help.'},'finish_reason':'stop'}]}\n\n",
            })
    void recognizesARejection(String response) {
        assertThat(failure(response).reason()).isEqualTo(Reason.CONTENT_REJECTED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'error':{'message':'slow down','code':'rate_limit_exceeded'}} | RATE_LIMITED",
                "{'error':{'message':'quota','code':'insufficient_user_quota'}} | QUOTA_EXHAUSTED",
                "{'error':{'message':'upstream','code':502}} | INTERNAL",
                "{'error':{'message':'slow down','code':429}} | RATE_LIMITED",
                "{'error':'no channel for this model'} | GENERATION_FAILED",
                "{'success':false,'error':{'code':'token_mismatched','message':'no'},'trace_id':'t-1'} | AUTHENTICATION",
                "{'success':false,'error':{'code':'api_not_implemented','message':'no'},'trace_id':'t-1'} | INVALID_REQUEST",
                "{'success':false,'error':{'code':'used_up','message':'no'},'trace_id':'t-1'} | QUOTA_EXHAUSTED",
                "{'success':false,'message':'it broke'} | GENERATION_FAILED",
                "{'status':'failed','message':'it broke'} | GENERATION_FAILED",
                "{'code':401,'msg':'who are you'} | AUTHENTICATION",
                "{'code':1113,'msg':'余额不足，请充值'} | QUOTA_EXHAUSTED",
                "{'error':{'message':'Insufficient balance. Please recharge.','code':429}} | QUOTA_EXHAUSTED",
                "{'error':{'message':'Your account was suspended for content policy violations','code':403}} | FORBIDDEN",
                "{'data':{'status':'failed','fail_reason':'it broke'}} | GENERATION_FAILED",
                "{'choices':[{'message':{'content':''},'error':{'message':'overloaded','code':503}}]} | OVERLOADED",
            })
    void readsAnErrorInASuccessResponse(String response, Reason reason) {
        assertThat(failure(response).reason()).isEqualTo(reason);
        assertThat(failure("data: " + response + "\n\ndata: [DONE]\n\n").reason())
                .isEqualTo(reason);
    }

    @Test
    void takesADataUriOfAnotherKindForText() throws IOException {
        String text = "Here: data:text/plain;base64,SGVsbG8= for you";
        ProviderException failure =
                failure("{'choices':[{'message':{'content':'" + text + "'},'finish_reason':'stop'}]}");
        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure.text()).contains(text);
        assertThat(failure).hasMessageEndingWith(text);
        ParsedResponse parsed = read(
                "{'choices':[{'message':{'content':'" + text + " ![](https://h/1.png)'},'finish_reason':'stop'}]}");
        assertThat(ChatResponses.images(parsed)).containsExactly("https://h/1.png");
        assertThat(parsed.text().orElseThrow()).startsWith(text);
    }

    @Test
    void readsAShortTextAboutMoneyAsAnEmptyAccount() throws IOException {
        assertThat(failure("{'choices':[{'message':{'content':'用户额度不足，请充值'},'finish_reason':'stop'}]}")
                        .reason())
                .isEqualTo(Reason.QUOTA_EXHAUSTED);
        ProviderException plain = catchThrowableOfType(
                ProviderException.class,
                () -> ChatResponses.parse(ChatResponses.response(200, "Insufficient balance", "text/plain")));
        assertThat(plain.reason()).isEqualTo(Reason.QUOTA_EXHAUSTED);
    }

    @Test
    void namesWhatCameInsteadOfAnImage() {
        assertThat(failure("{'choices':[{'message':{'content':'Once upon'},'finish_reason':'length'}]}"))
                .hasMessageContaining("length")
                .hasMessageContaining("Once upon");
        assertThat(failure("{'task_id':'t-1','task_status':'PENDING','message':'queued'}"))
                .hasMessageContaining("t-1")
                .hasMessageContaining("PENDING")
                .hasMessageContaining("queued");
        assertThat(failure("{'choices':[]}")).hasMessage("The response contains no image.");
    }

    @Test
    void treatsAnErrorEventAsAnErrorWhateverItContains() {
        assertThat(failure("event: error\ndata: {'message':'it broke'}\n\n").reason())
                .isEqualTo(Reason.GENERATION_FAILED);
    }

    @Test
    void reportsUnknownBillingForACutResponse() {
        ProviderException failure = failure("data: {'choices':[{'delta':{'content':'> Progress: 10%'}}]}\n\n");
        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure).hasMessageContaining("was cut");
    }

    @Test
    void ignoresAnUnfinishedUrlInACutResponse() throws IOException {
        assertThat(failure("data: {'choices':[{'delta':{'content':'See https://h/a.png'}}]}\n\n")
                        .reason())
                .isEqualTo(Reason.NO_IMAGE);
        assertThat(failure("data: {'choices':[{'delta':{'content':'Look: data:image/png;base64," + BASE64 + "'}}]}\n\n")
                        .reason())
                .isEqualTo(Reason.NO_IMAGE);
        assertThat(ChatResponses.images(read("data: {'choices':[{'delta':{'content':'![a](https://h/a.png)'}}]}\n\n")))
                .containsExactly("https://h/a.png");
    }

    @Test
    void ignoresATruncatedImage() throws IOException {
        ProviderException failure = failure("{'choices':[{'message':{'content':'![a](data:image/png;base64,"
                + BASE64.substring(0, 80) + "'},'finish_reason':'length'}]}");
        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure("{'choices':[{'message':{'content':''},'finish_reason':'error'}]}")
                        .reason())
                .isEqualTo(Reason.GENERATION_FAILED);
    }

    @Test
    void keepsTheImagesOfABrokenStream() throws IOException {
        String image = "data: {'choices':[{'delta':{'content':'![a](https://h/a.png)'}}]}\n\n";
        ParsedResponse parsed = read(image + "data: {'choices':[{'delta':{'content':'Enj");
        assertThat(ChatResponses.images(parsed)).containsExactly("https://h/a.png");
        assertThat(ChatResponses.images(read("data: {broken}\n\n" + image))).containsExactly("https://h/a.png");
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> read("data: {'choices':[{'delta':{'content':'![a](https://h/a.p"));
    }

    @Test
    void readsAnArrayOfChunks() throws IOException {
        assertThat(ChatResponses.images(read("[{'candidates':[{'content':{'parts':[{'text':'![a](https://h/'}]}}]},"
                        + "{'candidates':[{'content':{'parts':[{'text':'a.png)'}]},'finishReason':'STOP'}]}]")))
                .containsExactly("https://h/a.png");
        assertThat(failure("[{'error':{'code':429,'message':'slow','status':'RESOURCE_EXHAUSTED'}}]")
                        .reason())
                .isEqualTo(Reason.RATE_LIMITED);
    }

    @Test
    void reportsWhyOneOfSeveralChoicesHasNoImage() throws IOException {
        ParsedResponse parsed = read("{'choices':[{'index':0,'message':{'content':'![](https://h/1.png)'}},"
                + "{'index':1,'message':{'content':null},'finish_reason':'content_filter'},"
                + "{'index':2,'message':{'content':'Enjoy!'}}]}");
        assertThat(ChatResponses.images(parsed)).containsExactly("https://h/1.png");
        assertThat(parsed.partialFailures())
                .singleElement()
                .isInstanceOfSatisfying(
                        ProviderException.class, e -> assertThat(e.reason()).isEqualTo(Reason.CONTENT_REJECTED));
    }

    @Test
    void countsImagesOfTheSameBytesOnce() throws IOException {
        ParsedResponse parsed = read("{'choices':[{'message':{'content':'![](data:image/png;base64," + BASE64
                + ")','images':[" + "{'image_url':{'url':'data:image/jpeg;base64," + BASE64 + "'}},{'b64_json':'"
                + BASE64 + "'},'" + BASE64 + "']}}]}");
        assertThat(ChatResponses.images(parsed)).containsExactly(IMAGE.sha256());
    }

    @Test
    void countsTheViewAndTheDownloadOfAnImageOnce() throws IOException {
        ParsedResponse parsed = read(
                "{'choices':[{'message':{'content':'![](https://h/cdn/1.png)','image':'https://h/cdn/download/1.png'}}]}");
        assertThat(ChatResponses.images(parsed)).containsExactly("https://h/cdn/1.png");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 50, 1000})
    void assemblesAnImageFromPiecesOfAnySize(int size) throws IOException {
        String text = "Here:\\n![fox](data:image/png;base64," + BASE64 + ")\\nEnjoy";
        StringBuilder stream = new StringBuilder();
        for (int from = 0; from < text.length(); ) {
            int to = Math.min(text.length(), from + size);
            to += to < text.length() && text.charAt(to - 1) == '\\' ? 1 : 0;
            stream.append("data: {'choices':[{'delta':{'content':'")
                    .append(text, from, to)
                    .append("'}}]}\n\n");
            from = to;
        }
        assertThat(ChatResponses.images(read(stream.append("data: [DONE]\n\n").toString())))
                .containsExactly(IMAGE.sha256());
    }

    @Test
    void assemblesWrappedBase64CutAnywhere() throws IOException {
        String wrapped = BASE64.replaceAll("(.{76})", "$1\\\\n");
        for (int cut = 1; cut < 100; cut++) {
            int at = wrapped.charAt(cut - 1) == '\\' ? cut + 1 : cut;
            String stream =
                    "data: {'choices':[{'delta':{'content':'![fox](data:image/png;base64," + wrapped.substring(0, at)
                            + "'}}]}\n\ndata: {'choices':[{'delta':{'content':'" + wrapped.substring(at)
                            + ")'},'finish_reason':'stop'}]}\n\n";
            assertThat(ChatResponses.images(read(stream))).as("cut at " + cut).containsExactly(IMAGE.sha256());
        }
    }

    @Test
    void keepsAnImageNextToInvalidMembers() throws IOException {
        ParsedResponse parsed = read(
                "{'id':7,'model':'gpt\\u0007','usage':{'total_tokens':'many'},'created':{},'choices':[{'index':'x',"
                        + "'finish_reason':[],'message':{'role':5,'content':'![](https://h/1.png)'}}]}");
        assertThat(ChatResponses.images(parsed)).containsExactly("https://h/1.png");
        assertThat(parsed.model()).isEmpty();
    }

    @Test
    void ignoresNonEventsInAStream() throws IOException {
        assertThat(ChatResponses.images(read(
                        "data: ok\n\n: ping\n\ndata:\n\ndata: {'choices':[{'delta':{'content':'![](https://h/1.png)'},"
                                + "'finish_reason':'stop'}]}\n\ndata: [DONE]\n\ndata: {'error':'late'}\n\n")))
                .containsExactly("https://h/1.png");
    }

    @Test
    void rejectsAWebPageAsAResponse() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> ChatResponses.parse(
                        ChatResponses.response(200, "<!doctype html><img src=\"/logo.png\">", "text/html")))
                .withMessageContaining("a web page")
                .withMessageContaining("/v1");
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> read(""));
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> read("Hello"));
        assertThatExceptionOfType(MalformedResponseException.class).isThrownBy(() -> read("{'choices':[{'message'"));
    }

    @Test
    void keepsUrlsThatAreInvalidUris() throws IOException {
        assertThat(ChatResponses.images(
                        read("{'choices':[{'message':{'content':'![](https://h/a|b%20c[1].png?x=%ZZ)'}}]}")))
                .containsExactly("https://h/a%7Cb%20c%5B1%5D.png?x=%25ZZ");
        assertThat(ChatResponses.images(read(
                        "{'choices':[{'message':{'content':'![](https://h/图.png) ![](https://h/\\ud800.png)'}}]}")))
                .containsExactly("https://h/%E5%9B%BE.png", "https://h/?.png");
    }

    private static ProviderException failure(String response) {
        return catchThrowableOfType(ProviderException.class, () -> read(response));
    }

    private static ParsedResponse read(String response) throws IOException {
        return ChatResponses.parse(ChatResponses.ok(response.replace('\'', '"')));
    }
}
