package dev.easel.server;

import dev.easel.core.internal.SpillingSpool;
import dev.easel.server.RunningCall.HungUpException;
import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerError;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;

/** One connection: reads and answers its requests one after another. */
final class ServerConnection implements Runnable {
    private static final System.Logger LOG = System.getLogger(ServerConnection.class.getName());
    private static final Duration LINGER = Duration.ofSeconds(2);
    private static final long LINGER_BYTES = 8L << 20;

    private enum Phase {
        WAITING,
        WORKING,
        DROPPED
    }

    private final DeadlineSocket socket;
    private final RequestHandler handler;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final boolean rejected;
    private volatile boolean closing;
    private volatile long waitingSince = System.nanoTime();

    /**
     * Takes over a socket.
     *
     * @param rejected whether to answer the first request with 503 because the server is full
     */
    ServerConnection(DeadlineSocket socket, RequestHandler handler, boolean rejected) {
        this.socket = socket;
        this.handler = handler;
        this.rejected = rejected;
    }

    /** Returns since when the connection has waited for a request, by {@link System#nanoTime}, if it waits. */
    Optional<Long> waitingSince() {
        return phase.get() == Phase.WAITING ? Optional.of(waitingSince) : Optional.empty();
    }

    /** Closes the connection if it waits for a request; one that is processing a request stays open. */
    boolean dropIfWaiting() {
        if (phase.compareAndSet(Phase.WAITING, Phase.DROPPED)) {
            socket.close();
            return true;
        }
        return false;
    }

    /** Closes the connection after the current response. */
    void closeAfterResponse() {
        closing = true;
        dropIfWaiting();
    }

    /** Closes the connection at once. */
    void abort() {
        phase.set(Phase.DROPPED);
        socket.close();
    }

    /** Closes the connection if a write has been stuck for longer than a timeout. */
    void abortIfStuck(Duration timeout) {
        long since = socket.writingSince();
        if (since != 0 && System.nanoTime() - since > timeout.toNanos()) {
            abort();
        }
    }

    @Override
    public void run() {
        try {
            ServerHttpConnection connection = new ServerHttpConnection(socket);
            Duration firstByteTimeout = rejected ? LINGER : handler.limits().headerTimeout();
            while (serve(connection, firstByteTimeout)) {
                firstByteTimeout = handler.limits().keepAliveTimeout();
                waitingSince = System.nanoTime();
                phase.compareAndSet(Phase.WORKING, Phase.WAITING);
                if (closing) {
                    return;
                }
            }
        } catch (HungUpException e) {
            LOG.log(System.Logger.Level.DEBUG, "A caller hung up; its call was cancelled.");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection failed.", e);
        } finally {
            socket.close();
        }
    }

    /** Serves one request; returns false when the connection ends. */
    private boolean serve(ServerHttpConnection connection, Duration firstByteTimeout)
            throws IOException, HungUpException {
        socket.awaitHeader(firstByteTimeout, handler.limits().headerTimeout());
        ClassicHttpRequest head;
        try {
            head = connection.receiveRequestHeader();
            if (head == null) {
                return false;
            }
            Optional<HttpError> framing = handler.validator()
                    .framing(head)
                    .or(() -> handler.access().refusal(requestHead(head)).filter(error -> error.status() == 400));
            if (framing.isPresent()) {
                return endWithError(connection, framing.get());
            }
            connection.receiveRequestEntity(head);
        } catch (SocketTimeoutException e) {
            return socket.hasReceived()
                    && endWithError(
                            connection, HttpError.of(408, "request_timeout", "The request header arrived too slowly."));
        } catch (HttpException e) {
            return endWithError(connection, unreadable(e));
        }
        if (!phase.compareAndSet(Phase.WAITING, Phase.WORKING)) {
            return false;
        }
        ServerResponseWriter writer = writer(connection, head);
        respond(connection, head, writer);
        if (writer.isLast()) {
            socket.finishOutput(LINGER, LINGER_BYTES);
        }
        return !writer.isLast();
    }

