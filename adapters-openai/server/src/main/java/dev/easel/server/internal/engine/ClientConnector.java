package dev.easel.server.internal.engine;

import dev.easel.server.internal.Probe;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Collection;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
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
    private final Connections connections;

    ClientConnector(
            Server server,
            EngineSettings settings,
            int port,
            int selectors,
            HttpConnectionFactory http,
            Connections connections) {
        super(server, null, null, null, 1, selectors, http);
        this.connections = connections;
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

    /** Returns whether all threads that wait for connections to be ready do their work, within a time. */
    boolean isAlive(Duration timeout) throws InterruptedException {
        Collection<ManagedSelector> all = getSelectorManager().getBeans(ManagedSelector.class);
        CountDownLatch seen = new CountDownLatch(all.size());
        all.forEach(selector -> selector.submit(ready -> seen.countDown()));
        return seen.await(timeout.toMillis(), TimeUnit.MILLISECONDS);
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
        connections.probe().at(Probe.Point.ACCEPT);
        super.accept(acceptor);
    }

    @Override
    protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
        connections.probe().at(Probe.Point.ENDPOINT);
        return new ClientEndPoint(channel, selector, key, getScheduler(), connections);
    }
}
