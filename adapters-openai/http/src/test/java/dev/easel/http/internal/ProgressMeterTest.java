package dev.easel.http.internal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.testing.RecordingContext;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ProgressMeterTest {
    private final RecordingContext context = new RecordingContext();

    @Test
    void reportsHowManyBytesWereSentSoFar() {
        ProgressMeter meter = ProgressMeter.sent(context, 30);
        meter.add(10);
        meter.add(20);

        assertThat(context.events())
                .containsExactly(
                        new ProgressEvent.BytesSent(10, OptionalLong.of(30)),
                        new ProgressEvent.BytesSent(30, OptionalLong.of(30)));
    }

    @Test
    void reportsHowManyBytesWereReceivedSoFar() {
        ProgressMeter meter = ProgressMeter.received(context, OptionalLong.empty());
        meter.add(10);
        meter.add(20);

        assertThat(context.events())
                .containsExactly(
                        new ProgressEvent.BytesReceived(10, OptionalLong.empty()),
                        new ProgressEvent.BytesReceived(30, OptionalLong.empty()));
    }
}