    private void respond(ServerHttpConnection connection, ClassicHttpRequest head, ServerResponseWriter writer)
            throws IOException, HungUpException {
        long startedAt = System.nanoTime();
        try (SpillingSpool spool = handler.openSpool()) {
            socket.awaitBody(handler.limits().ioTimeout(), handler.limits().bodyBytesPerSecond());
            IncomingRequest request = new IncomingRequest(
                    head, () -> ServerResponseWriter.sendContinue(connection), handler.limits(), spool);
            Exchange exchange = new Exchange(
                    request,
                    handler.errorsAt(request.target()),
                    writer,
                    socket,
                    handler.limits().heartbeat());
            RequestHead arrived = requestHead(head);
            writer.alwaysWith(handler.access().responseHeaders(arrived));
            Optional<HttpError> error = rejected
                    ? Optional.of(overloaded())
                    : handler.validator()
                            .request(head)
                            .or(() -> handler.access().refusal(arrived));
            Optional<ServerResponse.Whole> preflight =
                    error.isPresent() ? Optional.empty() : handler.access().preflight(arrived);
            if (error.isPresent()) {
                exchange.reject(error.get());
            } else if (preflight.isPresent()) {
                exchange.finishRequest(preflight.get());
            } else {
                exchange.respond(handler);
            }
        } finally {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> head.getMethod() + " " + head.getPath() + " returned " + writer.status() + " in "
                            + Duration.ofNanos(System.nanoTime() - startedAt).toMillis() + " ms.");
        }
    }

    private static RequestHead requestHead(ClassicHttpRequest head) {
        return new RequestHead(
                head.getMethod(),
                head.getPath() == null ? "/" : head.getPath(),
                !isModern(head),
                Arrays.stream(head.getHeaders())
                        .map(header -> Map.entry(header.getName(), header.getValue() == null ? "" : header.getValue()))
                        .toList());
    }

    private ServerResponseWriter writer(ServerHttpConnection connection, ClassicHttpRequest head) {
        var encoding = head.getFirstHeader(HttpHeaders.ACCEPT_ENCODING);
        return new ServerResponseWriter(
                connection,
                head.getMethod().equals("HEAD"),
                encoding != null && ServerResponseWriter.takesGzip(encoding.getValue()),
                isModern(head),
                requestId(),
                () -> closing || rejected || !keepsAlive(head));
    }

    private static String requestId() {
        return "req_" + UUID.randomUUID().toString().replace("-", "");
    }

    private static boolean isModern(ClassicHttpRequest head) {
        return head.getVersion() == null || head.getVersion().greaterEquals(HttpVersion.HTTP_1_1);
    }

    private static boolean keepsAlive(ClassicHttpRequest head) {
        for (var header : head.getHeaders(HttpHeaders.CONNECTION)) {
            if (header.getValue() != null
                    && header.getValue().toLowerCase(Locale.ROOT).contains("close")) {
                return false;
            }
        }
        return isModern(head);
    }

    /** Sends an error for an unreadable request and ends the connection: the start of the next request is unknown. */
    private boolean endWithError(ServerHttpConnection connection, HttpError error) throws IOException {
        phase.compareAndSet(Phase.WAITING, Phase.WORKING);
        ServerResponseWriter writer =
                new ServerResponseWriter(connection, false, false, false, requestId(), () -> true);
        ErrorEncoder errors = handler.errorsAt("/");
        writer.write(ServerError.of(error, errors.table()).in(errors));
        socket.finishOutput(LINGER, LINGER_BYTES);
        return false;
    }

    private static HttpError unreadable(HttpException e) {
        if (e instanceof RequestHeaderFieldsTooLargeException) {
            return HttpError.of(431, "request_header_fields_too_large", "The request header is too large.");
        }
        if (e instanceof UnsupportedHttpVersionException) {
            return HttpError.of(
                    505, "http_version_not_supported", "Unsupported HTTP version: this server speaks HTTP/1.1.");
        }
        return HttpError.of(400, "malformed_request", "The request cannot be read: " + e.getMessage());
    }

    private static HttpError overloaded() {
        return HttpError.of(503, "server_overloaded", "All connections of this server are busy; try again later.")
                .header("Retry-After", "1");
    }
}
