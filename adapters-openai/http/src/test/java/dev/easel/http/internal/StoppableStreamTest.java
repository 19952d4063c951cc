package dev.easel.http.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.testing.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class StoppableStreamTest {
    private final RecordingContext context = new RecordingContext();
    private final InputStream stream =
            new StoppableStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4, 5}), context);

    private static void assertStopped(ThrowingCallable reading) {
        assertThatExceptionOfType(InterruptedIOException.class)
                .isThrownBy(reading)
                .withMessage("The test cancelled the call.")
                .satisfies(e -> assertThat(e.getCause())
                        .isInstanceOfSatisfying(
                                CallCancelledException.class,
                                stopped -> assertThat(stopped.billing()).isEqualTo(Billing.UNKNOWN)));
    }

    @Test
    void passesEveryByteOn() throws IOException {
        byte[] into = new byte[4];

        assertThat(stream.read()).isOne();
        assertThat(stream.skip(1)).isOne();
        assertThat(stream.read(into, 1, 2)).isEqualTo(2);
        assertThat(into).containsExactly(0, 3, 4, 0);
        assertThat(stream.read()).isEqualTo(5);
        assertThat(stream.read()).isEqualTo(-1);
    }

    @Test
    void passesNoByteOnOnceTheCallMustStop() {
        context.cancel();

        assertStopped(stream::read);
        assertStopped(() -> stream.read(new byte[2], 0, 2));
        assertStopped(() -> stream.skip(1));
    }
}
