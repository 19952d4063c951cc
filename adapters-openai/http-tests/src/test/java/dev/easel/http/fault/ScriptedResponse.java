package dev.easel.http.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.zip.GZIPOutputStream;

/** What a {@link FaultServer} does with one request: a response, or a way of failing to send one. Immutable. */
public final class ScriptedResponse {
    /** How the end of the body is marked. */
    enum Framing {
        LENGTH,
        CHUNKED,
        CLOSE,
        /** As the head says, which is sent as it is. */
        RAW
    }

    /** What happens to the connection when everything is written. */
    enum End {
        KEEP,
        CLOSE,
        RESET,
        SILENCE
    }

    private static final CountDownLatch OPEN = new CountDownLatch(0);
    private static final int WHOLE = Integer.MAX_VALUE;

    private boolean readsRequest = true;
    private boolean readsBody = true;
    private byte[] head = {};
    private byte[] body = {};
    private byte[] surplus = {};
    private Framing framing = Framing.CLOSE;
    private End end = End.CLOSE;
    private int piece = WHOLE;
    private int cut = WHOLE;
    private CountDownLatch gate = OPEN;

    private ScriptedResponse() {}

    private ScriptedResponse changed(Consumer<ScriptedResponse> change) {
        ScriptedResponse copy = new ScriptedResponse();
        copy.readsRequest = readsRequest;
        copy.readsBody = readsBody;
        copy.head = head;
        copy.body = body;
        copy.surplus = surplus;
        copy.framing = framing;
        copy.end = end;
        copy.piece = piece;
        copy.cut = cut;
        copy.gate = gate;
        change.accept(copy);
        return copy;
    }

    private static ScriptedResponse bare(End way) {
        return new ScriptedResponse().changed(a -> a.end = way);
    }

    /** Responds with a status and no body. */
    public static ScriptedResponse status(int status) {
        return bytes(status, "", new byte[0]);
    }

    /** Responds with JSON. */
    public static ScriptedResponse json(int status, String body) {
        return text(status, "application/json", body);
    }

    /** Responds with JSON and status 200. */
    public static ScriptedResponse json(String body) {
        return json(200, body);
    }

    /** Responds with server-sent events, as given, until the connection closes. */
    public static ScriptedResponse events(String stream) {
        return text(200, "text/event-stream", stream).untilClosed();
    }

