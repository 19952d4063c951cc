package dev.easel.server;

import dev.easel.core.internal.SpillingSpool;
import dev.easel.server.RunningCall.HungUpException;
import dev.easel.server.route.ErrorEncoder;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerError;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.RequestHeaderFieldsTooLargeException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;

/** One connection: its requests in turn, each read, answered and forgotten. */
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
    private final RequestHandler service;
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final boolean turnedAway;
    private volatile boolean leaving;
    private volatile long waitingSince = System.nanoTime();

    /**
     * Takes over a socket.
     *
     * @param turnedAway whether the first request is to be told that there is no room
     */
    ServerConnection(DeadlineSocket socket, RequestHandler service, boolean turnedAway) {
        this.socket = socket;
        this.service = service;
        this.turnedAway = turnedAway;
    }

    /** Returns whether the connection waits for a request, and since when, by {@link System#nanoTime}. */
    Optional<Long> waitingSince() {
        return phase.get() == Phase.WAITING ? Optional.of(waitingSince) : Optional.empty();
    }

    /** Closes the connection if it waits for a request; one that has begun to be answered is not touched. */
    boolean dropIfWaiting() {
        if (phase.compareAndSet(Phase.WAITING, Phase.DROPPED)) {
            socket.close();
            return true;
        }
        return false;
    }

    /** Makes the response being written the last. */
    void leave() {
        leaving = true;
        dropIfWaiting();
    }

    /** Closes the connection whatever it does. */
    void abort() {
        phase.set(Phase.DROPPED);
        socket.close();
    }

    /** Closes the connection if a write has been stuck for so long. */
    void abortIfStuck(Duration longest) {
        long since = socket.writingSince();
        if (since != 0 && System.nanoTime() - since > longest.toNanos()) {
            abort();
        }
    }

    @Override
    public void run() {
        try {
            ServerHttpConnection wire = new ServerHttpConnection(socket);
            Duration begin = turnedAway ? LINGER : service.limits().headerTimeout();
            while (serve(wire, begin)) {
                begin = service.limits().keepAliveTimeout();
                waitingSince = System.nanoTime();
                phase.compareAndSet(Phase.WORKING, Phase.WAITING);
                if (leaving) {
                    return;
                }
            }
        } catch (HungUpException e) {
            LOG.log(System.Logger.Level.DEBUG, "A caller hung up; its call was cancelled.");
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "A connection broke.", e);
        } finally {
            socket.close();
        }
    }

    /** Serves one request; false when the connection is over. */
    private boolean serve(ServerHttpConnection wire, Duration begin) throws IOException, HungUpException {
        socket.awaitHead(begin, service.limits().headerTimeout());
        ClassicHttpRequest head;
        try {
            head = wire.receiveRequestHeader();
            if (head == null) {
                return false;
            }
            Optional<HttpError> framing = service.headCheck().framing(head);
            if (framing.isPresent()) {
                return over(wire, framing.get());
            }
            wire.receiveRequestEntity(head);
        } catch (SocketTimeoutException e) {
            return socket.begun()
                    && over(wire, HttpError.of(408, "request_timeout", "The head of the request came too slowly."));
        } catch (HttpException e) {
            return over(wire, unreadable(e));
        }
        if (!phase.compareAndSet(Phase.WAITING, Phase.WORKING)) {
            return false;
        }
        ServerResponseWriter writer = writer(wire, head);
        answer(wire, head, writer);
        if (writer.isLast()) {
            socket.farewell(LINGER, LINGER_BYTES);
        }
        return !writer.isLast();
    }

    private void answer(ServerHttpConnection wire, ClassicHttpRequest head, ServerResponseWriter writer)
            throws IOException, HungUpException {
        long startedAt = System.nanoTime();
        try (SpillingSpool spool = service.openSpool()) {
            socket.awaitBody(service.limits().ioTimeout(), service.limits().bodyBytesPerSecond());
            IncomingRequest request =
                    new IncomingRequest(head, () -> ServerResponseWriter.sendContinue(wire), service.limits(), spool);
            Exchange exchange = new Exchange(
                    request,
                    service.errorsAt(request.target()),
                    writer,
                    socket,
                    service.limits().heartbeat());
            Optional<HttpError> refusal =
                    turnedAway ? Optional.of(noRoom()) : service.headCheck().request(head);
            if (refusal.isPresent()) {
                exchange.refuse(refusal.get());
            } else {
                exchange.answer(service::answer);
            }
        } finally {
            LOG.log(
                    System.Logger.Level.DEBUG,
                    () -> head.getMethod() + " " + head.getPath() + " was answered " + writer.status() + " in "
                            + Duration.ofNanos(System.nanoTime() - startedAt).toMillis() + " ms.");
        }
    }

    private ServerResponseWriter writer(ServerHttpConnection wire, ClassicHttpRequest head) {
        var encoding = head.getFirstHeader(HttpHeaders.ACCEPT_ENCODING);
        return new ServerResponseWriter(
                wire,
                head.getMethod().equals("HEAD"),
                encoding != null && ServerResponseWriter.takesGzip(encoding.getValue()),
                isModern(head),
                requestId(),
                () -> leaving || turnedAway || !keepsAlive(head));
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

    /** Refuses what is not even a request; where the next one would begin nobody knows. */
    private boolean over(ServerHttpConnection wire, HttpError refusal) throws IOException {
        phase.compareAndSet(Phase.WAITING, Phase.WORKING);
        ServerResponseWriter writer = new ServerResponseWriter(wire, false, false, false, requestId(), () -> true);
        ErrorEncoder errors = service.errorsAt("/");
        writer.write(ServerError.of(refusal, errors.table()).in(errors));
        socket.farewell(LINGER, LINGER_BYTES);
        return false;
    }

    private static HttpError unreadable(HttpException e) {
        if (e instanceof RequestHeaderFieldsTooLargeException) {
            return HttpError.of(431, "request_header_fields_too_large", "The head of the request is too large.");
        }
        if (e instanceof UnsupportedHttpVersionException) {
            return HttpError.of(505, "http_version_not_supported", "This server speaks HTTP/1.1.");
        }
        return HttpError.of(400, "malformed_request", "The request cannot be read: " + e.getMessage());
    }

    private static HttpError noRoom() {
        return HttpError.of(503, "server_overloaded", "Every connection of this server is at work; try again later.")
                .header("Retry-After", "1");
    }
}
