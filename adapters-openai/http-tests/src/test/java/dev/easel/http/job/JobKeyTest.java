package dev.easel.http.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.EaselException;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who sees the key while a job is polled. */
class JobKeyTest extends QueuedJobs {
    private final DeadlineContext context = new DeadlineContext(Duration.ofMinutes(5));

    private static ScriptedResponse submitted(FaultServer other) {
        return ScriptedResponse.json("{\"id\":\"job-1\",\"status_url\":\"" + other.uri("/jobs/1?t=2") + "\"}");
    }

    @Test
    void aTrustedHostIsPolledWithTheKeyAndTheHeaders() {
        try (FaultServer other = FaultServer.answering(DONE);
                FaultServer server = FaultServer.answering(submitted(other))) {
            List<String> trusted = List.of("127.0.0.1:" + other.uri().getPort());
            ask(provider(server, new QueueDialect(), endpoint -> endpoint.trusting(trusted)), context);
            assertThat(other.only().path()).isEqualTo("/jobs/1?t=2");
            assertThat(other.only().header("Authorization")).contains("Bearer sk-secret-1");
            assertThat(other.only().header("X-Extra")).contains("more");
        }
    }

    @Test
    void anyOtherHostMustBePublicAndGetsNothing() {
        try (FaultServer other = FaultServer.answering(DONE);
                FaultServer server = FaultServer.answering(submitted(other))) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure).hasMessageStartingWith("Cannot connect to ");
            assertThat(failure.job()).contains("job-1");
            assertThat(context.recording.pauses()).hasSize(3);
            assertThat(other.received()).isEmpty();
            assertThat(server.received()).hasSize(1);
        }
    }

    @Test
    void noRedirectIsFollowed() {
        try (FaultServer other = FaultServer.answering(DONE);
                FaultServer server = FaultServer.answering(ACCEPTED)
                        .downloads(ScriptedResponse.status(302)
                                .header("Location", other.uri("/").toString()))) {
            assertThat(failure(provider(server), context))
                    .hasMessageContaining("redirect")
                    .hasMessageContaining("That came from " + server.uri("/v1/queue/job-1"));
            assertThat(other.received()).isEmpty();
        }
    }

    @Test
    void anAddressThatIsNoUrlOfAServerIsRefused() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.json("{\"id\":\"job-1\",\"status_url\":\"file:///etc/passwd\"}"))) {
            assertThat(failure(provider(server), context))
                    .hasMessageStartingWith("The address of the job is not an http or https URL");
        }
    }

    @Test
    void aKeyThatAServerQuotesIsNotSaved() {
        ScriptedResponse quoting = ScriptedResponse.json("{\"id\":\"job-1\",\"you_sent\":\"Bearer sk-secret-1\"}");
        try (FaultServer server = FaultServer.answering(quoting).downloads(ScriptedResponse.status(404))) {
            EaselException failure = failure(provider(server), context);
            assertThat(failure.savedResponse().orElseThrow())
                    .content()
                    .contains("you_sent")
                    .doesNotContain("sk-secret-1");
        }
    }
}
