package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.internal.Probe;
import dev.easel.server.internal.Providers;
import dev.easel.server.internal.UnchangedResult;
import dev.easel.server.internal.admission.Admission;
import dev.easel.server.internal.admission.CallRoom;
import dev.easel.server.internal.admission.HeapNeed;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * One request and its response: the route reads the request, its call waits for room and runs, and every outcome is
 * written. No thread waits for the call of a complete response; a stream of events has one that writes it.
 */
final class Exchange {
    private static final System.Logger LOG = System.getLogger(Exchange.class.getName());

    private enum State {
        PARSING,
        WAITING,
        CALLING,
        STREAMING,
        STARTED,
        ANSWERING,
        OVER
    }

    private final RoutedRequest routed;
    private final ResponseWriter writer;
    private final ResponseChannel channel;
    private final Exchanges all;

    private State state = State.PARSING;
    private boolean gone;
    private Admission.@Nullable Waiting waiting;
    private final CallRoom room = new CallRoom();
    private @Nullable CompletableFuture<ImageResult> future;
    private @Nullable StreamedCall stream;
    private @Nullable StartedCall task;
    private volatile @Nullable ImageRequest request;
    private volatile boolean begun;

    Exchange(RoutedRequest routed, ResponseWriter writer, ResponseChannel channel, Exchanges all) {
        this.routed = routed;
        this.writer = writer;
        this.channel = channel;
        this.all = all;
    }

    /** Passes the request to its route. Does not wait; every failure becomes a response. */
    void run() {
        try {
            all.probe().at(Probe.Point.ROUTE);
            ServerResponse response = routed.route().handle(routed.request(), routed.context());
            routed.request().discardBody();
            if (response instanceof ServerResponse.Whole whole) {
                answer(whole);
            } else if (response instanceof ServerResponse.AfterCall after) {
                enter(after.request(), Optional.empty(), 0, target -> call(target, after));
            } else if (response instanceof ServerResponse.Events events) {
                long after = events.encoder().decodesResult() ? HeapNeed.ofComparison(events.request()) : 0;
                enter(events.request(), events.provider(), after, target -> stream(target, events));
            } else {
                ServerResponse.Started started = (ServerResponse.Started) response;
                enter(started.request(), Optional.empty(), 0, target -> start(target, started));
            }
        } catch (Throwable e) {
            fail(e);
        }
    }

    /**
     * Lets the call for a request wait for room.
     *
     * @param after the heap that writing the result needs; a call that would need more than there is has all of it
     */
    private void enter(ImageRequest wanted, Optional<String> provider, long after, Consumer<Providers.Target> call) {
        request = wanted;
        Providers.Target target = routed.providers().target(wanted, provider);
        all.probe().at(Probe.Point.ADMISSION);
        long need = HeapNeed.of(target.request(), target.easel());
        long known = HeapNeed.isGuess(wanted) ? Math.min(need, all.admission().bytes()) : need;
        long bytes = Math.max(known, Math.min(after, all.admission().bytes()));
        if (!move(State.PARSING, State.WAITING)) {
            return;
        }
        channel.whenHungUp(this::hungUp);
        Admission.Waiting begun = all.admission()
                .enter(
                        routed.caller(),
                        bytes,
                        ticket -> admitted(ticket, () -> call.accept(target)),
                        error -> answer(all.errors(routed).of(error)));
        synchronized (this) {
            waiting = begun;
        }
    }

    private void admitted(Admission.Ticket ticket, Runnable call) {
        synchronized (this) {
            room.take(ticket);
            if (gone || state != State.WAITING) {
                end();
                return;
            }
        }
        try {
            call.run();
        } catch (Throwable e) {
            fail(e);
        }
    }

    private void call(Providers.Target target, ServerResponse.AfterCall after) {
        ImageCall call = routed.call().apply(target).onProgress(after.encoder()::progress);
        all.probe().at(Probe.Point.CALL);
        if (!move(State.WAITING, State.CALLING)) {
            end();
            return;
        }
        room.freeWhenOver(call);
        CompletableFuture<ImageResult> started = call.start();
        begun = true;
        boolean late;
        synchronized (this) {
            future = started;
            late = gone;
        }
        if (late) {
            started.cancel(true);
        }
        started.whenComplete((result, failure) -> completed(call, after, result, failure));
    }

    private void completed(
            ImageCall call, ServerResponse.AfterCall after, @Nullable ImageResult result, @Nullable Throwable failure) {
        if (result == null) {
            fail(failure == null ? new IllegalStateException("The call ended without a result.") : failure);
            return;
        }
        if (!move(State.CALLING, State.ANSWERING)) {
            AbandonedResult.save(call, result);
            return;
        }
        try {
            UnchangedResult.refused(result);
        } catch (HttpErrorException e) {
            write(error(e));
            return;
        }
        try {
            all.probe().at(Probe.Point.ENCODE);
            ServerResponse.Whole whole = EncodedResult.of(after.encoder(), result);
            room.free();
            writer.write(whole, result.notes(), problem -> delivered(call, result, problem));
        } catch (Throwable e) {
            AbandonedResult.save(call, result);
            write(error(e));
        }
    }

