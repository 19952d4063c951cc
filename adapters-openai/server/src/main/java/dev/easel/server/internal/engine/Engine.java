package dev.easel.server.internal.engine;

import dev.easel.server.internal.Probe;
import dev.easel.server.internal.exchange.BodyStream;
import dev.easel.server.internal.exchange.Exchanges;
import dev.easel.server.internal.exchange.HttpErrors;
import dev.easel.server.internal.exchange.Service;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executor;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.io.ArrayByteBufferPool;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/** Serves HTTP/1.1 on one address until it is closed. */
public final class Engine implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(Engine.class.getName());
    private static final int HEADER_BYTES = 1 << 13;
    private static final int RESPONSE_HEADER_BYTES = 1 << 15;
    private static final int INPUT_BUFFER = 1 << 16;
    private static final int MOST_SELECTORS = 4;
    private static final long STOP_MILLIS = 5_000;

    /** Jetty's default, and what a path is compared with only after decoding: no path here names a file. */
    private static final UriCompliance PATHS = UriCompliance.DEFAULT.with(
            "easel",
            UriCompliance.Violation.AMBIGUOUS_EMPTY_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_ENCODING,
            UriCompliance.Violation.AMBIGUOUS_PATH_PARAMETER,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEGMENT,
            UriCompliance.Violation.AMBIGUOUS_PATH_SEPARATOR,
            UriCompliance.Violation.SUSPICIOUS_PATH_CHARACTERS,
            UriCompliance.Violation.ILLEGAL_PATH_CHARACTERS,
            UriCompliance.Violation.BAD_PERCENT_ENCODING,
            UriCompliance.Violation.BAD_UTF8_ENCODING,
            UriCompliance.Violation.TRUNCATED_UTF8_ENCODING);

    private final EngineSettings settings;
    private final QueuedThreadPool threads;
    private final Server server;
    private final Connections connections;
    private final HttpConnectionFactory http;
    private final int selectors;
    private final int port;
    private final Watchdog watchdog;
    private volatile ClientConnector connector;
    private volatile boolean stopping;

    /**
     * Starts an engine.
     *
     * @param intake runs the parsing of bodies; its threads never wait for a caller
     * @throws IOException when the address is taken or does not belong to this machine
     */
    public Engine(EngineSettings settings, Service service, Exchanges exchanges, Executor intake, Probe probe)
            throws IOException {
        this.settings = settings;
        int cores = Runtime.getRuntime().availableProcessors();
        this.selectors = Math.min(MOST_SELECTORS, Math.max(1, cores));
        int count = 1 + selectors + 2 + 2 * cores;
        // They exist from the beginning, since none may be had later; more only where the server had to listen anew.
        this.threads = new QueuedThreadPool(4 * count, count);
        threads.setName("easel-server");
        threads.setDaemon(true);
        threads.setReservedThreads(0);
        threads.setStopTimeout(STOP_MILLIS);
        this.server = new Server(
                threads, new ScheduledExecutorScheduler("easel-server-timer", true), new ArrayByteBufferPool());
        server.setStopTimeout(0);
        server.setErrorHandler(new UnreadableRequests(service));
        server.setHandler(new RequestDispatcher(settings, service, exchanges, intake, () -> stopping, probe));
        this.connections = new Connections(settings, threads, () -> lateHead(service), probe);
        this.http = http();
        this.watchdog = new Watchdog(this::isDead, this::listenAnew, settings.checkInterval());
        this.connector = new ClientConnector(server, settings, settings.port(), selectors, http, connections);
        server.addConnector(connector);
        try {
            connector.open();
            this.port = connector.getLocalPort();
            server.start();
            connections.start();
            watchdog.start();
        } catch (Exception e) {
            close();
            throw e instanceof IOException known ? known : new IOException(e);
        }
    }

    private static HttpConnectionFactory http() {
        HttpConfiguration configuration = new HttpConfiguration();
        configuration.setHttpCompliance(HttpCompliance.STRICT);
        configuration.setUriCompliance(PATHS);
        configuration.setSendServerVersion(false);
        configuration.setSendDateHeader(true);
        configuration.setRequestHeaderSize(HEADER_BYTES);
        configuration.setResponseHeaderSize(RESPONSE_HEADER_BYTES);
        configuration.setIdleTimeout(-1);
        HttpConnectionFactory http = new HttpConnectionFactory(configuration);
        http.setInputBufferSize(INPUT_BUFFER);
        return http;
    }

    /** Returns the whole response to a head that arrives too slowly, whose path is not known. */
    private static ByteBuffer lateHead(Service service) {
        ServerResponse.Whole response =
                service.error("/", HttpErrors.timeout("The request header arrived too slowly."));
        try (BodyStream body = new BodyStream(response.body())) {
            byte[] content = body.readAllBytes();
            String head = "HTTP/1.1 408 Request Timeout\r\nContent-Type: "
                    + response.body().mediaType() + "\r\nContent-Length: " + content.length
                    + "\r\nConnection: close\r\n\r\n";
            byte[] start = head.getBytes(StandardCharsets.US_ASCII);
            return ByteBuffer.allocate(start.length + content.length)
                    .put(start)
                    .put(content)
                    .flip();
        } catch (IOException e) {
            throw new IllegalStateException("A response in memory can be read.", e);
        }
    }

    /** Returns the address that it is bound to. */
    public InetSocketAddress address() {
        return new InetSocketAddress(settings.address(), port);
    }

    /** Returns what listens now; tests break it. */
    ClientConnector connector() {
        return connector;
    }

    private boolean isDead() {
        return !stopping && connector.isDead();
    }

    /** Opens a new connector on the same port; the dead one is never stopped, which would wait for its threads. */
    private void listenAnew() {
        try {
            ClientConnector dead = connector;
            dead.close();
            ClientConnector fresh = new ClientConnector(server, settings, port, selectors, http, connections);
            fresh.open();
            connector = fresh;
            fresh.start();
            server.removeConnector(dead);
            if (dead.isStuck()) {
                dead.abandon();
            }
        } catch (Exception e) {
            throw new IllegalStateException("The server could not listen anew.", e);
        }
    }

    /** Stops listening; what is being served goes on, and each response is the last of its connection. */
    public void stopListening() {
        stopping = true;
        connector.close();
    }

    /** Closes all connections and ends all threads. */
    @Override
    public void close() {
        stopping = true;
        watchdog.close();
        connector.close();
        connections.close();
        Thread end = new Thread(this::stopServer, "easel-server-stop");
        end.setDaemon(true);
        end.start();
        try {
            end.join(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void stopServer() {
        try {
            connector.stop();
            server.stop();
        } catch (Exception e) {
            LOG.log(System.Logger.Level.DEBUG, "The server did not stop in order.", e);
        }
    }
}
