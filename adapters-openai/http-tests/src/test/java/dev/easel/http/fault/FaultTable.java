package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import dev.easel.http.retry.RetryPolicy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome of every fault of a server, for each verb of each adapter that extends this. */
public abstract class FaultTable extends LinkTable {
    @ParameterizedTest
    @EnumSource
    void reportsEveryFaultAndRetriesOnlyWhatIsNotBilled(Fault fault) throws IOException {
        assumeTrue(fault.concerns(style()));
        if (fault.why == TransportException.Phase.READ_TIMEOUT) {
            beImpatient();
        }
        try (FaultServer server = FaultServer.answering(fault.response(style()))) {
            EaselException failure = failure(server, RetryPolicy.defaults());
            assertThat(failure).isExactlyInstanceOf(fault.failure);
            assertThat(fault.why(failure)).isEqualTo(fault.why);
            assertThat(failure.billing()).isEqualTo(fault.billing);
            assertThat(failure.provider()).isPresent();
            assertThat(failure.getMessage()).doesNotContain("sk-test", "easel-image:");
            assertThat(server.received()).as("requests").hasSize(fault.requests);
            Set<String> keys = server.received().stream()
                    .map(request -> request.header("Idempotency-Key").orElseThrow())
                    .collect(Collectors.toSet());
            assertThat(keys).as("idempotency keys").hasSize(1);
            checkSaved(fault, failure);
        }
    }

    private static void checkSaved(Fault fault, EaselException failure) throws IOException {
        assertThat(failure.savedResponse().isPresent()).as("saved").isEqualTo(fault.saved == Fault.Saved.BODY);
        if (failure.savedResponse().isPresent()) {
            Path file = failure.savedResponse().orElseThrow();
            assertThat(Files.getPosixFilePermissions(file)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
            assertThat(Files.getPosixFilePermissions(file.getParent()))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------"));
        }
    }

    @Test
    void failsToConnectWhereNoServerListens() {
        EaselException failure = failure(providerAt(FaultServer.deaf()));
        assertThat(failure)
                .isInstanceOfSatisfying(
                        TransportException.class,
                        e -> assertThat(e.phase()).isEqualTo(TransportException.Phase.CONNECT));
        assertThat(failure.billing()).isEqualTo(Billing.NOT_BILLED);
        assertThat(context.pauses()).hasSize(2);
    }

    @Test
    void retriesUnknownOutcomesOnlyWhereTheCallerOptedIn() {
        try (FaultServer server = FaultServer.answering(
                ScriptedResponse.closed(), ScriptedResponse.status(502), ScriptedResponse.reset())) {
            failure(server, RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(server.received()).hasSize(3);
        }
    }

    @Test
    void neverRetriesABilledCallEvenThen() {
        try (FaultServer server = FaultServer.answering(document(inline(new byte[] {1, 2, 3})))) {
            failure(server, RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(server.received()).hasSize(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 429})
    void anAttemptOfUnknownOutcomeIsNotForgottenAfterwards(int status) {
        try (FaultServer server =
                FaultServer.answering(ScriptedResponse.status(504), ScriptedResponse.status(status))) {
            EaselException failure = failure(server, RetryPolicy.defaults().repeatingUnknownOutcomes());
            assertThat(failure)
                    .isInstanceOfSatisfying(
                            ProviderException.class, e -> assertThat(e.status()).hasValue(status));
            assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
            assertThat(failure.safeToRepeat()).isFalse();
        }
    }

    @Test
    void sendsTheSameBodyAgain() {
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(503), ScriptedResponse.status(400))) {
            failure(server, RetryPolicy.defaults());
            assertThat(server.received()).hasSize(2);
            assertThat(server.received().get(1).body())
                    .isEqualTo(server.received().get(0).body());
        }
    }

    @Test
    void sendsNothingForACancelledCall() {
        context.cancel();
        try (FaultServer server = FaultServer.answering(ScriptedResponse.status(200))) {
            assertThat(failure(server, RetryPolicy.defaults())).isInstanceOf(CallCancelledException.class);
            assertThat(server.connections()).isZero();
        }
    }

    @Test
    void neverUsesAConnectionThatTheServerClosed() {
        ScriptedResponse image = document(style().inline(BASE64));
        try (FaultServer server = FaultServer.answering(image.thenClosed(), image)) {
            assertThat(result(server).first().bytes()).isEqualTo(PHOTO.bytes());
            server.awaitResponse();
            assertThat(result(server).first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(server.received()).hasSize(2);
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void neverReadsASurplusResponseAsThatOfTheNextCall() {
        String another = style().document(inline(SmallImages.gif()));
        ScriptedResponse image = document(style().inline(BASE64));
        ScriptedResponse surplus =
                image.followedBy("HTTP/1.1 200 OK\r\nContent-Length: " + another.length() + "\r\n\r\n" + another);
        try (FaultServer server = FaultServer.answering(surplus, image)) {
            assertThat(result(server).first().bytes()).isEqualTo(PHOTO.bytes());
            server.awaitResponse();
            assertThat(result(server).first().bytes()).isEqualTo(PHOTO.bytes());
            assertThat(server.received()).hasSize(2);
        }
    }
}
