package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.TransportException.Phase;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerError;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailureReasonTest {
    private static final StudioErrorEncoder ENCODER = new StudioErrorEncoder();

    @ParameterizedTest
    @CsvSource({
        "400, invalid",
        "401, key",
        "403, invalid",
        "404, invalid",
        "408, timeout",
        "413, too-large",
        "415, invalid",
        "429, busy",
        "500, server",
        "503, busy"
    })
    void followsTheStatusWhereNoCallFailed(int status, String reason) {
        ServerError error = ServerError.of(HttpError.of(status, "code", "message"), ENCODER.table());

        assertThat(FailureReason.of(error).word()).isEqualTo(reason);
    }

    private static ProviderException provider(Reason reason) {
        return ProviderException.of(reason, "no").build();
    }

    private static TransportException transport(Phase phase) {
        return new TransportException(phase, "no", CallFacts.of(Billing.UNKNOWN), null);
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(provider(Reason.AUTHENTICATION), "provider-key"),
                Arguments.of(provider(Reason.FORBIDDEN), "provider-key"),
                Arguments.of(provider(Reason.QUOTA_EXHAUSTED), "quota"),
                Arguments.of(provider(Reason.RATE_LIMITED), "busy"),
                Arguments.of(provider(Reason.OVERLOADED), "busy"),
                Arguments.of(provider(Reason.CONTENT_REJECTED), "content"),
                Arguments.of(provider(Reason.INVALID_REQUEST), "invalid"),
                Arguments.of(provider(Reason.NOT_FOUND), "invalid"),
                Arguments.of(provider(Reason.INTERNAL), "server"),
                Arguments.of(provider(Reason.GENERATION_FAILED), "server"),
                Arguments.of(provider(Reason.NO_IMAGE), "server"),
                Arguments.of(transport(Phase.READ_TIMEOUT), "timeout"),
                Arguments.of(transport(Phase.DEADLINE), "timeout"),
                Arguments.of(transport(Phase.CONNECT), "unreachable"),
                Arguments.of(transport(Phase.CLOSED), "unreachable"),
                Arguments.of(transport(Phase.TRUNCATED), "unreachable"),
                Arguments.of(new BudgetExceededException("spent"), "budget"),
                Arguments.of(new CallCancelledException("left", CallFacts.of(Billing.UNKNOWN), null), "cancelled"),
                Arguments.of(new UnsupportedRequestException("no"), "invalid"),
                Arguments.of(new ImageProcessingException("broken"), "invalid"),
                Arguments.of(new ImageProcessingException("broken").billedAtLeast(Billing.BILLED), "server"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void followsTheFailureOfACall(EaselException failure, String reason) {
        ServerError error = ServerError.of(failure, ENCODER.table());

        assertThat(ENCODER.encode(error).get("reason")).isEqualTo(reason);
    }

    @Test
    void isToldWithAWaitOfAnyLength() {
        ProviderException never = ProviderException.of(Reason.RATE_LIMITED, "no")
                .retryAfter(Optional.of(Duration.ofDays(365_000)))
                .build();

        Map<String, ?> members = ENCODER.encode(ServerError.of(never, ENCODER.table()));

        assertThat(members.get("retryAfter")).isEqualTo(Optional.of(31_536_000_000L));
    }
}
