package dev.easel.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import org.apache.hc.core5.http.impl.io.SocketHolder;

/**
 * A connection's socket: its reads keep to deadlines that a trickle of bytes cannot extend, it shows when a write is
 * stuck, and it tells whether the other side has hung up. Read by one thread.
 */
final class DeadlineSocket extends SocketHolder {
    private static final long SECOND = 1_000_000_000L;

    private final Socket socket;
    private final Input input = new Input();
    private final Output output = new Output();
    private final byte[] ahead = new byte[4096];
    private int aheadFrom;
    private int aheadTo;

    private long readNanos = Duration.ofSeconds(30).toNanos();
    private long totalNanos = readNanos;
    private long nanosPerByte;
    private boolean restartsAtFirstByte;
    private long timeoutAfterFirstByte;
    private long startedAt = System.nanoTime();
    private long bytes;
    private volatile long writingSince;

    DeadlineSocket(Socket socket) {
        super(socket);
        this.socket = socket;
    }

    /** Limits the time until the first byte, and the time from the first byte to the end of the request header. */
    void awaitHeader(Duration begin, Duration complete) {
        await(begin, begin, 0);
        restartsAtFirstByte = true;
        timeoutAfterFirstByte = complete.toNanos();
    }

    /** Limits each wait for bytes, and the total to one such wait plus the time the bytes take at the minimum rate. */
    void awaitBody(Duration readTimeout, int bytesPerSecond) {
        await(readTimeout, readTimeout, SECOND / bytesPerSecond);
    }

    private void await(Duration perRead, Duration total, long perByte) {
        readNanos = perRead.toNanos();
        totalNanos = total.toNanos();
        nanosPerByte = perByte;
        restartsAtFirstByte = false;
        startedAt = System.nanoTime();
        bytes = 0;
    }

    /** Returns whether any byte came since the last wait began. */
    boolean hasReceived() {
        return bytes > 0;
    }

    /** Returns when the running write started, by {@link System#nanoTime}; 0 without one. */
    long writingSince() {
        return writingSince;
    }

    /** Returns whether the other side has closed its end; only while no request is being read. */
    boolean hungUp() {
        if (aheadTo == ahead.length) {
            return false;
        }
        try {
            socket.setSoTimeout(1);
            int count = socket.getInputStream().read(ahead, aheadTo, ahead.length - aheadTo);
            aheadTo += Math.max(0, count);
            return count < 0;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    /** Ends the output and discards further input, so that the last response is read before the connection is reset. */
    void finishOutput(Duration timeout, long maxBytes) {
        try {
            socket.shutdownOutput();
            await(timeout, timeout, 0);
            byte[] scratch = new byte[1 << 14];
            for (long left = maxBytes; left > 0; ) {
                int count = input.read(scratch, 0, scratch.length);
                if (count < 0) {
                    return;
                }
                left -= count;
            }
        } catch (IOException e) {
            // The other side has closed the connection, as expected.
        }
    }

    /** Closes the socket; a thread that reads from it or writes to it fails at once. */
    void close() {
        try {
            socket.close();
        } catch (IOException e) {
            System.getLogger(DeadlineSocket.class.getName())
                    .log(System.Logger.Level.DEBUG, "A connection could not be closed.", e);
        }
    }

    @Override
    protected InputStream getInputStream(Socket ignored) {
        return input;
    }

    @Override
    protected OutputStream getOutputStream(Socket ignored) {
        return output;
    }

    private int takeAhead(byte[] into, int offset, int length) {
        int count = Math.min(length, aheadTo - aheadFrom);
        System.arraycopy(ahead, aheadFrom, into, offset, count);
        aheadFrom += count;
        if (aheadFrom == aheadTo) {
            aheadFrom = 0;
            aheadTo = 0;
        }
        return count;
    }

    private void arrived(int count) {
        if (restartsAtFirstByte && bytes == 0) {
            startedAt = System.nanoTime();
            totalNanos = timeoutAfterFirstByte;
            readNanos = timeoutAfterFirstByte;
        }
        bytes += count;
    }

    private int millisLeft() throws SocketTimeoutException {
        long left = startedAt + totalNanos + bytes * nanosPerByte - System.nanoTime();
        if (left <= 0) {
            throw new SocketTimeoutException("The other side sends too slowly.");
        }
        return (int) Math.max(1, Math.min(readNanos, left) / 1_000_000);
    }

    private final class Input extends InputStream {
        private final byte[] single = new byte[1];

        @Override
        public int read() throws IOException {
            return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int count;
            if (aheadTo > aheadFrom) {
                count = takeAhead(into, offset, length);
            } else {
                socket.setSoTimeout(millisLeft());
                count = socket.getInputStream().read(into, offset, length);
            }
            if (count > 0) {
                arrived(count);
            }
            return count;
        }
    }

    private final class Output extends OutputStream {
        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] from, int offset, int length) throws IOException {
            writingSince = System.nanoTime() | 1; // 0 stands for no write
            try {
                socket.getOutputStream().write(from, offset, length);
            } finally {
                writingSince = 0;
            }
        }
    }
}
