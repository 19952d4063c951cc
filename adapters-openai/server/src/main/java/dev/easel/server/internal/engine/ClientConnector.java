package dev.easel.server.internal.engine;

import dev.easel.server.internal.Probe;
import java.io.IOException;
import java.net.Socket;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Queue;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SelectorManager;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.Scheduler;

/** Listens on an address; its connections are watched. */
final class ClientConnector extends ServerConnector {
    private static final int BACKLOG = 512;

    private final Queue<Selector> opened = new ConcurrentLinkedQueue<>();
    private final Map<SocketChannel, Long> accepted = Collections.synchronizedMap(new WeakHashMap<>());
    private final Connections connections;
    private final long deadAfter;
    private volatile boolean accepting;
    private volatile AtomicInteger unanswered = new AtomicInteger();
    private long acceptedAt;
    private long askedAt;

    ClientConnector(
            Server server,
            EngineSettings settings,
            int port,
            int selectors,
            HttpConnectionFactory http,
            Connections connections) {
        super(server, null, null, null, 1, selectors, http);
        this.connections = connections;
        this.deadAfter = settings.deadAfter().toNanos();
        this.acceptedAt = connections.clock();
        setHost(settings.address().getHostAddress());
        setPort(port);
        setAcceptQueueSize(BACKLOG);
        setIdleTimeout(0); // the watch of the connections has all deadlines
        setAcceptorPriorityDelta(0);
    }

    @Override
    protected SelectorManager newSelectorManager(Executor executor, Scheduler scheduler, int selectors) {
        return new ServerConnectorManager(executor, scheduler, selectors) {
            @Override
            protected Selector newSelector() throws IOException {
                Selector selector = super.newSelector();
                opened.add(selector);
                return selector;
            }
        };
    }

    /**
     * Returns whether a thread of it has ended, or has done nothing for a time that others had; called now and then by one
     * thread. A late answer is not taken for a dead one: the clock stands still where this process does.
     */
    boolean isDead() {
        long now = connections.clock();
        if (accepting) {
            acceptedAt = now;
        }
        if (unanswered.get() == 0) {
            ask(now);
        }
        return !isOpen() || now - acceptedAt > deadAfter || isStuck();
    }

    /** Returns whether the connections that it has are not served any more. */
    boolean isStuck() {
        return unanswered.get() > 0 && connections.clock() - askedAt > deadAfter;
    }

    /** Asks every thread that waits for connections to be ready. */
    private void ask(long now) {
        Collection<ManagedSelector> all = getSelectorManager().getBeans(ManagedSelector.class);
        AtomicInteger missing = new AtomicInteger(all.size());
        askedAt = now;
        unanswered = missing;
        all.forEach(selector -> selector.submit(ready -> missing.decrementAndGet()));
    }

    /** Gives up all connections of a connector that has died; it cannot be stopped in order any more. */
    void abandon() {
        for (EndPoint connection : getConnectedEndPoints()) {
            if (connection instanceof ClientEndPoint client) {
                client.abort();
            }
        }
        for (Selector selector : opened) {
            try {
                selector.close();
            } catch (IOException e) {
                System.getLogger(ClientConnector.class.getName())
                        .log(System.Logger.Level.DEBUG, "A selector could not be closed.", e);
            }
        }
    }

    @Override
    public void accept(int acceptor) throws IOException {
        accepting = true;
        try {
            connections.probe().at(Probe.Point.ACCEPT);
            super.accept(acceptor);
        } finally {
            accepting = false;
        }
    }

    /** Notes the order in which connections came: their end points may be made in another, by several threads. */
    @Override
    protected void configure(Socket socket) {
        super.configure(socket);
        accepted.put(socket.getChannel(), connections.nextTurn());
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        connections.probe().at(Probe.Point.ENDPOINT);
        Long turn = accepted.remove(channel);
        return new ClientEndPoint(
                channel, selector, key, getScheduler(), connections, turn == null ? connections.nextTurn() : turn);
    }
}
