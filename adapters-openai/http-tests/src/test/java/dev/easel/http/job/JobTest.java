package dev.easel.http.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.HttpResponse;
import dev.easel.http.SavedResponses;
import dev.easel.http.Transport;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import dev.easel.http.remote.RemoteProvider;
import dev.easel.http.retry.RetryPolicy;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class JobTest extends QueuedJobs {
    private final RecordingContext context = new RecordingContext();

    @Test
    void isPolledUntilItIsDone() {
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(RUNNING, RUNNING, DONE)) {
            ImageResult result = ask(provider(server), context);
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.cost()).contains(Cost.reported(Money.usd("0.04")));
            assertThat(polls(server)).hasSize(3).allSatisfy(poll -> {
                assertThat(poll.path()).isEqualTo("/v1/queue/job-1");
                assertThat(poll.header("Authorization")).contains("Bearer sk-secret-1");
                assertThat(poll.header("X-Extra")).contains("more");
                assertThat(poll.header("X-Poll")).contains("1");
            });
            assertThat(saved()).isEmpty();
        }
    }

    @Test
    void isPolledLessAndLessOften() {
        ScriptedResponse[] polls = new ScriptedResponse[9];
        Arrays.fill(polls, RUNNING);
        polls[8] = DONE;
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(polls)) {
            ask(provider(server), context);
            assertThat(context.pauses())
                    .startsWith(Duration.ofSeconds(1), Duration.ofMillis(1500), Duration.ofMillis(2250))
                    .endsWith(Duration.ofSeconds(10), Duration.ofSeconds(10))
                    .hasSize(9);
        }
    }

    @Test
    void isSavedAndToldBeforeTheFirstPoll() {
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(DONE)) {
            DeadlineContext stopped = new DeadlineContext(Duration.ofMillis(500));
            EaselException failure = failure(provider(server), stopped);
            assertThat(server.received()).hasSize(1);
            assertThat(stopped.recording.events()).contains(new ProgressEvent.JobSubmitted("queue", "job-1"));
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.job()).contains("job-1");
            assertThat(failure.provider()).contains("queue");
            assertThat(failure)
                    .hasMessage("The deadline passed. The images of the job job-1 can be fetched later with recover,"
                            + " without paying again (the provider keeps them for 10 min).");
            assertThat(failure.savedResponse().orElseThrow()).hasContent(SUBMITTED);
            assertThat(saved()).singleElement().satisfies(entry -> {
                assertThat(entry.call().job()).contains("job-1");
                assertThat(entry.call().failure()).isEqualTo("Job");
                assertThat(entry.call().billing()).isEqualTo(Billing.UNKNOWN);
            });
        }
    }

    @Test
    void isRecoveredByItsFileAfterTheProcessWasKilled() {
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(RUNNING, DONE)) {
            EaselException failure = failure(provider(server), new DeadlineContext(Duration.ofMillis(500)));
            restart();
            ImageResult result = recovered(
                    server, easel -> easel.recover(failure.savedResponse().orElseThrow()));
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.cost()).contains(Cost.reported(Money.usd("0.04")));
            assertThat(polls(server)).hasSize(2);
            assertThat(saved()).isEmpty();
        }
    }

    @Test
    void isRecoveredByItsIdFromItsFile() {
        ScriptedResponse submitted = ScriptedResponse.json(
                202, "{\"id\":\"job-1\",\"status\":\"queued\",\"status_url\":\"/v1/elsewhere/7\"}");
        try (FaultServer server = FaultServer.answering(submitted).downloads(DONE)) {
            failure(provider(server), new DeadlineContext(Duration.ofMillis(500)));
            restart();
            assertThat(recovered(server, easel -> easel.recover("job-1"))
                            .first()
                            .bytes())
                    .isEqualTo(PHOTO.bytes());
            assertThat(polls(server))
                    .singleElement()
                    .satisfies(poll -> assertThat(poll.path()).endsWith("/elsewhere/7"));
        }
    }

    @Test
    void isFetchedByItsIdAloneWhereTheProviderFindsIt() {
        try (FaultServer server = FaultServer.answering(DONE)) {
            ImageResult result = recovered(server, easel -> easel.recover("job-7"));
            assertThat(result.first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(result.notes().toString()).contains("fetched by the id of its job, job-7");
            assertThat(server.only().path()).isEqualTo("/v1/queue/job-7");
        }
    }

    @Test
    void isNotFetchedForEverFromAHostThatNobodyKnows() {
        AtomicInteger sent = new AtomicInteger();
        Transport nowhere = new Transport() {
            @Override
            public HttpResponse send(HttpCall call, CallContext context) {
                sent.incrementAndGet();
                throw new TransportException(
                        TransportException.Phase.CONNECT,
                        "The host nowhere.example is not known.",
                        CallFacts.NOT_SENT,
                        new UnknownHostException("nowhere.example"));
            }

            @Override
            public void close() {}
        };
        HttpConfig config = HttpConfig.builder().build();
        try (HttpKit unreachable = new HttpKit(config, nowhere, nowhere, new SavedResponses(Optional.of(temporary)))) {
            SavedResponseReader reader = RemoteProvider.at(
                            Endpoint.of("queue", "https://nowhere.example/v1", Credential.none()),
                            unreachable,
                            RetryPolicy.never())
                    .generates(new QueueDialect(), model -> Capabilities.unknown())
                    .build()
                    .savedResponseReaders()
                    .get("queue");
            assertThatThrownBy(() -> reader.fetch("job-7", Optional.empty(), context))
                    .isInstanceOf(TransportException.class)
                    .hasMessageContaining("nowhere.example");
            assertThat(sent).hasValue(3);
        }
    }

    @Test
    void tellsItsProgressWhereItChanges() {
        ScriptedResponse half = ScriptedResponse.json("{\"id\":\"job-1\",\"status\":\"running\",\"percent\":50.0}");
        try (FaultServer server = FaultServer.answering(ACCEPTED).downloads(RUNNING, RUNNING, half, DONE)) {
            ask(provider(server), context);
            assertThat(context.events())
                    .filteredOn(ProgressEvent.ProviderProgress.class::isInstance)
                    .containsExactly(
                            new ProgressEvent.ProviderProgress(OptionalDouble.empty(), "running"),
                            new ProgressEvent.ProviderProgress(OptionalDouble.of(50), "running"));
        }
    }
}
