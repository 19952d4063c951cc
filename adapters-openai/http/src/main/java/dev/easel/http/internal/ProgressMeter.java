package dev.easel.http.internal;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import java.util.OptionalLong;
import java.util.function.BiFunction;

/** Counts bytes and reports them to the call, which limits how often its listeners hear of them. Used by one thread. */
public final class ProgressMeter {
    private final CallContext context;
    private final OptionalLong total;
    private final BiFunction<Long, OptionalLong, ProgressEvent> event;
    private long count;

    private ProgressMeter(
            CallContext context, OptionalLong total, BiFunction<Long, OptionalLong, ProgressEvent> event) {
        this.context = context;
        this.total = total;
        this.event = event;
    }

    /** Returns a meter of a request's bytes. */
    public static ProgressMeter sent(CallContext context, long total) {
        return new ProgressMeter(context, OptionalLong.of(total), ProgressEvent.BytesSent::new);
    }

    /** Returns a meter of a response's bytes. */
    public static ProgressMeter received(CallContext context, OptionalLong total) {
        return new ProgressMeter(context, total, ProgressEvent.BytesReceived::new);
    }

    /** Adds bytes. */
    public void add(long bytes) {
        count += bytes;
        context.report(event.apply(count, total));
    }
}
