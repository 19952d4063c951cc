package dev.easel.adapters.described.response;

import static dev.easel.adapters.described.response.Responses.failed;
import static dev.easel.adapters.described.response.Responses.images;
import static dev.easel.adapters.described.response.Responses.parse;
import static dev.easel.adapters.described.response.Responses.poll;
import static dev.easel.adapters.described.response.Responses.reader;
import static dev.easel.adapters.described.response.Responses.refused;
import static dev.easel.adapters.described.response.Responses.rules;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.HttpCall;
import dev.easel.http.Job;
import dev.easel.http.JobState;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.MalformedResponseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobRulesTest {
    private static final ResponseRules AT_A_URL =
            rules("{'response':{'images':['url result.sample'],'cost':'submit cost 0.01 USD'},"
                    + "'error':{'message':['details.Moderation Reasons[*]']},"
                    + "'job':{'id':'id','poll':{'at':'polling_url','path':'/get_result/{job}'},'status':'status',"
                    + "'progress':'progress','done':['Ready'],'failed':['Error','Task not found'],"
                    + "'refused':['* Moderated'],'every':'PT0.25S','keeps':'PT10M'}}");
    private static final ResponseRules AT_A_PATH = rules("{'response':{'images':['url output_images[*]']},"
            + "'headers':{'X-All':'1','X-Off':'1','X-Type':'any'},"
            + "'job':{'id':'task_id','poll':{'path':'/tasks/{job}','headers':{'X-Type':'image','X-Off':null}},"
            + "'status':'task_status','done':['SUCCEED'],'failed':['FAILED']}}");
    private static final ResponseRules ELSEWHERE = rules("{'response':{'images':['url images[*].url'],"
            + "'refused':['has_nsfw_concepts[*]=true']},"
            + "'job':{'id':'request_id','poll':{'at':'status_url'},'status':'status','done':['COMPLETED'],"
            + "'failed':['FAILED'],'result':{'at':'response_url'},'cancel':{'method':'PUT','at':'cancel_url'}}}");
    private static final ResponseRules BY_POST = rules("{'response':{'images':['url data[*].url',"
            + "'url response.data[*].url']},'job':{'id':'task_id','poll':{'path':'/tasks',"
            + "'body':{'action':'retrieve','id':'{job}'}},'doneWhen':'response','optional':true}}");

    private static Job job(ResponseRules rules, String submitted) throws IOException {
        ParsedResponse parsed = parse(rules, submitted);
        assertThat(parsed.images()).isEmpty();
        return parsed.job().orElseThrow();
    }

    private static ParsedResponse done(JobState state) {
        return ((JobState.Done) state).result();
    }

    private static String body(HttpCall call) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        call.body().orElseThrow().writeTo(out);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void aJobIsAskedForAtTheUrlThatTheResponseNames() throws IOException {
        ParsedResponse submitted = parse(AT_A_URL, "{'id':'j1','polling_url':'https://eu.h/get?id=j1','cost':3.0}");
        Job job = submitted.job().orElseThrow();

        assertThat(submitted.cost()).contains(Cost.reported(Money.usd("0.03")));
        assertThat(job.id()).isEqualTo("j1");
        assertThat(job.poll().method()).isEqualTo("GET");
        assertThat(job.poll().target()).hasToString("https://eu.h/get?id=j1");
        assertThat(job.every()).isEqualTo(Duration.ofMillis(250));
        assertThat(job.keeps()).contains(Duration.ofMinutes(10));
        assertThat(job.cancel()).isEmpty();
    }

    @Test
    void theCostOfTheSubmissionIsThatOfTheResult() throws IOException {
        Job job = job(AT_A_URL, "{'id':'j1','polling_url':'https://eu.h/get?id=j1','cost':3.0}");
        ParsedResponse result =
                done(poll(job, "{'id':'j1','status':'Ready','result':{'sample':'https://h/o.jpeg','seed':1}}"));

        assertThat(images(result)).containsExactly("https://h/o.jpeg");
        assertThat(result.cost()).contains(Cost.reported(Money.usd("0.03")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"{'id':'j 1/2'}", "{'id':'j 1/2','polling_url':'not a URL'}", "{'id':'j 1/2','polling_url':''}"})
    void aJobWithoutAUrlIsAskedForAtItsPath(String submitted) throws IOException {
        assertThat(job(AT_A_URL, submitted).poll().target()).hasToString("get_result/j%201/2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"../admin", "a//b", ".."})
    void anIdThatLeadsElsewhereIsNotAskedFor(String id) {
        ProviderException failure = refused(AT_A_URL, "{'id':'" + id + "'}");

        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure.job()).contains(id);
    }

    @ParameterizedTest
    @CsvSource({
        "{'status':'Pending'}, Pending,",
        "{'status':'Pending'; 'progress':40}, Pending, 40",
        "{'status':'Pending'; 'progress':'40.5 %'}, Pending, 40.5",
        "{'status':'Pending'; 'progress':400}, Pending, 100",
        "{'status':'Pending'; 'progress':'half'}, Pending,",
        "{'status':'a new word'}, a new word,",
        "{'status':'Pending'; 'result':{'sample':'https://h/draft.jpeg'}}, Pending,",
        "{}, '',",
        "{'message':'Too many requests'; 'code':429; 'error':'rate limited'}, '',"
    })
    void aJobThatIsNotOverRuns(String body, String word, Double percent) throws IOException {
        Job job = job(AT_A_URL, "{'id':'j1'}");

        assertThat(poll(job, body.replace(';', ',')))
                .isEqualTo(new JobState.Running(
                        percent == null ? OptionalDouble.empty() : OptionalDouble.of(percent), word));
    }

    @Test
    void inputImagesThatAPollRepeatsAreNotKept() throws IOException {
        RecordingContext context = new RecordingContext();
        ResponseReader response =
                reader(200, "{'status':'Pending','input':{'image':'data:image/png;base64,BASE64'}}", context);
        JobState state = job(AT_A_URL, "{'id':'j1'}").read(response, context);

        assertThat(state).isInstanceOf(JobState.Running.class);
        assertThat(response.images().all())
                .singleElement()
                .satisfies(image ->
                        assertThatExceptionOfType(RuntimeException.class).isThrownBy(image::data));
    }

    @Test
    void aRefusedJobIsRejectedContent() throws IOException {
        ProviderException failure = failed(
                job(AT_A_URL, "{'id':'j2'}"),
                "{'id':'j2','status':'Content Moderated','result':null,'details':{'Moderation Reasons':['Safety Filter']}}");

        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure).hasMessage("Safety Filter");
        assertThat(failure.code()).contains("Content Moderated");
        assertThat(failure.job()).contains("j2");
    }

    @Test
    void aFailedJobNamesItsState() throws IOException {
        ProviderException failure = failed(job(AT_A_URL, "{'id':'j3'}"), "{'status':'Error','result':null}");

        assertThat(failure.reason()).isEqualTo(Reason.GENERATION_FAILED);
        assertThat(failure).hasMessage("The job ended in the state 'Error'.");
        assertThat(failure.code()).contains("Error");
        assertThat(failure.job()).contains("j3");
    }

    @Test
    void aFailedJobHasTheProvidersReason() throws IOException {
        ProviderException failure = failed(
                job(AT_A_PATH, "{'task_id':'m2'}"),
                "{'task_id':'m2','task_status':'FAILED','errors':{'code':500,'message':'task not found'}}");

        assertThat(failure.reason()).isEqualTo(Reason.GENERATION_FAILED);
        assertThat(failure).hasMessage("task not found");
        assertThat(failure.code()).contains("500");
        assertThat(failure.job()).contains("m2");
    }

    @Test
    void aStateThatMeansDoneWithoutAnImageOnlyMeansAcceptedAtFirst() throws IOException {
        Job job = job(AT_A_PATH, "{'task_status':'SUCCEED','task_id':'m1','request_id':'q1'}");

        assertThat(job.poll().target()).hasToString("tasks/m1");
        assertThat(job.poll().headers().first("X-Type")).contains("image");
        assertThat(job.poll().headers().first("X-Off")).isEmpty();
        assertThat(job.poll().headers().first("X-All")).contains("1");
        assertThat(images(done(poll(job, "{'task_status':'SUCCEED','output_images':['https://h/o.png']}"))))
                .containsExactly("https://h/o.png");
        ProviderException failure = failed(job, "{'task_status':'SUCCEED','output_images':[]}");
        assertThat(failure.reason()).isEqualTo(Reason.NO_IMAGE);
        assertThat(failure).hasMessage("The job is done ('SUCCEED'), but its result contains no image.");
    }

    @Test
    void aResultElsewhereIsFetched() throws IOException {
        Job job = job(
                ELSEWHERE,
                "{'status':'IN_QUEUE','request_id':'r1','response_url':'https://h/r1','status_url':'https://h/r1/status',"
                        + "'cancel_url':'https://h/r1/cancel'}");

        assertThat(poll(job, "{'status':'IN_PROGRESS','logs':null}"))
                .isEqualTo(new JobState.Running(OptionalDouble.empty(), "IN_PROGRESS"));
        JobState state = poll(job, "{'status':'COMPLETED','metrics':{}}");
        assertThat(((JobState.ResultAt) state).call().target()).hasToString("https://h/r1");
        assertThat(job.cancel().orElseThrow().method()).isEqualTo("PUT");
        assertThat(job.cancel().orElseThrow().target()).hasToString("https://h/r1/cancel");

        ParsedResponse result = done(poll(job, "{'images':[{'url':'https://h/o.png'}],'has_nsfw_concepts':[true]}"));
        assertThat(images(result)).containsExactly("https://h/o.png");
        assertThat(result.errorsBeside()).hasSize(1);
        assertThat(failed(job, "{'images':[],'has_nsfw_concepts':[true]}").reason())
                .isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failed(job, "{'images':[],'seed':1}").reason()).isEqualTo(Reason.NO_IMAGE);
    }

    @Test
    void anErrorAtTheResultIsReadAsAnyOther() throws IOException {
        ProviderException failure = Responses.error(
                ELSEWHERE,
                422,
                "{'detail':[{'loc':['body','image_url'],'msg':'The content was flagged by a content checker.',"
                        + "'type':'content_policy_violation'}]}");

        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure.code()).contains("content_policy_violation");
    }

    @Test
    void aJobIsAskedForByPostWithABody() throws IOException {
        Job job = job(BY_POST, "{'task_id':'7489','success':true}");

        assertThat(job.poll().method()).isEqualTo("POST");
        assertThat(job.poll().target()).hasToString("tasks");
        assertThat(body(job.poll())).isEqualTo("{\"action\":\"retrieve\",\"id\":\"7489\"}");
        assertThat(poll(job, "{}")).isInstanceOf(JobState.Running.class);
        assertThat(images(done(poll(job, "{'id':'7489','response':{'data':[{'url':'https://h/o.png'}]}}"))))
                .containsExactly("https://h/o.png");
    }

    @Test
    void theHeadersOfAllCallsGoWithThoseOfAJobButForTheOnesThatItRemoves() throws IOException {
        ResponseRules rules = rules("{'headers':{'X-Team':'north','X-Wait':'yes'},'response':{'images':['url x']},"
                + "'job':{'id':'id','poll':{'path':'/{job}','headers':{'X-Wait':null,'X-Job':'{job}'}},"
                + "'cancel':{'method':'DELETE','path':'/{job}'}}}");
        Job job = job(rules, "{'id':'j1'}");

        assertThat(job.poll().headers().fields())
                .extracting(field -> field.name() + ": " + field.value())
                .containsExactlyInAnyOrder("X-Team: north", "X-Job: j1");
        assertThat(job.cancel().orElseThrow().method()).isEqualTo("DELETE");
        assertThat(job.cancel().orElseThrow().headers().fields())
                .extracting(field -> field.name() + ": " + field.value())
                .containsExactlyInAnyOrder("X-Team: north", "X-Wait: yes");
    }

    @Test
    void aResponseMayHaveTheImagesAtOnce() throws IOException {
        ParsedResponse parsed = parse(BY_POST, "{'task_id':'7','data':[{'url':'https://h/o.png'}],'success':true}");

        assertThat(images(parsed)).containsExactly("https://h/o.png");
        assertThat(parsed.job()).isEmpty();
    }

    @Test
    void aJobThatFailedAtOnceIsAFailureThatNamesIt() {
        ResponseRules rules = rules(
                "{'response':{'images':['url output[*]']},"
                        + "'error':{'reasons':{'CONTENT_REJECTED':['error=*flagged as sensitive*']}},"
                        + "'job':{'id':'id','poll':{'at':'urls.get'},'status':'status','done':['succeeded'],'failed':['failed']}}");
        ProviderException failure = refused(
                rules,
                "{'id':'p3','status':'failed','output':null,'error':'The input was flagged as sensitive. (E005)'}");

        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure.job()).contains("p3");
        assertThat(failure).hasMessage("The input was flagged as sensitive. (E005)");
    }

    @Test
    void anUnsafeImageWithoutAUrlIsARefusalAndNoJob() {
        ResponseRules rules = rules(
                "{'response':{'images':['url data[*].url'],'refused':['data[*].is_image_safe=false']},"
                        + "'job':{'id':'generation_id','poll':{'path':'/generations/{job}'},'status':'status','optional':true}}");
        ProviderException failure = refused(
                rules, "{'generation_id':'g3','seed':1,'data':[{'url':'','prompt':'p','is_image_safe':false}]}");

        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure.job()).contains("g3");
    }

    @Test
    void anErrorBesideAnIdIsNoJob() {
        assertThat(refused(AT_A_PATH, "{'task_id':'m1','error':{'code':'used_up','message':'Your balance is used up'}}")
                        .reason())
                .isEqualTo(Reason.QUOTA_EXHAUSTED);
    }

    @Test
    void theIdAloneIsEnoughWhereThePathFollowsFromIt() {
        assertThat(AT_A_PATH.job("m1").orElseThrow().poll().target()).hasToString("tasks/m1");
        assertThat(ELSEWHERE.job("r1")).isEmpty();
        assertThat(rules("{'response':{'images':['url x']}}").job("r1")).isEmpty();
    }

    @Test
    void aPathMayNameASetting() {
        ResponseRules region =
                rules("{'response':{'images':['url x']},'job':{'id':'id','poll':{'path':'/{zone}/{job}'}}}");

        assertThat(region.job("j")).isEmpty();
        assertThat(region.filled(name -> name.equals("zone") ? Optional.of("eu") : Optional.empty())
                        .job("j")
                        .orElseThrow()
                        .poll()
                        .target())
                .hasToString("eu/j");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html>busy</html>", "{'status':'Rea"})
    void aResponseThatCannotBeReadSaysNothingAboutTheJob(String body) throws IOException {
        Job job = job(AT_A_URL, "{'id':'j1'}");
        RecordingContext context = new RecordingContext();

        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> job.read(reader(200, body, context), context));
    }
}
