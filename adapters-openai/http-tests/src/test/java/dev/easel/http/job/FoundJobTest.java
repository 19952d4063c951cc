package dev.easel.http.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A server described as one that answers at once, and that answers with a job. */
class FoundJobTest extends QueuedJobs {
    private final DeadlineContext context = new DeadlineContext(Duration.ofMinutes(5));

    @Override
    final ImageProvider provider(FaultServer server) {
        return provider(server, new PlainDialect(), endpoint -> endpoint);
    }

    private static ScriptedResponse json(int status, String body) {
        return ScriptedResponse.json(status, body.replace('\'', '"'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "200 | {'id':'t 1','status':'pending'} | t 1 | /v1/tasks/t%201",
                "202 | {'task_id':'t-2'} | t-2 | /v1/tasks/t-2",
                "200 | {'task_id':'t-2'} | t-2 | /v1/tasks/t-2",
                "202 | {'id':'t-3'} | t-3 | /v1/tasks/t-3",
                "200 | {'request_id':'r','output':{'task_id':'t-4','task_status':'PENDING'}} | t-4 | /v1/tasks/t-4",
                "200 | {'status':'success','id':'e','data':{'id':'t-5','status':'IN_QUEUE'}} | t-5 | /v1/tasks/t-5",
                "200 | {'data':[{'task_id':'t-6','status':'submitted'}]} | t-6 | /v1/tasks/t-6",
                "200 | {'task_status':'SUCCEED','task_id':'t-7'} | t-7 | /v1/tasks/t-7",
                "200 | {'id':'p','status':'starting','urls':{'get':'/v1/predictions/p'}} | p | /v1/predictions/p",
                "200 | {'id':'b','polling_url':'/v1/get_result?id=b'} | b | /v1/get_result?id=b",
                "200 | {'request_id':'f','status':'IN_QUEUE','status_url':'/v1/f/status'} | f | /v1/f/status",
                "200 | {'request_id':'f','status':'IN_QUEUE','response_url':'/v1/f'} | f | /v1/f",
                "200 | {'generation_id':7,'status':'pending'} | 7 | /v1/tasks/7"
            })
    void isFoundAndFollowed(int status, String submitted, String id, String path) {
        try (FaultServer server = FaultServer.answering(json(status, submitted))
                .downloads(json(200, "{'status':'running','progress':'40%'}"), DONE)) {
            assertThat(ask(provider(server), context).first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(polls(server)).extracting(Received::path).containsExactly(path, path);
            assertThat(context.recording.events())
                    .contains(new ProgressEvent.ProviderProgress(OptionalDouble.of(40), "running"));
            assertThat(saved()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "{'id':'x','status':'completed'}",
                "{'id':'x'}",
                "{'request_id':'x','message':'nothing today'}",
                "{'task_id':'x','status':'failed'}",
                "{'status':'pending'}",
                "{'id':'x','status':'pending','choices':[{'message':{'content':'Here you are.'}}]}"
            })
    void isNothingElse(String response) {
        try (FaultServer server = FaultServer.answering(json(200, response))) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure.job()).isEmpty();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void aResultElsewhereIsFetched() {
        ScriptedResponse submitted =
                json(200, "{'request_id':'f','status':'IN_QUEUE','status_url':'/v1/f/status','response_url':'/v1/f'}");
        ScriptedResponse completed = json(200, "{'status':'COMPLETED','response_url':'/v1/f'}");
        try (FaultServer server = FaultServer.answering(submitted).downloads(completed, DONE)) {
            assertThat(ask(provider(server), context).first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(polls(server)).extracting(Received::path).containsExactly("/v1/f/status", "/v1/f");
        }
    }

    @Test
    void aFailedJobSaysWhy() {
        ScriptedResponse failed = json(200, "{'status':'failed','error':'The canvas tore.'}");
        try (FaultServer server =
                FaultServer.answering(json(202, "{'task_id':'t-1'}")).downloads(failed)) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure).hasMessage("The canvas tore.");
            assertThat(failure.job()).contains("t-1");
            assertThat(saved()).isEmpty();
        }
    }

    @Test
    void aJobThatIsNowhereIsNamedAndKept() {
        String submitted = "{\"id\":\"t-1\",\"status\":\"pending\"}";
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.json(submitted)).downloads(ScriptedResponse.status(404))) {
            EaselException failure = failure(provider(server), context);
            assertThat(((ProviderException) failure).reason()).isEqualTo(Reason.NOT_FOUND);
            assertThat(failure)
                    .hasMessage("The server responded with HTTP 404 and no error message. That came from "
                            + server.uri("/v1/tasks/t-1")
                            + ". The response to the paid call has no image but the job t-1, which is 'pending', and no"
                            + " address to ask for it: describe the server's jobs in a file. The images of the"
                            + " job t-1 can be fetched later with recover, without paying again.");
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.job()).contains("t-1");
            assertThat(failure.savedResponse().orElseThrow()).hasContent(submitted);
            assertThat(polls(server)).hasSize(3);
            server.downloads(DONE);
            restart();
            assertThat(recovered(server, easel -> easel.recover("t-1")).first().bytes())
                    .isEqualTo(PHOTO.bytes());
        }
    }

    @Test
    void anAcceptedIdIsStillAJobWhenItIsRecovered() {
        try (FaultServer server =
                FaultServer.answering(json(202, "{'id':'t-9'}")).downloads(ScriptedResponse.status(404))) {
            failure(provider(server), context);
            server.downloads(DONE);
            assertThat(recovered(server, easel -> easel.recover("t-9")).first().bytes())
                    .isEqualTo(PHOTO.bytes());
        }
    }

    @Test
    void aResultWithoutAnImageIsGivenUp() {
        ScriptedResponse completed = json(200, "{'status':'COMPLETED','response_url':'/v1/f'}");
        ScriptedResponse other = json(200, "{'video':'a.mp4'}");
        try (FaultServer server = FaultServer.answering(json(202, "{'task_id':'t'}"))
                .downloads(
                        completed, other, completed, other, completed, other, completed, other, completed, other,
                        completed, other)) {
            assertThat(failure(provider(server), context))
                    .hasMessageStartingWith("The job is done, but its result has no image that is known here.");
        }
    }
}
