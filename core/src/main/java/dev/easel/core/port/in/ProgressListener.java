package dev.easel.core.port.in;

import dev.easel.core.event.ProgressEvent;

/** Receives a call's progress on the working thread; an exception it throws is logged and does not stop the call. */
@FunctionalInterface
public interface ProgressListener {
    void on(ProgressEvent event);
}
