package dev.easel.server.internal.engine;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Asks a server on this machine for its health, as a caller would. */
final class HealthCheck {
    private static final byte[] REQUEST =
            "GET /healthz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] EXPECTED = "HTTP/1.1 200 ".getBytes(StandardCharsets.US_ASCII);

    private HealthCheck() {}

    /** Returns whether the server at an address answers within a time. */
    static boolean answers(InetAddress bound, int port, int timeoutMillis) {
        InetAddress address = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(timeoutMillis);
            socket.connect(new InetSocketAddress(address, port), timeoutMillis);
            socket.getOutputStream().write(REQUEST);
            InputStream in = socket.getInputStream();
            for (byte expected : EXPECTED) {
                if (in.read() != expected) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
