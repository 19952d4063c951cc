package dev.easel.http.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;

/**
 * A server on a bare socket that follows a script for each request, faults included, and records what it received.
 *
 * <p>Responses are given in the order of the script; the last one repeats forever.
 */
public final class FaultServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final ServerSocket listener;
    private final Queue<ScriptedResponse> script = new ArrayDeque<>();
    private final Queue<ScriptedResponse> downloads = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore hangUps = new Semaphore(0);
    private final Semaphore silences = new Semaphore(0);
    private final Semaphore responses = new Semaphore(0);
    private final String scheme;

    private FaultServer(ServerSocket listener, String scheme) {
        this.listener = listener;
        this.scheme = scheme;
    }

    /** Starts a server with a script. */
    public static FaultServer answering(ScriptedResponse... responses) {
        return started(ServerSocketFactory.getDefault(), "http", responses);
    }

    /** Starts a server with a script that speaks TLS. */
    public static FaultServer secure(SSLContext tls, ScriptedResponse... responses) {
        return started(tls.getServerSocketFactory(), "https", responses);
    }

    private static FaultServer started(ServerSocketFactory sockets, String scheme, ScriptedResponse... responses) {
        try {
            FaultServer server =
                    new FaultServer(sockets.createServerSocket(0, 1024, InetAddress.getLoopbackAddress()), scheme);
            server.script.addAll(List.of(responses));
            server.onThread(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the URL of a port on which no server listens. */
    public static URI deaf() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + taken.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the server's URL, without a path. */
    public URI uri() {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    /** Returns the URL of a path on this server. */
    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** Adds to the script. */
    public synchronized FaultServer then(ScriptedResponse... responses) {
        script.addAll(List.of(responses));
        return this;
    }

    /** Gives GET requests another script, from now on; otherwise they follow the common one. */
    public synchronized FaultServer downloads(ScriptedResponse... responses) {
        downloads.clear();
        downloads.addAll(List.of(responses));
        return this;
    }

    /** Returns the requests whose headers arrived, in order. */
    public List<Received> received() {
        return received;
    }

    /** Returns the only request received, and fails if there is not exactly one. */
    public Received only() {
        assertThat(received).as("requests received").hasSize(1);
        return received.get(0);
    }

    /** Returns the last request. */
    public Received last() {
        return received.get(received.size() - 1);
    }

    /** Returns how many connections were made. */
    public int connections() {
        return connections.get();
    }

    /** Waits until another request has arrived, including its body if it is read. */
    public void awaitRequest() {
        await(arrivals, "No request arrived.");
    }

    /** Waits until another response has fallen silent. */
    public void awaitSilence() {
        await(silences, "No response fell silent.");
    }

    /** Waits until the client has hung up on another silent response. */
    public void awaitHangUp() {
        await(hangUps, "The client did not hang up.");
    }

    /** Waits until another response was sent as scripted, and its connection closed if the script says so. */
    public void awaitResponse() {
        await(responses, "No response was sent.");
    }

    private static void await(Semaphore event, String failure) {
        try {
            assertThat(event.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(failure)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void onThread(Runnable task) {
        Thread thread = new Thread(task, "fault-server");
        thread.setDaemon(true);
        threads.add(thread);
        thread.start();
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                connections.incrementAndGet();
                onThread(() -> serve(socket));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            RequestStream requests = new RequestStream(socket.getInputStream());
            boolean open = true;
            while (open) {
                open = respond(socket, requests);
                if (!open) {
                    socket.close();
                }
                responses.release();
            }
        } catch (IOException e) {
            hangUps.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Handles the connection's next request; returns false once the connection is over. */
    private boolean respond(Socket socket, RequestStream requests) throws IOException, InterruptedException {
        Optional<Received> head = Optional.empty();
        if (nextReads()) {
            head = requests.head();
            if (head.isEmpty()) {
                return false;
            }
        }
        ScriptedResponse response = next(head);
        if (head.isPresent()) {
            received.add(response.readsBody() ? requests.body(head.get()) : head.get());
        }
        arrivals.release();
        response.awaitGate();
        OutputStream out = socket.getOutputStream();
        for (byte[] piece : response.pieces()) {
            out.write(piece);
            out.flush();
        }
        switch (response.end()) {
            case KEEP -> {
                return true;
            }
            case RESET -> socket.setSoLinger(true, 0);
            case SILENCE -> {
                silences.release();
                requests.awaitEnd();
                hangUps.release();
            }
            case CLOSE -> {}
        }
        return false;
    }

    private synchronized boolean nextReads() {
        ScriptedResponse next = script.peek();
        return next == null || next.readsRequest();
    }

    private synchronized ScriptedResponse next(Optional<Received> request) {
        boolean download = !downloads.isEmpty()
                && request.filter(received -> received.method().equals("GET")).isPresent();
        Queue<ScriptedResponse> script = download ? downloads : this.script;
        ScriptedResponse next = script.size() > 1 ? script.remove() : script.peek();
        if (next == null) {
            throw new AssertionError("The script is empty.");
        }
        return next;
    }

    /** Ends every connection; once this returns, the server holds no socket and no thread. */
    @Override
    public void close() {
        try {
            listener.close();
            threads.get(0).join();
            for (Socket socket : sockets) {
                socket.close();
            }
            for (Thread thread : threads) {
                thread.interrupt();
                thread.join();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
