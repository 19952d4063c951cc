package dev.easel.it.bench.server;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** What one request asks of a server: the bytes that go in and come out, and how long its handler waits. */
enum Work {
    ECHO(100, 0, 0, 64, 5000),
    PARKED(100, 0, 2, 64, 2000),
    LARGE(8 << 20, 1_500_000, 0, 8, 40);

    final int in;
    final int out;
    final int parkedMillis;
    final int connections;
    final int requestsInABlock;

    Work(int in, int out, int parkedMillis, int connections, int requestsInABlock) {
        this.in = in;
        this.out = out;
        this.parkedMillis = parkedMillis;
        this.connections = connections;
        this.requestsInABlock = requestsInABlock;
    }

    String path() {
        return "/v1/" + name().toLowerCase(Locale.ROOT);
    }

    static Work at(String path) {
        return valueOf(path.substring(path.lastIndexOf('/') + 1).toUpperCase(Locale.ROOT));
    }

    /** Waits as a provider does. */
    void await() {
        if (parkedMillis > 0) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(parkedMillis));
        }
    }

    /** Returns what a server responds to a body. */
    byte[] response(byte[] body) {
        return out > 0 ? new byte[out] : body;
    }

    /** Returns a whole request. */
    byte[] request() {
        byte[] head = ("POST " + path() + " HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/octet-stream\r\n"
                        + "Authorization: Bearer sk-bench\r\nUser-Agent: bench\r\nAccept: */*\r\nContent-Length: " + in
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[head.length + in];
        System.arraycopy(head, 0, whole, 0, head.length);
        return whole;
    }
}
