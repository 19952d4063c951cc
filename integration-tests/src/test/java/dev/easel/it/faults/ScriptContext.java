package dev.easel.it.faults;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.RecordingContext;
import dev.easel.http.fault.WrappedSink;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A call that never waits, knows which images have arrived, and is cancelled after a number of things that happened. */
final class ScriptContext implements CallContext {
    private final RecordingContext recording = new RecordingContext();
    private final Set<Integer> lengths;
    private final int stopAt;
    private final List<Integer> arrived = new ArrayList<>();
    private int happened;

    /**
     * Prepares a call.
     *
     * @param lengths the lengths of the images that may arrive whole, all different
     * @param stopAt after how many events and images the call is cancelled; 0 for never
     */
    ScriptContext(Set<Integer> lengths, int stopAt) {
        this.lengths = lengths;
        this.stopAt = stopAt;
    }

    List<ProgressEvent> events() {
        return recording.events();
    }

    /** Returns the lengths of the images that had arrived before the call was cancelled. */
    List<Integer> arrived() {
        return arrived;
    }

    private void happens() {
        if (++happened == stopAt) {
            recording.cancel();
        }
    }

    @Override
    public void report(ProgressEvent event) {
        recording.report(event);
        happens();
    }

    @Override
    public Registration onCancel(Runnable abort) {
        return recording.onCancel(abort);
    }

    @Override
    public void throwIfStopped(Billing soFar) {
        recording.throwIfStopped(soFar);
    }

    @Override
    public void pause(Duration wait) {
        happens();
        recording.pause(wait);
    }

    @Override
    public Duration remaining() {
        return recording.remaining();
    }

    @Override
    public Instant now() {
        return recording.now();
    }

    @Override
    public Spool spool() {
        Spool spool = recording.spool();
        return () -> new Watched(spool.open());
    }

    /** Notices when the last byte of an image is stored. */
    private final class Watched extends WrappedSink {
        private Watched(SpoolSink sink) {
            super(sink);
        }

        @Override
        public void write(byte[] from, int offset, int count) throws IOException {
            super.write(from, offset, count);
            int length = (int) length();
            if (lengths.contains(length) && (stopAt == 0 || happened < stopAt)) {
                arrived.add(length);
                happens();
            }
        }
    }
}