    /** Responds with text in UTF-8. */
    public static ScriptedResponse text(int status, String mediaType, String body) {
        return bytes(status, mediaType, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Responds with bytes. */
    public static ScriptedResponse bytes(int status, String mediaType, byte[] body) {
        String head = "HTTP/1.1 " + status + " Scripted\r\n"
                + (mediaType.isEmpty() ? "" : "Content-Type: " + mediaType + "\r\n");
        return new ScriptedResponse().changed(a -> {
            a.head = ascii(head);
            a.body = body;
            a.framing = Framing.LENGTH;
            a.end = End.KEEP;
        });
    }

    /** Responds with these bytes, head included, and closes the connection. */
    public static ScriptedResponse raw(String bytes) {
        return bare(End.CLOSE).changed(a -> {
            a.head = ascii(bytes);
            a.framing = Framing.RAW;
        });
    }

    /** Reads the request and closes the connection. */
    public static ScriptedResponse closed() {
        return bare(End.CLOSE);
    }

    /** Reads the request and resets the connection. */
    public static ScriptedResponse reset() {
        return bare(End.RESET);
    }

    /** Reads the request and sends nothing until the client hangs up. */
    public static ScriptedResponse silence() {
        return bare(End.SILENCE);
    }

    /** Resets the connection before anything is read. */
    public static ScriptedResponse resetUnread() {
        return bare(End.RESET).changed(a -> a.readsRequest = false);
    }

    /** Reads the headers of the request and nothing more until the client hangs up. */
    public static ScriptedResponse readsNoBody() {
        return bare(End.SILENCE).changed(a -> a.readsBody = false);
    }

    /** Returns the same, sent before the request's body is read, which is then left unread until the client hangs up. */
    public ScriptedResponse beforeBody() {
        return changed(a -> {
            a.readsBody = false;
            a.end = End.SILENCE;
        });
    }

    /** Returns the same with a header field. */
    public ScriptedResponse header(String name, String value) {
        return changed(a -> a.head = joined(head, ascii(name + ": " + value + "\r\n")));
    }

    /** Returns the same in HTTP chunks of a number of bytes. */
    public ScriptedResponse chunked(int size) {
        return changed(a -> {
            a.framing = Framing.CHUNKED;
            a.piece = size;
        });
    }

    /** Returns the same without a length: its end is that of the connection. */
    public ScriptedResponse untilClosed() {
        return changed(a -> {
            a.framing = Framing.CLOSE;
            a.end = End.CLOSE;
        });
    }

    /** Returns the same, the body written in pieces of a number of bytes, each flushed. */
    public ScriptedResponse dripping(int size) {
        return changed(a -> a.piece = size);
    }

    /** Returns the same with a gzipped body. */
    public ScriptedResponse gzipped() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return encoded("gzip", out.toByteArray());
    }

    /** Returns the same with a body that was encoded. */
    public ScriptedResponse encoded(String encoding, byte[] encoded) {
        return changed(a -> a.body = encoded).header("Content-Encoding", encoding);
    }

    /** Returns the same, broken off after a number of bytes of the body by closing the connection. */
    public ScriptedResponse cutAfter(int bytes) {
        return brokenAfter(bytes, End.CLOSE);
    }

    /** Returns the same, broken off after a number of bytes of the body by resetting the connection. */
    public ScriptedResponse resetAfter(int bytes) {
        return brokenAfter(bytes, End.RESET);
    }

    /** Returns the same, silent after a number of bytes of the body until the client hangs up. */
    public ScriptedResponse silentAfter(int bytes) {
        return brokenAfter(bytes, End.SILENCE);
    }

    /** Returns the same, after which the connection is closed, though the headers do not say so. */
    public ScriptedResponse thenClosed() {
        return brokenAfter(WHOLE, End.CLOSE);
    }

    /** Returns the same, after which nothing happens until the client hangs up. */
    public ScriptedResponse thenSilent() {
        return brokenAfter(WHOLE, End.SILENCE);
    }

    /** Returns the same, after which bytes follow that belong to no response. */
    public ScriptedResponse followedBy(String bytes) {
        return changed(a -> a.surplus = ascii(bytes));
    }

    /** Returns the same, held back until a latch opens. */
    public ScriptedResponse after(CountDownLatch latch) {
        return changed(a -> a.gate = latch);
    }

    private ScriptedResponse brokenAfter(int bytes, End way) {
        return changed(a -> {
            a.cut = bytes;
            a.end = way;
        });
    }

    boolean readsRequest() {
        return readsRequest;
    }

    boolean readsBody() {
        return readsBody;
    }

    End end() {
        return end;
    }

    void awaitGate() throws InterruptedException {
        gate.await();
    }

    /** Returns the whole response as pieces to write one by one. */
    List<byte[]> pieces() {
        List<byte[]> pieces = new ArrayList<>();
        if (head.length == 0) {
            return pieces;
        }
        if (framing == Framing.RAW) {
            pieces.add(head);
            return pieces;
        }
        String frame = switch (framing) {
            case LENGTH -> "Content-Length: " + body.length + "\r\n\r\n";
            case CHUNKED -> "Transfer-Encoding: chunked\r\n\r\n";
            case CLOSE -> "Connection: close\r\n\r\n";
            case RAW -> throw new AssertionError();
        };
        pieces.add(joined(head, ascii(frame)));
        int last = Math.min(body.length, cut);
        int size = Math.min(piece, Math.max(1, last));
        for (int at = 0; at < last; at += size) {
            byte[] part = Arrays.copyOfRange(body, at, Math.min(last, at + size));
            pieces.add(framing == Framing.CHUNKED ? chunk(part) : part);
        }
        if (framing == Framing.CHUNKED && cut >= body.length) {
            pieces.add(ascii("0\r\n\r\n"));
        }
        if (surplus.length > 0) {
            pieces.add(surplus);
        }
        return pieces;
    }

    private static byte[] chunk(byte[] part) {
        return joined(joined(ascii(Integer.toHexString(part.length) + "\r\n"), part), ascii("\r\n"));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] all = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
