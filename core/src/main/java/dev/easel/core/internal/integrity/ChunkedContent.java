package dev.easel.core.internal.integrity;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Bytes in memory that grow without being copied: a list of chunks, each twice the last up to 64 KiB. */
public final class ChunkedContent implements CheckedContent {
    private static final int SMALLEST = 16 << 10;
    private static final int LARGEST = 64 << 10;

    private final List<byte[]> chunks = new ArrayList<>();
    private long length;
    private int room;
    private volatile boolean whole;

    /** Adds bytes at the end. */
    public void append(byte[] bytes, int offset, int count) {
        int from = offset;
        int left = count;
        while (left > 0) {
            if (room == 0) {
                grow();
            }
            byte[] last = chunks.get(chunks.size() - 1);
            int part = Math.min(left, room);
            System.arraycopy(bytes, from, last, last.length - room, part);
            from += part;
            left -= part;
            room -= part;
            length += part;
        }
    }

    private void grow() {
        int size = chunks.isEmpty() ? SMALLEST : Math.min(LARGEST, 2 * chunks.get(chunks.size() - 1).length);
        chunks.add(new byte[size]);
        room = size;
    }

    /** Returns a stream whose bytes are appended. */
    public OutputStream appending() {
        return new OutputStream() {
            @Override
            public void write(int oneByte) {
                write(new byte[] {(byte) oneByte}, 0, 1);
            }

            @Override
            public void write(byte[] bytes, int offset, int count) {
                append(bytes, offset, count);
            }
        };
    }

    /** Removes all bytes. */
    public void clear() {
        chunks.clear();
        length = 0;
        room = 0;
    }

    /** Records whether the bytes were found to be a whole image. */
    public void checked(boolean isWhole) {
        whole = isWhole;
    }

    @Override
    public boolean isWhole() {
        return whole;
    }

    @Override
    public long length() {
        return length;
    }

    @Override
    public InputStream open() {
        return new Chunks();
    }

    /** Reads the chunks one after the other. */
    private final class Chunks extends InputStream {
        private long at;
        private int chunk;
        private int offset;

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int start, int count) {
            Objects.checkFromIndexSize(start, count, into.length);
            if (count == 0) {
                return 0;
            }
            if (at >= length) {
                return -1;
            }
            byte[] current = chunks.get(chunk);
            int part = (int) Math.min(Math.min(count, current.length - offset), length - at);
            System.arraycopy(current, offset, into, start, part);
            advance(part);
            return part;
        }

        @Override
        public long skip(long count) {
            long all = Math.max(0, Math.min(count, length - at));
            for (long left = all; left > 0; ) {
                int part = (int) Math.min(left, chunks.get(chunk).length - offset);
                advance(part);
                left -= part;
            }
            return all;
        }

        @Override
        public long transferTo(OutputStream out) throws IOException {
            long from = at;
            while (at < length) {
                byte[] current = chunks.get(chunk);
                int part = (int) Math.min(current.length - offset, length - at);
                out.write(current, offset, part);
                advance(part);
            }
            return at - from;
        }

        private void advance(int part) {
            at += part;
            offset += part;
            if (offset == chunks.get(chunk).length) {
                chunk++;
                offset = 0;
            }
        }

        @Override
        public int available() {
            return (int) Math.min(Integer.MAX_VALUE, length - at);
        }
    }
}
