package dev.easel.http.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.Received;
import dev.easel.http.fault.ScriptedResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One paid call, whatever happens after it, and its images are never lost. */
class JobFaultTest extends QueuedJobs {
    private final DeadlineContext context = new DeadlineContext(Duration.ofMinutes(5));
    /** What is polled until its deadline is polled some twenty times. */
    private final DeadlineContext shortly = new DeadlineContext(Duration.ofSeconds(40));

    @ParameterizedTest
    @EnumSource
    void aFaultOfAPollNeverPaysAgain(JobFault fault) {
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(fault.polls())) {
            if (fault.delivered) {
                assertThat(ask(provider(server), context).first().bytes()).isEqualTo(PHOTO.bytes());
                assertThat(polls(server)).hasSize(fault.polls().length);
            } else {
                EaselException failure = failure(provider(server), shortly);
                assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
                assertThat(failure.job()).contains("job-1");
                assertThat(failure).hasMessageContaining("can be fetched later with recover, without paying again");
                assertThat(failure.savedResponse().orElseThrow()).hasContent(SUBMITTED);
                restart();
                server.downloads(DONE);
                assertThat(recovered(server, easel -> easel.recover("job-1"))
                                .first()
                                .bytes())
                        .isEqualTo(PHOTO.bytes());
                polls(server);
            }
            assertThat(saved()).isEmpty();
        }
    }

    @Test
    void aPollWaitsAsLongAsTheProviderAsksFor() {
        ScriptedResponse later = ScriptedResponse.status(429).header("Retry-After", "70");
        try (FaultServer server =
                FaultServer.answering(ACCEPTED).downloads(later, RUNNING.header("Retry-After", "0"), DONE)) {
            ask(provider(server), context);
            assertThat(context.recording.pauses())
                    .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(70), Duration.ofSeconds(1));
        }
    }

    @Test
    void aJobThatFailedForGoodIsNotKept() {
        ScriptedResponse failed = ScriptedResponse.json("{\"id\":\"job-1\",\"status\":\"failed\"}");
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(RUNNING, failed)) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure).hasMessage("The queue gave up.");
            assertThat(failure.job()).contains("job-1");
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.savedResponse()).isEmpty();
            assertThat(polls(server)).hasSize(2);
            assertThat(saved()).isEmpty();
        }
    }

    @Test
    void aResultElsewhereIsFetchedOnceTheJobIsDone() {
        ScriptedResponse elsewhere = elsewhere();
        try (FaultServer server = FaultServer.answering(ACCEPTED)
                .downloads(RUNNING, elsewhere, ScriptedResponse.status(500), ScriptedResponse.status(404), DONE)) {
            assertThat(ask(provider(server), context).first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(polls(server).get(4).path()).isEqualTo("/v1/results/7");
        }
    }

    @Test
    void aResultThatIsAnErrorIsTheFailureOfTheJob() {
        ScriptedResponse refused = ScriptedResponse.json(
                422, "{\"error\":{\"code\":\"content_policy_violation\",\"message\":\"That is not allowed.\"}}");
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(elsewhere(), refused)) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure).isInstanceOf(ProviderException.class).hasMessage("That is not allowed.");
            assertThat(polls(server)).hasSize(2);
            assertThat(saved()).isEmpty();
        }
    }

    @Test
    void aResultThatStaysBrokenIsGivenUpAndKept() {
        try (FaultServer server =
                FaultServer.answering(ACCEPTED).downloads(elsewhere(), ScriptedResponse.status(500))) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure.savedResponse()).isPresent();
            assertThat(polls(server)).hasSize(7);
        }
    }

    private static ScriptedResponse elsewhere() {
        return ScriptedResponse.json("{\"id\":\"job-1\",\"status\":\"done\",\"response_url\":\"results/7\"}");
    }

    @Test
    void aDeadLinkOfAResultIsFetchedAgainLaterFromAFreshOne() {
        ScriptedResponse links = links("/a.png", "/gone.png");
        ScriptedResponse image = ScriptedResponse.bytes(200, "image/png", PHOTO.bytes());
        try (FaultServer server =
                FaultServer.answering(ACCEPTED).downloads(links, image, ScriptedResponse.status(410))) {
            ImageResult result = provider(server)
                    .generator()
                    .orElseThrow()
                    .generate(GenerateRequest.builder("a red bicycle").count(2).build(), context);
            assertThat(result.images()).hasSize(1);
            Path saved = result.partialFailures().get(0).savedResponse().orElseThrow();
            assertThat(saved).hasContent(SUBMITTED);
            restart();
            server.downloads(links("/a.png", "/fresh.png"), image);
            ImageResult again = recovered(server, easel -> easel.recover(saved));
            assertThat(again.images()).hasSize(2);
            assertThat(polls(server).stream().map(Received::path).toList())
                    .containsExactly("/v1/queue/job-1", "/a.png", "/gone.png", "/v1/queue/job-1", "/fresh.png");
            assertThat(saved()).isEmpty();
            assertThat(temporary.resolve("saved").toFile().list()).doesNotContain("job");
        }
    }

    private static ScriptedResponse links(String first, String second) {
        return ScriptedResponse.json(
                "{\"id\":\"job-1\",\"data\":[{\"url\":\"" + first + "\"},{\"url\":\"" + second + "\"}]}");
    }

    @Test
    void aCancelledCallCancelsItsJobOnceAndKeepsItsFile() {
        context.onReport(event -> {
            if (event instanceof ProgressEvent.ProviderProgress) {
                context.recording.cancel();
            }
        });
        try (FaultServer server =
                FaultServer.answering(ACCEPTED, ScriptedResponse.status(204)).downloads(RUNNING)) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure).isInstanceOf(CallCancelledException.class);
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.savedResponse().orElseThrow()).hasContent(SUBMITTED);
            assertThat(polls(server).get(1).method()).isEqualTo("DELETE");
            assertThat(server.last().path()).isEqualTo("/v1/queue/job-1/cancel");
            assertThat(server.last().header("Authorization")).contains("Bearer sk-secret-1");
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void aDeadlineLeavesTheJobAlone() {
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(RUNNING)) {
            failure(provider(server), shortly);
            assertThat(polls(server)).allMatch(poll -> poll.method().equals("GET"));
        }
    }

    @Test
    void aClosedKitEndsTheCallAtOnceAndKeepsTheJob() {
        context.onReport(event -> {
            if (event instanceof ProgressEvent.ProviderProgress) {
                kit.close(Duration.ZERO);
            }
        });
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(RUNNING)) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure.savedResponse()).isPresent();
            assertThat(polls(server)).hasSize(1);
            assertThat(context.recording.pauses()).hasSize(2);
        }
    }

    @Test
    void anAddressThatIsNoUrlFailsAndKeepsTheJob() {
        ScriptedResponse submitted = ScriptedResponse.json("{\"id\":\"job-1\",\"status_url\":\"not a url\"}");
        try (FaultServer server = FaultServer.answering(submitted)) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure).hasMessageStartingWith("The job cannot be followed: ");
            assertThat(failure.billing()).isNotEqualTo(Billing.NOT_BILLED);
            assertThat(failure.savedResponse()).isPresent();
        }
    }
}
