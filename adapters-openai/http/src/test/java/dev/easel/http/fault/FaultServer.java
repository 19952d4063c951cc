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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A server on a bare socket that does to each request what it is told, faults included, and remembers what came in.
 *
 * <p>Answers are given in the order they were scripted; the last one goes on for ever.
 */
public final class FaultServer implements AutoCloseable {
    private static final int PATIENCE_SECONDS = 20;

    private final ServerSocket listener;
    private final Queue<ScriptedResponse> script = new ArrayDeque<>();
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final List<Socket> sockets = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Semaphore arrivals = new Semaphore(0);
    private final Semaphore hangUps = new Semaphore(0);

    private FaultServer(ServerSocket listener) {
        this.listener = listener;
    }

    /** Starts a server with a script. */
    public static FaultServer answering(ScriptedResponse... answers) {
        try {
            FaultServer server = new FaultServer(new ServerSocket(0, 1024, InetAddress.getLoopbackAddress()));
            server.script.addAll(List.of(answers));
            server.onThread(server::accept);
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the address of a port at which nobody listens. */
    public static URI deaf() {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return URI.create("http://127.0.0.1:" + taken.getLocalPort());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the server's address, without a path. */
    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    /** Returns the address of a path on this server. */
    public URI uri(String path) {
        return uri().resolve(path);
    }

    /** Adds to the script. */
    public synchronized FaultServer then(ScriptedResponse... answers) {
        script.addAll(List.of(answers));
        return this;
    }

    /** Returns the requests whose heads came in, in order. */
    public List<Received> received() {
        return received;
    }

    /** Returns the one request that came in, and fails where it is not one. */
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

    /** Waits until another request has come in, body included where it is read. */
    public void awaitRequest() {
        await(arrivals, "No request came.");
    }

    /** Waits until the client has hung up on another silent answer. */
    public void awaitHangUp() {
        await(hangUps, "The client did not hang up.");
    }

    private static void await(Semaphore event, String otherwise) {
        try {
            assertThat(event.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS))
                    .as(otherwise)
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void onThread(Runnable task) {
        Thread thread = new Thread(task, "fault-server");
        thread.setDaemon(true);
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
            while (answer(socket, requests)) {
                // The connection is kept.
            }
        } catch (IOException e) {
            hangUps.release();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Deals with the connection's next request; false once the connection is over. */
    private boolean answer(Socket socket, RequestStream requests) throws IOException, InterruptedException {
        Optional<Received> head = Optional.empty();
        if (nextReads()) {
            head = requests.head();
            if (head.isEmpty()) {
                return false;
            }
        }
        ScriptedResponse answer = next();
        if (head.isPresent()) {
            received.add(answer.readsBody() ? requests.body(head.get()) : head.get());
        }
        arrivals.release();
        answer.awaitGate();
        OutputStream out = socket.getOutputStream();
        for (byte[] piece : answer.pieces()) {
            out.write(piece);
            out.flush();
        }
        switch (answer.end()) {
            case KEEP -> {
                return true;
            }
            case RESET -> socket.setSoLinger(true, 0);
            case SILENCE -> {
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

    private synchronized ScriptedResponse next() {
        ScriptedResponse next = script.size() > 1 ? script.remove() : script.peek();
        if (next == null) {
            throw new AssertionError("The script is empty.");
        }
        return next;
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : new ArrayList<>(sockets)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
