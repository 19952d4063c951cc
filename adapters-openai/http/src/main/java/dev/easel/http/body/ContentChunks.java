package dev.easel.http.body;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.StorageException;
import java.io.IOException;
import java.io.InputStream;

/** Reads content piece by piece; a problem with the content itself throws a {@link StorageException}. */
final class ContentChunks {
    /** The maximum size of a piece: a multiple of 3, so that base64 needs no padding between pieces. */
    static final int SIZE = 3 * (1 << 15);

    /** Takes one piece; all but the last have the same length. */
    @FunctionalInterface
    interface Taker {
        void take(byte[] buffer, int count) throws IOException;
    }

    private ContentChunks() {}

    static long lengthOf(Content content) {
        try {
            return content.length();
        } catch (IOException e) {
            throw StorageException.reading(nameOf(content), e);
        }
    }

    private static String nameOf(Content content) {
        return content.file().map(Object::toString).orElse("an image to send");
    }

    /** Passes on content of an expected length; content of any other length is rejected. */
    static void of(Content content, long length, Taker taker) throws IOException {
        byte[] buffer = new byte[(int) Math.min(SIZE, length + 1)];
        try (InputStream in = open(content)) {
            long left = length;
            for (int count = read(content, in, buffer); count > 0; count = read(content, in, buffer)) {
                left -= count;
                if (left < 0) {
                    break;
                }
                taker.take(buffer, count);
            }
            if (left != 0) {
                throw new StorageException(
                        "Cannot send " + nameOf(content) + ": it had " + length + " bytes and has changed since.");
            }
        }
    }

    private static InputStream open(Content content) {
        try {
            return content.open();
        } catch (IOException e) {
            throw StorageException.reading(nameOf(content), e);
        }
    }

    private static int read(Content content, InputStream in, byte[] buffer) {
        try {
            return in.readNBytes(buffer, 0, buffer.length);
        } catch (IOException e) {
            throw StorageException.reading(nameOf(content), e);
        }
    }
}
