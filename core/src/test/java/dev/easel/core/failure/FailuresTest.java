package dev.easel.core.failure;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.failure.ProviderException.Reason;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class FailuresTest {
    private static final CallFacts KNOWN = CallFacts.of(Billing.BILLED)
            .provider("acme")
            .requestId(Optional.of("req-7"))
            .savedResponse(Path.of("saved.json"));
    private static final IOException CAUSE = new IOException("broken");

    static List<EaselException> everyKind() {
        return List.of(
                ProviderException.of(Reason.OVERLOADED, "busy").cause(CAUSE).build(),
                new TransportException(TransportException.Phase.CLOSED, "closed", CallFacts.NOT_SENT, CAUSE),
                new UnreadableResponseException("unreadable", CAUSE),
                new UnsupportedRequestException("unsupported"),
                new ImageProcessingException("processing", CAUSE),
                new StorageException("storage", CAUSE),
                new CallCancelledException("cancelled", CAUSE));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void staysTheSameWithAnotherSentence(EaselException failure) {
        EaselException longer = failure.with(KNOWN).adding("Try again.");
        assertThat(longer)
                .isExactlyInstanceOf(failure.getClass())
                .hasMessage(failure.getMessage() + ". Try again.")
                .satisfies(same -> assertThat(same.getCause()).isEqualTo(failure.getCause()));
        assertThat(longer.facts()).isEqualTo(KNOWN);
        assertThat(longer.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(longer.retryable()).isEqualTo(failure.retryable());
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void keepsItsKindMessageCauseAndTraceWhenMoreBecomesKnown(EaselException failure) {
        failure.addSuppressed(CAUSE);
        failure.setStackTrace(new StackTraceElement[] {new StackTraceElement("Where", "it", "Failed.java", 7)});
        EaselException known = failure.with(KNOWN);

        assertThat(known).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(known.getCause()).isEqualTo(failure.getCause());
        assertThat(known.getSuppressed()).containsExactly(CAUSE);
        assertThat(known.getStackTrace()).isEqualTo(failure.getStackTrace());
        assertThat(known.retryable()).isEqualTo(failure.retryable());
        assertThat(known.kind()).isEqualTo(failure.getClass().getSimpleName());
        assertThat(known.billing()).isEqualTo(Billing.BILLED);
        assertThat(known.provider()).contains("acme");
        assertThat(known.requestId()).contains("req-7");
        assertThat(known.savedResponse()).contains(Path.of("saved.json"));
    }

    @ParameterizedTest
    @MethodSource("everyKind")
    void mayBeBilledOnceItWasSerialized(EaselException failure) throws IOException, ClassNotFoundException {
        EaselException read = (EaselException) copied(failure.with(KNOWN));

        assertThat(read).isExactlyInstanceOf(failure.getClass()).hasMessage(failure.getMessage());
        assertThat(read.billing()).isEqualTo(Billing.UNKNOWN);
        assertThat(read.safeToRepeat()).isFalse();
    }

    private static Object copied(Object value) throws IOException, ClassNotFoundException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(value);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    @Test
    void onlyProvidersAndConnectionsMayDoBetterLater() {
        assertThat(everyKind())
                .filteredOn(EaselException::retryable)
                .extracting(EaselException::kind)
                .containsExactly("ProviderException", "TransportException");
    }

    @Test
    void isSafeToRepeatOnlyIfItMaySucceedAndWasCertainlyNotBilled() {
        ProviderException overloaded =
                ProviderException.of(Reason.OVERLOADED, "busy").build();

        assertThat(overloaded.safeToRepeat()).isTrue();
        assertThat(overloaded.billedAtLeast(Billing.UNKNOWN).safeToRepeat()).isFalse();
        assertThat(new UnsupportedRequestException("no").safeToRepeat()).isFalse();
    }

    @Test
    void isBilledAsTheWorstOfItsAttempts() {
        ProviderException internal =
                ProviderException.of(Reason.INTERNAL, "broken").build();

        assertThat(internal.billedAtLeast(Billing.NOT_BILLED)).isSameAs(internal);
        assertThat(internal.billedAtLeast(Billing.UNKNOWN)).isSameAs(internal);
        assertThat(internal.billedAtLeast(Billing.BILLED).billing()).isEqualTo(Billing.BILLED);
        for (Billing one : Billing.values()) {
            for (Billing other : Billing.values()) {
                assertThat(one.worse(other)).isEqualTo(other.worse(one)).isGreaterThanOrEqualTo(one);
            }
        }
    }

    @Test
    void keepsTheRequestIdItKnowsWhenNoneComes() {
        assertThat(KNOWN.requestId(Optional.empty())).isEqualTo(KNOWN);
        assertThat(KNOWN.requestId(Optional.of("other")).requestId()).contains("other");
    }

    @Test
    void tellsAllThatAProviderSaid() throws IOException, ClassNotFoundException {
        ProviderException failure = ProviderException.of(Reason.CONTENT_REJECTED, "not that")
                .status(400)
                .code("moderation_blocked")
                .retryAfter(Optional.of(Duration.ofSeconds(3)))
                .text("I cannot draw that.")
                .requestId(Optional.of("req-9"))
                .billing(Billing.UNKNOWN)
                .retryable(true)
                .cause(CAUSE)
                .build();

        assertThat(failure).hasMessage("not that").hasCause(CAUSE);
        assertThat(failure.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(failure.status()).hasValue(400);
        assertThat(failure.code()).contains("moderation_blocked");
        assertThat(failure.retryAfter()).contains(Duration.ofSeconds(3));
        assertThat(failure.text()).contains("I cannot draw that.");
        assertThat(failure.requestId()).contains("req-9");
        assertThat(failure.billing()).isEqualTo(Billing.UNKNOWN);
        assertThat(failure.retryable()).isTrue();

        ProviderException read = (ProviderException) copied(failure);
        assertThat(read.reason()).isEqualTo(Reason.CONTENT_REJECTED);
        assertThat(read.status()).isEmpty();
        assertThat(read.code()).isEmpty();
        assertThat(read.retryAfter()).isEmpty();
        assertThat(read.text()).isEmpty();
        assertThat(read.retryable()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(Reason.class)
    void hasTheUsualBillingOfItsReason(Reason reason) {
        ProviderException failure = ProviderException.of(reason, "so").build();

        assertThat(failure.billing()).isEqualTo(reason.usualBilling());
        assertThat(failure.status()).isEmpty();
        assertThat(failure.code()).isEmpty();
        assertThat(failure.retryAfter()).isEmpty();
        assertThat(failure.text()).isEmpty();
    }

    @Test
    void saysWhyAFileCannotBeReadOrWritten() {
        assertThat(StorageException.reading("cat.png", new NoSuchFileException("/tmp/cat.png")))
                .hasMessage("Cannot read cat.png: the file does not exist.");
        assertThat(StorageException.writing("cat.png", new AccessDeniedException("/tmp/cat.png")))
                .hasMessage("Cannot write cat.png: access is denied.");
        assertThat(StorageException.writing("cat.png", new IOException("No space left on device")))
                .hasMessage("Cannot write cat.png: No space left on device.");
        assertThat(StorageException.reading("cat.png", new IOException()))
                .hasMessage("Cannot read cat.png: IOException.");
    }

    @Test
    void hasNoCharactersThatSteerATerminal() {
        assertThat(new StorageException("a\u001b[31mb\u009b2Jc\u202ed\u2067e\u200f\nf\tg 中文 👩‍🎨"))
                .hasMessage("a [31mb 2Jc d e \nf\tg 中文 👩‍🎨");
    }

    @Test
    void aSentenceIsAddedAfterOneThatEnds() {
        assertThat(new StorageException("no such path /p").adding("Try again."))
                .hasMessage("no such path /p. Try again.");
        assertThat(new StorageException("Wait!").adding("Try again.")).hasMessage("Wait! Try again.");
    }
}
