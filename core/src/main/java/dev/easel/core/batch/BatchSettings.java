package dev.easel.core.batch;

import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Interceptor;
import java.time.Duration;
import java.util.List;

/**
 * The settings of a batch.
 *
 * @param perMinute how many paid calls begin within a minute at most; 0 for any number
 */
record BatchSettings(
        Easel easel,
        ImageKeeper keeper,
        BatchJournal journal,
        int parallel,
        int perMinute,
        List<Interceptor> interceptors,
        InDoubt inDoubt,
        boolean failFast,
        boolean retryFailed,
        Duration timeout) {
    BatchSettings {
        interceptors = List.copyOf(interceptors);
    }
}
