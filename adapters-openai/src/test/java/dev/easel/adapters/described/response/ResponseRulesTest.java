package dev.easel.adapters.described.response;

import static dev.easel.adapters.described.response.Responses.BASE64;
import static dev.easel.adapters.described.response.Responses.SHA;
import static dev.easel.adapters.described.response.Responses.images;
import static dev.easel.adapters.described.response.Responses.parse;
import static dev.easel.adapters.described.response.Responses.reader;
import static dev.easel.adapters.described.response.Responses.refused;
import static dev.easel.adapters.described.response.Responses.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.Headers;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseRulesTest {
    private static final ResponseRules DATA =
            rules("{'response':{'images':['base64 data[*].b64_json','url data[*].url'],"
                    + "'revisedPrompt':'data[*].revised_prompt'}}");
    private static final ResponseRules PARTS = rules(
            "{'response':{'images':['base64 candidates[*].content.parts[!thought].inlineData.data',"
                    + "'base64 candidates[*].content.parts[!thought].inline_data.data'],"
                    + "'message':['candidates[*].content.parts[*].text','candidates[*].finishMessage'],'id':'responseId',"
                    + "'refused':['candidates[*].finishReason=*SAFETY|*PROHIBITED_CONTENT','promptFeedback.blockReason=*']}}");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'b64_json':'BASE64'}]}",
                "{'data':{'b64_json':'BASE64'}}",
                "{'data':[{'b64_json':'data:image/png;base64,BASE64','url':null}]}",
                "{'data':[{'b64_json':'','url':'BASE64'}]}",
                "{'data':[{'b64_json':null,'url':'data:image/png;base64,BASE64'}]}",
                "{'data':[{'b64_json':''},{'b64_json':'BASE64'}]}"
            })
    void anImageIsFoundInline(String body) throws IOException {
        assertThat(images(parse(DATA, body))).containsExactly(SHA);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'data':[{'url':'https://h/1'}]}",
                "{'data':[{'b64_json':null,'url':'https://h/1'}]}",
                "{'data':[{'b64_json':'https://h/1'}]}",
                "{'data':[{'b64_json':'https:\\/\\/h\\/1'}]}"
            })
    void anImageIsFoundAtAUrl(String body) throws IOException {
        assertThat(images(parse(DATA, body))).containsExactly("https://h/1");
    }

    @Test
    void imagesKeepTheirOrderAndOneThatComesInBothWaysIsOne() throws IOException {
        ParsedResponse parsed = parse(
                DATA,
                "{'data':[{'url':'https://h/1','revised_prompt':'one'},{'b64_json':'BASE64','url':'https://h/2'},"
                        + "{'url':'/files/3.png'}]}");

        assertThat(images(parsed)).containsExactly("https://h/1", SHA, "/files/3.png");
        assertThat(parsed.images())
                .extracting(ReceivedImage::address)
                .element(1)
                .isEqualTo(Optional.of("https://h/2"));
        assertThat(parsed.images())
                .extracting(ReceivedImage::revisedPrompt)
                .containsExactly(Optional.of("one"), Optional.empty(), Optional.empty());
    }

    @Test
    void textWithTheNameOfAnImageElsewhereIsNotTakenForOne() throws IOException {
        ResponseRules single = rules("{'response':{'images':['base64 image']}}");

        assertThat(images(parse(single, "{'request':{'image':'a name.png'},'image':'BASE64'}")))
                .containsExactly(SHA);
    }

    @Test
    void draftsAreLeftOutAndFreed() throws IOException {
        RecordingContext context = new RecordingContext();
        ResponseReader response = reader(
                200,
                "{'candidates':[{'content':{'parts':[{'inlineData':{'data':'ZHJhZnQ='},'thought':true},"
                        + "{'text':'Here it is.'},{'inlineData':{'mimeType':'image/png','data':'BASE64'}}]},"
                        + "'finishReason':'STOP'}],'responseId':'r1'}",
                context);
        ParsedResponse parsed = PARTS.parse(response, context);

        assertThat(images(parsed)).containsExactly(SHA);
        assertThat(response.images().all()).hasSize(1);
        assertThat(parsed.text()).contains("Here it is.");
        assertThat(parsed.requestId()).contains("r1");
        assertThat(parsed.partialFailures()).isEmpty();
        assertThat(parsed.errorsBeside()).isEmpty();
    }

    @Test
    void aListOrASingleTextIsAsGood() throws IOException {
        ResponseRules output = rules("{'response':{'images':['url output[*]']}}");

        assertThat(images(parse(output, "{'output':'https://h/1'}"))).containsExactly("https://h/1");
        assertThat(images(parse(output, "{'output':['https://h/1','https://h/2']}")))
                .containsExactly("https://h/1", "https://h/2");
        assertThat(images(parse(rules("{'response':{'images':['base64 images[*]']}}"), "{'images':'BASE64'}")))
                .containsExactly(SHA);
    }

    @Test
    void theFirstPlaceThatHasImagesCounts() throws IOException {
        ResponseRules two = rules("{'response':{'images':['url images[*].url','url image.url']}}");

        assertThat(images(parse(two, "{'image':{'url':'https://h/1'}}"))).containsExactly("https://h/1");
        assertThat(images(parse(two, "{'images':[],'image':{'url':'https://h/1'}}")))
                .containsExactly("https://h/1");
    }

    @Test
    void aPromptBesideTheImagesIsThatOfAll() throws IOException {
        ResponseRules beside =
                rules("{'response':{'images':['url result.samples[*]'],'revisedPrompt':['result.prompt']}}");

        assertThat(parse(beside, "{'result':{'prompt':'p','samples':['https://h/1','https://h/2']}}")
                        .images())
                .extracting(image -> image.revisedPrompt().orElseThrow())
                .containsExactly("p", "p");
    }

    @Test
    void factsAreReadFromWhereTheDescriptionSays() throws IOException {
        ResponseRules facts = rules("{'response':{'images':['url u'],'id':['request_id','header x-trace'],"
                + "'model':'made.by','seed':'seed','message':'said','usage':{'input':['usage.prompt_tokens',"
                + "'usage.input_tokens'],'output':'usage.output','total':'usage.total','images':'usage.images'},"
                + "'cost':['usage.cost 1 USD','usage.ticks 1e-10 USD']}}");
        RecordingContext context = new RecordingContext();
        ParsedResponse parsed = facts.parse(
                reader(
                        200,
                        Headers.NONE.with("X-Trace", "t1"),
                        "{'u':'https://h/1','made':{'by':'m-1'},'said':'text','usage':{'input_tokens':17,'output':'5',"
                                + "'images':2,'total':null,'ticks':200000000,'details':{'text':7}}}",
                        context),
                context);

        assertThat(parsed.requestId()).contains("t1");
        assertThat(parsed.model()).contains(new ModelId("m-1"));
        assertThat(parsed.text()).contains("text");
        assertThat(parsed.usage())
                .contains(new Usage(
                        OptionalLong.of(17),
                        OptionalLong.of(5),
                        OptionalLong.empty(),
                        Map.of("images", 2L, "details.text", 7L)));
        assertThat(parsed.cost()).contains(Cost.reported(Money.usd("0.02")));
    }

    @ParameterizedTest
    @CsvSource({
        "0.0387, 0.0387",
        "3, 3",
        "'0.1', 0.1",
        "1e-7, 0.0000001",
        "'\"2.5\"', 2.5",
        "-1,",
        "1e999,",
        "true,",
        "[],",
        "'\"a lot\"',"
    })
    void aCostIsExactOrNone(String sent, String read) throws IOException {
        ResponseRules cost = rules("{'response':{'images':['url u'],'cost':'usage.cost 1 credits'}}");

        assertThat(parse(cost, "{'u':'https://h/1','usage':{'cost':" + sent + "}}")
                        .cost())
                .isEqualTo(Optional.ofNullable(read).map(r -> Cost.reported(new Money(new BigDecimal(r), "credits"))));
    }

    @Test
    void aCurrencyIsOneHoweverItIsWritten() throws IOException {
        ResponseRules cost = rules("{'response':{'images':['url u'],'cost':'fee 0.01 usd'}}");

        assertThat(parse(cost, "{'u':'https://h/1','fee':3}").cost()).contains(Cost.reported(Money.usd("0.03")));
    }

    @Test
    void aRefusalWithoutAnImageIsAFailureWithTheProvidersWords() {
        ProviderException failure = refused(
                PARTS,
                "{'candidates':[{'finishReason':'IMAGE_SAFETY','finishMessage':'Unable to show the generated image.'}]}");

        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure.code()).contains("IMAGE_SAFETY");
        assertThat(failure).hasMessage("Unable to show the generated image.");
    }

    @Test
    void aRefusalWithoutWordsNamesItsSign() {
        ResponseRules moderated =
                rules("{'response':{'images':['url data[*].url'],'refused':'data[*].respect_moderation=false'}}");
        ProviderException failure = refused(moderated, "{'data':[{'respect_moderation':false}]}");

        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure.code()).contains("false");
        assertThat(failure).hasMessageContaining("data[*].respect_moderation is 'false'");
    }

    @Test
    void aRefusalBesideAnImageIsReportedAndTheImageIsDelivered() throws IOException {
        ResponseRules filtered =
                rules("{'response':{'images':['base64 image'],'refused':['finish_reason=CONTENT_FILTERED']}}");
        ParsedResponse parsed = parse(filtered, "{'image':'BASE64','finish_reason':'CONTENT_FILTERED'}");

        assertThat(images(parsed)).containsExactly(SHA);
        assertThat(parsed.errorsBeside())
                .singleElement()
                .satisfies(error -> assertThat(error).hasMessageContaining("CONTENT_FILTERED"));
        assertThat(parse(filtered, "{'image':'BASE64','finish_reason':'SUCCESS'}")
                        .errorsBeside())
                .isEmpty();
    }

    @Test
    void anElementWithAnErrorIsAPartialFailure() throws IOException {
        ParsedResponse parsed = parse(
                DATA,
                "{'data':[{'url':'https://h/1'},{'error':{'code':'OutputImageSensitiveContentDetected','message':'No.'}}]}");

        assertThat(images(parsed)).containsExactly("https://h/1");
        assertThat(parsed.partialFailures()).singleElement().satisfies(failure -> {
            assertThat(((ProviderException) failure).reason()).isEqualTo(Reason.CONTENT_REJECTED);
            assertThat(failure).hasMessage("No.");
        });
        assertThat(refused(DATA, "{'data':[{'error':{'code':'OutputImageRiskDetection','message':'No.'}}]}")
                        .reason())
                .isEqualTo(Reason.CONTENT_REJECTED);
    }

    @Test
    void aFailureInsideASuccessIsNamedByTheDescription() throws IOException {
        ResponseRules coded = rules("{'response':{'images':['url output.results[*].url']},"
                + "'error':{'message':['message'],'code':['code'],'when':'code=?*',"
                + "'reasons':{'QUOTA_EXHAUSTED':['Arrearage'],'RATE_LIMITED':['Throttling*']}}}");

        ProviderException failure = refused(coded, "{'code':'Throttling.User','message':'Slow down.','output':{}}");
        assertThat(failure.reason()).isEqualTo(Reason.RATE_LIMITED);
        assertThat(failure.code()).contains("Throttling.User");
        assertThat(failure).hasMessage("Slow down.");
        assertThat(images(parse(coded, "{'code':'','output':{'results':[{'url':'https://h/1'}]}}")))
                .containsExactly("https://h/1");
    }

    @Test
    void anErrorBesideAnImageDoesNotCostTheImage() throws IOException {
        ParsedResponse parsed = parse(DATA, "{'data':[{'url':'https://h/1'}],'error':{'message':'half of it'}}");

        assertThat(images(parsed)).containsExactly("https://h/1");
        assertThat(parsed.errorsBeside()).hasSize(1);
    }

    @Test
    void aResponseWithoutAnImageSaysWhatItHas() {
        ProviderException failure = refused(DATA, "{'data':[],'message':'I cannot draw.'}");

        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure.text()).contains("I cannot draw.");
        assertThat(refused(DATA, "{'id':'t1','status':'pending'}")).hasMessageContaining("a job that is not done here");
    }

    @Test
    void pagesAndEmptyBodiesAreNamed() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> parse(DATA, ""))
                .withMessageContaining("empty");
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> parse(DATA, "<html><title>Welcome</title></html>"))
                .withMessageContaining("a web page with the title 'Welcome'");
    }

    @Test
    void wholeImagesOfATruncatedResponseAreKept() throws IOException {
        RecordingContext context = new RecordingContext();
        ResponseReader response = reader(200, "{'data':[{'b64_json':'BASE64'},{'url':'https://h/2", context);
        ParsedResponse parsed = DATA.parse(response, context);

        assertThat(images(parsed)).contains(SHA);
        assertThat(response.damage()).isPresent();
    }

    @Test
    void anyBeginningOfAResponseIsReadOrReported() throws IOException {
        String whole = "{'data':[{'url':'https://h/1','revised_prompt':'p'},{'b64_json':'BASE64'}],'id':'x'}";
        for (int length = 1; length < whole.length(); length++) {
            RecordingContext context = new RecordingContext();
            ResponseReader response = reader(200, whole.substring(0, length).replace("BASE64", BASE64), context);
            try {
                assertThat(DATA.parse(response, context).images()).isNotEmpty();
            } catch (ProviderException e) {
                assertThat(e.reason()).isEqualTo(Reason.NO_IMAGE);
            }
            assertThat(response.damage()).as("after %s characters", length).isPresent();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'response':{'photos':['url x']}}|response.photos: unknown member; allowed are images",
                "{'response':{'images':['link x']}}|response.images[0]: invalid place of an image 'link x'",
                "{'response':{'images':[7]}}|response.images[0]: expected text",
                "{'response':{'images':'url a..b'}}|response.images: invalid path 'a..b'",
                "{'response':{'images':'url a[x]'}}|response.images: invalid path 'a[x]'",
                "{'response':{'cost':'usage.cost'}}|response.cost: invalid cost 'usage.cost'; expected a path, a factor",
                "{'response':{'refused':['finish']}}|response.refused[0]: invalid sign 'finish'; expected path=glob",
                "{'response':{'usage':{'inputs':'x'}}}|response.usage.inputs: unknown member; allowed are input",
                "{'error':{'reasons':{'AUTH':['x']}}}|error.reasons.AUTH: unknown member; allowed are INVALID_REQUEST",
                "{'error':'x'}|error: expected an object",
                "{'job':{'poll':{'at':'x'}}}|job: 'id' is missing",
                "{'job':{'id':'x'}}|job: 'poll' is missing",
                "{'job':{'id':'x','poll':{'at':'x','every':'1s'}}}|job.poll.every: unknown member",
                "{'job':{'id':'x','poll':{'at':'x'},'every':'1s'}}|job.every: invalid duration '1s'; expected ISO 8601"
            })
    void aMistakeInADescriptionIsNamedWithItsPlace(String description, String message) {
        assertThat(catchThrowableOfType(IllegalArgumentException.class, () -> rules(description)))
                .hasMessageStartingWith(message);
    }
}
