package dev.easel.server.internal.engine;

import dev.easel.server.internal.exchange.Probe;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/** Listens on an address; its connections are watched. */
final class ClientConnector extends ServerConnector {
    private static final int BACKLOG = 512;

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