    private void delivered(ImageCall call, ImageResult result, Optional<Throwable> problem) {
        try {
            if (problem.isPresent()) {
                AbandonedResult.save(call, result);
            } else {
                result.close();
            }
        } finally {
            end();
        }
    }

    private void stream(Providers.Target target, ServerResponse.Events events) {
        StreamedCall streamed = new StreamedCall(
                events.encoder(),
                writer,
                all.heartbeat(),
                this::error,
                error -> routed.errors().encode(error));
        synchronized (this) {
            if (state != State.WAITING) {
                end();
                return;
            }
            stream = streamed;
            state = State.STREAMING;
        }
        all.probe().at(Probe.Point.WORKER);
        all.workers().execute(() -> {
            try {
                all.probe().at(Probe.Point.CALL);
                ImageCall call = routed.call().apply(target);
                Runnable over = room.during(call, events.encoder().decodesResult());
                Optional<ServerError> early = streamed.run(call, () -> begun = true, over);
                if (early.isPresent()) {
                    answer(early.get());
                } else {
                    end();
                }
            } catch (IOException | InterruptedException e) {
                giveUp(e);
            } catch (RuntimeException | Error e) {
                if (streamed.hasBegun()) {
                    giveUp(e);
                } else {
                    answer(error(e));
                }
            }
        });
    }

    private void start(Providers.Target target, ServerResponse.Started started) {
        if (!move(State.WAITING, State.STARTED)) {
            end();
            return;
        }
        StartedCall running;
        try {
            all.probe().at(Probe.Point.CALL);
            running = StartedCall.of(
                    routed.call().apply(target),
                    started.encoder(),
                    e -> routed.errors().encode(error(e)));
            begun = true;
        } catch (RuntimeException | Error e) {
            answer(error(e));
            return;
        }
        synchronized (this) {
            task = running;
        }
        running.whenOver(this::end);
        ServerResponse.Whole response;
        try {
            response = started.encoder().started();
        } catch (IOException | RuntimeException | Error e) {
            running.stop(Optional.empty());
            response = error(e).in(routed.errors());
        }
        writer.write(response, problem -> {});
    }

    private void giveUp(Throwable why) {
        LOG.log(System.Logger.Level.DEBUG, "A stream ended early.", why);
        channel.abort();
        end();
    }

    /** Ends the call of a caller that has left. */
    private void hungUp() {
        LOG.log(System.Logger.Level.DEBUG, "A caller hung up; its call is cancelled.");
        stop(Optional.empty());
    }

    /**
     * Ends a call that runs or waits, since the server stops; its caller gets an error.
     *
     * @return whether there was such a call
     */
    boolean cut() {
        return stop(Optional.of(new CallCancelledException(
                "This server is stopping and has cancelled the call.", CallFacts.of(Billing.UNKNOWN), null)));
    }

    /** Stops what runs; with a reason the caller is told, without one it is gone. */
    private boolean stop(Optional<CallCancelledException> reason) {
        State before;
        Admission.Waiting queued;
        CompletableFuture<ImageResult> running;
        StreamedCall streaming;
        StartedCall going;
        synchronized (this) {
            before = state;
            queued = waiting;
            running = future;
            streaming = stream;
            going = task;
            if (state == State.WAITING || state == State.CALLING) {
                gone = true;
                state = State.ANSWERING;
            }
        }
        if (before == State.WAITING) {
            if (queued != null) {
                queued.withdraw();
            }
            finish(reason.map(e -> all.errors(routed).of(HttpErrors.stopping())));
        } else if (before == State.CALLING) {
            if (running != null) {
                running.cancel(true);
            }
            finish(reason.map(this::error));
        } else if (before == State.STREAMING && streaming != null) {
            streaming.stop(reason);
        } else if (before == State.STARTED && going != null && reason.isPresent()) {
            going.stop(reason);
        } else {
            return false;
        }
        return before != State.WAITING;
    }

    private void finish(Optional<ServerError> error) {
        if (error.isPresent()) {
            write(error.get());
        } else {
            channel.abort();
            end();
        }
    }

    private void fail(Throwable e) {
        synchronized (this) {
            if (state == State.ANSWERING || state == State.OVER) {
                return;
            }
        }
        answer(error(e));
    }

    private ServerError error(Throwable e) {
        return all.errors(routed).of(e, Optional.ofNullable(request), begun);
    }

    private void answer(ServerError error) {
        answer(error.in(routed.errors()));
    }

    private void answer(ServerResponse.Whole whole) {
        synchronized (this) {
            if (state == State.ANSWERING || state == State.OVER) {
                return;
            }
            state = State.ANSWERING;
        }
        write(whole);
    }

    private void write(ServerError error) {
        write(error.in(routed.errors()));
    }

    private void write(ServerResponse.Whole whole) {
        room.free();
        try {
            writer.write(whole, problem -> end());
        } catch (Throwable e) {
            LOG.log(System.Logger.Level.WARNING, "A response could not be written.", e);
            channel.abort();
            end();
        }
    }

    private synchronized boolean move(State from, State to) {
        if (state != from) {
            return false;
        }
        state = to;
        return true;
    }

    private void end() {
        synchronized (this) {
            state = State.OVER;
        }
        room.free();
        routed.request().close();
        all.ended(this);
    }
}
