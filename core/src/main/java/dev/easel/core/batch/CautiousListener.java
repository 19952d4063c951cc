package dev.easel.core.batch;

import dev.easel.core.event.ProgressEvent;

/** Hands on what happens to the program's listener, whose exceptions are logged and stop nothing. */
record CautiousListener(BatchListener listener) implements BatchListener {
    private static final System.Logger LOG = System.getLogger(CautiousListener.class.getName());

    @Override
    public void started(BatchJob job) {
        tell(() -> listener.started(job));
    }

    @Override
    public void progressed(BatchJob job, ProgressEvent event) {
        tell(() -> listener.progressed(job, event));
    }

    @Override
    public void ended(BatchJob job, JobOutcome outcome) {
        tell(() -> listener.ended(job, outcome));
    }

    @Override
    public void eased(int parallel, String reason) {
        tell(() -> listener.eased(parallel, reason));
    }

    private static void tell(Runnable news) {
        try {
            news.run();
        } catch (RuntimeException e) {
            LOG.log(System.Logger.Level.WARNING, "A batch listener threw an exception; the batch continues.", e);
        }
    }
}
