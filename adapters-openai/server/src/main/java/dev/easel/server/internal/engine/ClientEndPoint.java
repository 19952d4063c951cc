package dev.easel.server.internal.engine;

import static java.util.Objects.requireNonNull;

import dev.easel.core.annotation.Nullable;
import dev.easel.server.internal.Probe;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.BufferUtil;
import org.eclipse.jetty.util.thread.Scheduler;

/**
 * A connection as this server watches it: what it waits for and since when, how fast its bytes move, and whether the other
 * side has hung up while a call runs for it.
 */
final class ClientEndPoint extends SocketChannelEndPoint {
    /** What a connection is doing. */
    enum Phase {
        /** It waits for the head of a request, or for its rest. */
        WAITING,
        /** A request is being served. */
        SERVING,
        /** Its output has ended; what still arrives is discarded. */
        ENDING,
        /** It was closed to make room for another. */
        DROPPED
    }

    private static final int MOST_AHEAD = 4096;
    private static final int MOST_FRAMING = 1 << 18;
    private static final int MOST_DISCARDED = 8 << 20;

    private final Connections connections;
    private SelectionKey key;
    private final Pace arriving;
    private final Pace leaving;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final Object reading = new Object();
    private volatile long waitingSince;
    private volatile long turn;
    private volatile long headSince;
    private volatile boolean first = true;
    private volatile boolean rejected;
    private volatile long endingSince;
    private volatile @Nullable Runnable whenHungUp;
    private byte[] ahead = new byte[0];
    private int aheadCount;
    private volatile boolean inputEnded;
    private final AtomicLong framing = new AtomicLong();
    private long discarded;

    ClientEndPoint(
            SocketChannel channel,
            ManagedSelector selector,
            SelectionKey key,
            Scheduler scheduler,
            Connections connections,
            long turn) {
        super(channel, selector, key, scheduler);
        this.key = key;
        this.connections = connections;
        this.waitingSince = connections.clock();
        this.turn = turn;
        this.arriving = connections.pace();
        this.leaving = connections.pace();
    }

    @Override
    public void onOpen() {
        super.onOpen();
        rejected = !connections.opened(this);
    }

    @Override
    public void replaceKey(SelectionKey newKey) {
        super.replaceKey(newKey);
        key = newKey;
    }

    @Override
    public void onClose(@Nullable Throwable cause) {
        try {
            super.onClose(cause);
        } finally {
            connections.closed(this);
            tellHungUp();
        }
    }

    /** Returns whether the server was full when this connection came, so that its request is rejected. */
    boolean isRejected() {
        return rejected;
    }

    /** Returns its place in the order in which connections began to wait. */
    long turn() {
        return turn;
    }

    boolean isWaiting() {
        return phase.get() == Phase.WAITING;
    }

    /** Notes that a request has arrived; returns false if the connection has been given up. */
    boolean serve() {
        if (!phase.compareAndSet(Phase.WAITING, Phase.SERVING)) {
            return false;
        }
        first = false;
        return true;
    }

    /** Notes that a request has been served. */
    void served() {
        synchronized (reading) {
            whenHungUp = null;
        }
        arriving.end();
        leaving.end();
        headSince = 0;
        waitingSince = connections.clock();
        turn = connections.nextTurn();
        phase.compareAndSet(Phase.SERVING, Phase.WAITING);
    }

    /** Closes the connection if it waits for a request. */
    boolean dropIfWaiting() {
        if (phase.compareAndSet(Phase.WAITING, Phase.DROPPED)) {
            close();
            return true;
        }
        return false;
    }

    /** Runs a task on another thread. */
    void run(Runnable task) {
        connections.run(task);
    }

    /** Closes the connection; one that has had its last response is still read for a while. */
    void abort() {
        if (phase.get() != Phase.ENDING) {
            phase.set(Phase.DROPPED);
        }
        close();
    }

    /** Watches how fast the body of a request arrives. */
    Pace arriving() {
        return arriving;
    }

    /** Watches how fast a response is read. */
    Pace leaving() {
        return leaving;
    }

    /** Notes that bytes of a body have arrived, not only of the framing of its chunks. */
    void contentArrived() {
        framing.set(0);
    }

    /** Returns whether the other side has ended its output. */
    boolean hasEnded() {
        return inputEnded;
    }

    /** Runs an action once if the other side hangs up before the request has been served. */
    void whenHungUp(Runnable action) {
        synchronized (reading) {
            whenHungUp = action;
        }
        if (!isOpen()) {
            tellHungUp();
        }
    }

    private void tellHungUp() {
        Runnable action;
        synchronized (reading) {
            action = whenHungUp;
            whenHungUp = null;
        }
        if (action != null) {
            connections.run(action);
        }
    }

    /** Returns whether the other side has closed its end while its request is being served. */
    private boolean hasHungUp() {
        synchronized (reading) {
            if (whenHungUp == null || aheadCount >= MOST_AHEAD) {
                return false;
            }
            if (ahead.length == 0) {
                ahead = new byte[MOST_AHEAD];
            }
            try {
                int count = getChannel().read(ByteBuffer.wrap(ahead, aheadCount, MOST_AHEAD - aheadCount));
                aheadCount += Math.max(0, count);
                return count < 0;
            } catch (IOException e) {
                return true;
            }
        }
    }

