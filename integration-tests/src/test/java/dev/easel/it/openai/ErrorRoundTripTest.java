package dev.easel.it.openai;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import dev.easel.it.Served;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A failure, encoded by the server in OpenAI's envelope and parsed by the client. */
@Tag("openai")
@Tag("multipart")
class ErrorRoundTripTest {
    private static final GenerateRequest REQUEST = GenerateRequest.of("p");

    private final ScriptedProvider provider = new ScriptedProvider();
    private final Served served = Served.of(provider.provider(), OpenAiStyle.routes());

    @AfterEach
    void stop() {
        served.close();
    }

    private ProviderException failureOf(ImageProvider client, ImageRequest request) {
        try (Easel remote = Served.easel(client)) {
            ProviderException failure = catchThrowableOfType(
                    ProviderException.class, () -> remote.call(request).execute());
            assertThat(failure).as("a provider's failure").isNotNull();
            return failure;
        }
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void keepsReasonMessageAndBillingOfAnError(Reason reason) {
        ProviderException original =
                ProviderException.of(reason, "the provider's message").build();
        provider.fail(original).fail(original).fail(original);

        for (ProviderException failure : new ProviderException[] {
            failureOf(OpenAiStyle.json(served), REQUEST),
            failureOf(OpenAiStyle.json(served), EditRequest.of(TestImages.photo(64, 64), "p")),
            failureOf(OpenAiStyle.form(served), EditRequest.of(TestImages.photo(64, 64), "p"))
        }) {
            assertThat(failure.reason()).isEqualTo(reason);
            assertThat(failure.getMessage()).contains("the provider's message");
            assertThat(failure.billing()).isEqualTo(original.billing());
            assertThat(failure.requestId()).isPresent();
            assertThat(failure.status()).isPresent();
            assertThat(failure.code()).isPresent();
        }
        assertThat(provider.received()).hasSize(3);
    }

    @Test
    void keepsTheProvidersCodeAndRetryDelay() {
        provider.fail(ProviderException.of(Reason.CONTENT_REJECTED, "no")
                .code("content_policy_violation")
                .build());
        provider.fail(ProviderException.of(Reason.RATE_LIMITED, "slower")
                .retryAfter(Optional.of(Duration.ofMillis(1500)))
                .build());

        assertThat(failureOf(OpenAiStyle.json(served), REQUEST).code()).contains("content_policy_violation");
        assertThat(failureOf(OpenAiStyle.json(served), REQUEST).retryAfter()).contains(Duration.ofMillis(1500));
    }

    private static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of(new UnsupportedRequestException("m"), Reason.INVALID_REQUEST, Billing.NOT_BILLED),
                Arguments.of(new BudgetExceededException("m"), Reason.QUOTA_EXHAUSTED, Billing.NOT_BILLED),
                Arguments.of(new ImageProcessingException("m"), Reason.INVALID_REQUEST, Billing.NOT_BILLED),
                Arguments.of(
                        new ImageProcessingException("m", CallFacts.of(Billing.BILLED), null),
                        Reason.INTERNAL,
                        Billing.UNKNOWN),
                Arguments.of(new StorageException("m"), Reason.INTERNAL, Billing.UNKNOWN),
                Arguments.of(new UnreadableResponseException("m"), Reason.INTERNAL, Billing.UNKNOWN),
                Arguments.of(
                        transport(TransportException.Phase.CONNECT, Billing.NOT_BILLED),
                        Reason.OVERLOADED,
                        Billing.NOT_BILLED),
                Arguments.of(
                        transport(TransportException.Phase.CLOSED, Billing.UNKNOWN), Reason.INTERNAL, Billing.UNKNOWN),
                Arguments.of(
                        transport(TransportException.Phase.TRUNCATED, Billing.UNKNOWN),
                        Reason.INTERNAL,
                        Billing.UNKNOWN),
                Arguments.of(
                        transport(TransportException.Phase.READ_TIMEOUT, Billing.UNKNOWN),
                        Reason.INTERNAL,
                        Billing.UNKNOWN),
                Arguments.of(
                        transport(TransportException.Phase.DEADLINE, Billing.UNKNOWN),
                        Reason.INTERNAL,
                        Billing.UNKNOWN));
    }

    private static TransportException transport(TransportException.Phase kind, Billing billing) {
        return new TransportException(kind, "m", CallFacts.of(billing), null);
    }

    @ParameterizedTest
    @MethodSource("others")
    void neverReportsAFailureAsNotBilledIfItMayBeBilled(EaselException original, Reason reason, Billing billing) {
        provider.fail(original);

        ProviderException failure = failureOf(OpenAiStyle.json(served), REQUEST);

        assertThat(failure.reason()).isEqualTo(reason);
        assertThat(failure.billing()).isEqualTo(billing);
        assertThat(failure.getMessage()).isNotBlank();
    }

    @Test
    void reportsAFailureInsideAStream() {
        ScriptedProvider partial = new ScriptedProvider(
                "partial",
                provider.capabilities(ModelId.DEFAULT).toBuilder()
                        .partialImages(true)
                        .build());
        partial.answer((request, context) -> {
            context.report(new ProgressEvent.PartialImage(0, TestImages.photo(8, 8)));
            throw ProviderException.of(Reason.CONTENT_REJECTED, "not this").build();
        });
        try (Served streaming = Served.of(partial.provider(), OpenAiStyle.routes())) {
            ProviderException failure = failureOf(
                    OpenAiStyle.json(streaming),
                    GenerateRequest.builder("p").partialImages(1).build());

            assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
            assertThat(failure.getMessage()).contains("not this");
        }
    }
}
