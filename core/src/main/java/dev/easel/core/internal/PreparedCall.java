package dev.easel.core.internal;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.call.PaidCalls;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.in.ProgressListener;
import dev.easel.core.port.out.Registration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
import java.util.function.Predicate;

/** A call that is ready to run once: it gives the work a context, keeps its deadline, and stops it from any thread. */
final class PreparedCall implements AbandonableCall {
    private enum State {
        READY,
        RUNNING,
        OVER
    }

    private static final Duration DEFAULT_DEADLINE = Duration.ofMinutes(10);

    private final EaselRuntime runtime;
    private final SavedImages saving;
    private final Predicate<ImageResult> free;
    private final Function<RunningCallContext, ImageResult.Builder> work;
    private final List<ProgressListener> listeners = new ArrayList<>();
    private Duration deadline = DEFAULT_DEADLINE;
    private Optional<Path> folder = Optional.empty();
    private Optional<String> key = Optional.empty();
    private State state = State.READY;
    private boolean cancelled;
    private Optional<Runnable> whenOver = Optional.empty();
    private @Nullable RunningCallContext run;

    /**
     * Prepares a call.
     *
     * @param free whether a result was made by a provider that charges nothing, so that it need not be saved
     */
    PreparedCall(
            EaselRuntime runtime,
            SavedImages saving,
            Predicate<ImageResult> free,
            Function<RunningCallContext, ImageResult.Builder> work) {
        this.runtime = runtime;
        this.saving = saving;
        this.free = free;
        this.work = work;
    }

    @Override
    public synchronized ImageCall onProgress(ProgressListener listener) {
        listeners.add(requireNonNull(listener, "listener"));
        return this;
    }

    @Override
    public synchronized ImageCall timeout(Duration deadline) {
        requireNonNull(deadline, "deadline");
        if (deadline.isNegative() || deadline.isZero()) {
            throw new IllegalArgumentException("Invalid timeout " + deadline + ": it must be positive.");
        }
        this.deadline = deadline;
        return this;
    }

    @Override
    public synchronized ImageCall saveTo(Path folder) {
        this.folder = Optional.of(requireNonNull(folder, "folder"));
        return this;
    }

    @Override
    public synchronized ImageCall idempotencyKey(String key) {
        this.key = Optional.of(PaidCalls.checked(requireNonNull(key, "key")));
        return this;
    }

    @Override
    public ImageResult execute() {
        begin();
        return runHere();
    }

    @Override
    public CompletableFuture<ImageResult> start() {
        begin();
        CompletableFuture<ImageResult> future = new CompletableFuture<>();
        future.whenComplete((result, failure) -> cancel());
        try {
            runtime.executor().execute(() -> complete(future));
        } catch (RejectedExecutionException e) {
            over();
            future.completeExceptionally(new CallCancelledException("The executor accepts no more calls.", e));
        } catch (RuntimeException | Error e) {
            over();
            throw e;
        }
        return future;
    }

    private void complete(CompletableFuture<ImageResult> future) {
        // Closing waits until what a cancelled call has brought is saved.
        try (Registration whenClosed = runtime.track(this::cancel)) {
            ImageResult result = runHere();
            if (!future.complete(result)) {
                abandon(result);
            }
        } catch (Throwable failure) {
            over();
            future.completeExceptionally(failure);
        }
    }

    /** {@inheritDoc} What was free is not saved; in a folder to save to, the images already have their place. */
    @Override
    public void abandon(ImageResult result) {
        if (folder.isEmpty() && !free.test(result)) {
            saving.abandoned(result);
        }
        result.close();
    }

    @Override
    public EaselException undelivered(ImageResult result, EaselException failure) {
        try (result) {
            return free.test(result)
                    ? failure.with(failure.facts().billing(Billing.NOT_BILLED))
                    : saving.undelivered(result, failure);
        }
    }

    private synchronized void begin() {
        if (state != State.READY) {
            throw new IllegalStateException("This call ran before: prepare another one for the same request.");
        }
        state = State.RUNNING;
    }

    private ImageResult runHere() {
        CallSpool spool = CallSpool.of(runtime, folder);
        RunningCallContext context = new RunningCallContext(listeners, runtime.timer(), deadline, key, spool);
        try (Registration whenClosed = runtime.track(this::cancel);
                Registration interrupts = runtime.interrupts().watch(Thread.currentThread(), this::cancel);
                Registration watchdog = context.armDeadline()) {
            adopt(context);
            context.throwIfCancelled();
            ImageResult.Builder result = spool.settle(work.apply(context), saving);
            context.notes().forEach(result::note);
            return result.elapsed(context.elapsed()).build();
        } catch (OutOfMemoryError e) {
            spool.close();
            throw ImageProcessingException.outOfMemory(e).billedAtLeast(Billing.UNKNOWN);
        } catch (RuntimeException | Error e) {
            spool.close();
            throw e;
        } finally {
            over();
        }
    }

    private synchronized void adopt(RunningCallContext context) {
        run = context;
        if (cancelled) {
            context.cancel();
        }
        if (Thread.currentThread().isInterrupted()) {
            throw new CallCancelledException("The thread was interrupted before the call began.");
        }
    }

    @Override
    public synchronized void whenOver(Runnable task) {
        whenOver = Optional.of(requireNonNull(task, "task"));
    }

    private void over() {
        Optional<Runnable> task;
        synchronized (this) {
            state = State.OVER;
            task = whenOver;
            whenOver = Optional.empty();
        }
        task.ifPresent(Runnable::run);
    }

    @Override
    public boolean cancel() {
        RunningCallContext running;
        synchronized (this) {
            if (state == State.OVER) {
                return false;
            }
            cancelled = true;
            running = run;
        }
        if (running != null) {
            running.cancel();
        }
        return true;
    }
}
