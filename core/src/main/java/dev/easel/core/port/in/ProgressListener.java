package dev.easel.core.port.in;

import dev.easel.core.event.ProgressEvent;

/** Hears of a call's progress on the thread that works; what it throws is logged and breaks nothing. */
@FunctionalInterface
public interface ProgressListener {
    void on(ProgressEvent event);
}