    @Override
    public int fill(ByteBuffer buffer) throws IOException {
        connections.probe().at(Probe.Point.READ);
        if (phase.get() == Phase.ENDING) {
            return discard(buffer);
        }
        int count;
        synchronized (reading) {
            count = aheadCount > 0 ? fillAhead(buffer) : 0;
        }
        if (count == 0) {
            count = super.fill(buffer);
        }
        if (count < 0) {
            inputEnded = true;
        } else if (count > 0) {
            arrived(count);
        }
        return count;
    }

    private int fillAhead(ByteBuffer buffer) {
        int at = BufferUtil.flipToFill(buffer);
        int count = Math.min(buffer.remaining(), aheadCount);
        buffer.put(ahead, 0, count);
        BufferUtil.flipToFlush(buffer, at);
        aheadCount -= count;
        System.arraycopy(ahead, count, ahead, 0, aheadCount);
        if (aheadCount == 0) {
            ahead = new byte[0];
        }
        return count;
    }

    private void arrived(int count) throws IOException {
        if (phase.get() == Phase.WAITING) {
            if (headSince == 0) {
                headSince = connections.clock() | 1; // 0 stands for no byte yet
            }
            return;
        }
        arriving.moved(count);
        if (framing.addAndGet(count) > MOST_FRAMING && arriving.isRunning()) {
            throw new IOException("The framing of a chunked body is longer than its content.");
        }
    }

    /** Discards what arrives after the response, so that the other side reads it before the connection is reset. */
    private int discard(ByteBuffer buffer) throws IOException {
        while (discarded < MOST_DISCARDED) {
            int count = super.fill(buffer);
            BufferUtil.clear(buffer);
            if (count <= 0) {
                return count;
            }
            discarded += count;
        }
        return -1;
    }

    @Override
    protected void needsFillInterest() {
        synchronized (reading) {
            if (aheadCount > 0) {
                connections.run(() -> getFillInterest().fillable());
                return;
            }
        }
        super.needsFillInterest();
    }

    @Override
    public boolean flush(ByteBuffer... buffers) throws IOException {
        connections.probe().at(Probe.Point.WRITE);
        long before = remaining(buffers);
        boolean all = super.flush(buffers);
        leaving.moved(before - remaining(buffers));
        return all;
    }

    private static long remaining(ByteBuffer... buffers) {
        long bytes = 0;
        for (ByteBuffer buffer : buffers) {
            bytes += buffer.remaining();
        }
        return bytes;
    }

    @Override
    protected void doShutdownOutput() {
        endingSince = connections.clock() | 1;
        phase.set(Phase.ENDING);
        super.doShutdownOutput();
    }

    @Override
    public void doClose() {
        if (phase.get() == Phase.ENDING && !inputEnded && connections.clock() - endingSince < Connections.LINGER) {
            // The other side would lose the response if the connection was reset for what has not been read.
            key.cancel();
            connections.linger(getChannel());
        } else {
            super.doClose();
        }
    }

    /** Looks at what the connection waits for; called now and then by one thread. */
    void look(long now, boolean forHangUps) {
        switch (requireNonNull(phase.get())) {
            case WAITING -> lookAtHead(now);
            case SERVING -> lookAtRequest(now, forHangUps);
            case ENDING -> {
                if (now - endingSince > Connections.LINGER) {
                    phase.set(Phase.DROPPED);
                    close();
                }
            }
            case DROPPED -> close();
        }
    }

    private void lookAtHead(long now) {
        long since = headSince;
        boolean late = since != 0
                ? now - since > connections.headerTimeout()
                : now - waitingSince > (first ? connections.headerTimeout() : connections.keepAliveTimeout());
        if (!late || hasUnread()) {
            return;
        }
        if (since != 0) {
            endHead();
        } else {
            dropIfWaiting();
        }
    }

    /** Returns whether bytes have arrived that this server has not read: it is late, not the other side. */
    boolean hasUnread() {
        try {
            return getChannel().socket().getInputStream().available() > 0;
        } catch (IOException e) {
            return false;
        }
    }

    private void endHead() {
        if (!phase.compareAndSet(Phase.WAITING, Phase.SERVING)) {
            return;
        }
        try {
            super.flush(connections.lateHead());
        } catch (IOException e) {
            close();
            return;
        }
        shutdownOutput();
    }

    private void lookAtRequest(long now, boolean forHangUps) {
        if (leaving.isTooSlow(now)) {
            close(new TimeoutException("The caller reads too slowly."));
        } else if (arriving.isTooSlow(now) && !hasUnread()) {
            getConnection().onIdleExpired(new TimeoutException("The body arrives too slowly."));
        } else if (forHangUps && whenHungUp != null && !leaving.isRunning() && hasHungUp()) {
            tellHungUp();
        }
    }
}
