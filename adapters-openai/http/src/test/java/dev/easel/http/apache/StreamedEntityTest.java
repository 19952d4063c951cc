package dev.easel.http.apache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.easel.core.testing.RecordingContext;
import dev.easel.http.body.BodySegment;
import dev.easel.http.body.HttpBody;
import dev.easel.http.internal.ProgressMeter;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import org.junit.jupiter.api.Test;

class StreamedEntityTest {
    private static final byte[] BYTES = new byte[200_000];

    private final StreamedEntity entity = new StreamedEntity(
            new HttpBody("x/y", List.of(BodySegment.bytes(BYTES))),
            ProgressMeter.sent(new RecordingContext(), BYTES.length));

    /** A connection that turns out to be closed when the client's buffer is written. */
    private static OutputStream broken(int afterBytes) {
        return new OutputStream() {
            private int written;

            @Override
            public void write(int oneByte) throws IOException {
                if (++written > afterBytes) {
                    throw new IOException("broken pipe");
                }
            }
        };
    }

    @Test
    void isNotWholeWhileItsEndIsInABuffer() {
        assertThatIOException()
                .isThrownBy(() -> entity.writeTo(new BufferedOutputStream(broken(BYTES.length - 1), 2 * BYTES.length)));
        assertThat(entity.begun()).isTrue();
        assertThat(entity.whole()).isFalse();
    }

    @Test
    void isWholeOnceAllIsSent() throws IOException {
        ByteArrayOutputStream sent = new ByteArrayOutputStream();
        entity.writeTo(new BufferedOutputStream(sent));
        assertThat(sent.toByteArray()).isEqualTo(BYTES);
        assertThat(entity.whole()).isTrue();
    }

    @Test
    void mayBeWholeWhenAnInterruptFailsTheWriteOfItsEnd() {
        OutputStream interrupted = new OutputStream() {
            @Override
            public void write(int oneByte) {
                // sent
            }

            @Override
            public void flush() throws IOException {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
        };
        assertThatIOException().isThrownBy(() -> entity.writeTo(interrupted));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(entity.whole()).isTrue();
    }

    @Test
    void isNotWholeWhenAnInterruptFailsTheWriteOfItsMiddle() {
        OutputStream interrupted = new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                Thread.currentThread().interrupt();
                throw new ClosedByInterruptException();
            }
        };
        assertThatIOException().isThrownBy(() -> entity.writeTo(interrupted));
        assertThat(Thread.interrupted()).isTrue();
        assertThat(entity.whole()).isFalse();
    }
}
