package dev.easel.http.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Sends raw HTTP, so that a test controls every byte it sends and sees every byte it receives. */
public final class RawClient implements AutoCloseable {
    /** A response as it was received. */
    public record Received(int status, Map<String, String> headers, byte[] body) {
        /** Returns the body as text. */
        public String text() {
            return new String(body, StandardCharsets.UTF_8);
        }

        /** Returns a header by its lower-case name, empty text if it is absent. */
        public String header(String name) {
            return headers.getOrDefault(name, "");
        }
    }

    private static final int TIMEOUT_MILLIS = 20_000;

    private final Socket socket;
    private final InputStream in;

    /** Connects to a server on this machine. */
    public RawClient(int port) throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        in = socket.getInputStream();
    }

    /** Sends bytes as they are. */
    public RawClient send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        socket.getOutputStream().flush();
        return this;
    }

    /** Sends lines, each ended by CRLF; an empty one ends a header. */
    public RawClient lines(String... lines) throws IOException {
        return send((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request with the headers it needs. */
    public RawClient request(String method, String path, String mediaType, String body) throws IOException {
        return request(method, path, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a request with the headers it needs. */
    public RawClient request(String method, String path, String mediaType, byte[] body) throws IOException {
        lines(
                method + " " + path + " HTTP/1.1",
                "Host: 127.0.0.1",
                "Content-Type: " + mediaType,
                "Content-Length: " + body.length,
                "");
        return send(body);
    }

    /** Sends a request without a body. */
    public RawClient get(String path, String... headers) throws IOException {
        lines("GET " + path + " HTTP/1.1", "Host: 127.0.0.1");
        for (String header : headers) {
            lines(header);
        }
        return lines("");
    }

    /** Reads the next complete response. */
    public Received read() throws IOException {
        Received head = readHead();
        return new Received(head.status, head.headers, body(head));
    }

    /** Reads the header of a response, such as one to HEAD or one before 200. */
    public Received readHead() throws IOException {
        String status = line();
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip(),
                    (first, next) -> first + ", " + next);
        }
        return new Received(Integer.parseInt(status.split(" ")[1]), headers, new byte[0]);
    }

    private byte[] body(Received head) throws IOException {
        if (head.header("transfer-encoding").equals("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (byte[] chunk = chunk(); chunk.length > 0; chunk = chunk()) {
                body.write(chunk);
            }
            return body.toByteArray();
        }
        String length = head.header("content-length");
        return length.isEmpty() ? in.readAllBytes() : in.readNBytes(Integer.parseInt(length));
    }

    /** Reads one chunk of a body; the last one is empty. */
    public byte[] chunk() throws IOException {
        byte[] chunk = in.readNBytes(Integer.parseInt(line(), 16));
        line();
        return chunk;
    }

    /** Reads a line without its end. */
    public String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new IOException("The server closed the connection after: " + line);
            }
            if (b != '\r') {
                line.write(b);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    /** Waits until the server closes the connection; returns whether it sent nothing more. */
    public boolean isClosed() throws IOException {
        try {
            return in.read() < 0;
        } catch (SocketException e) {
            return true;
        }
    }

    /** Sends no more, as a caller that leaves; what comes may still be read. */
    public RawClient leave() throws IOException {
        socket.shutdownOutput();
        return this;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
