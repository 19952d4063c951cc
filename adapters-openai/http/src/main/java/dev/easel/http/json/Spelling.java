package dev.easel.http.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * How the base64 of an image was written where that is not the plain way, so that a text that contains it can be put back
 * exactly: its line breaks, which may also be the end of the image and the beginning of words.
 */
final class Spelling {
    private static final int MOST_RUNS = 4096;

    private final List<Run> runs = new ArrayList<>(0);

    /** Line breaks of one kind at equal distances. */
    private static final class Run {
        final long first;
        final byte[] text;
        long distance;
        long count = 1;

        Run(long first, String text) {
            this.first = first;
            this.text = text.getBytes(StandardCharsets.ISO_8859_1);
        }

        boolean continues(long at, String other) {
            if (!new String(text, StandardCharsets.ISO_8859_1).equals(other)) {
                return false;
            }
            if (count == 1) {
                distance = at - first;
            }
            return at == first + distance * count;
        }

        long last() {
            return first + distance * (count - 1);
        }

        boolean isAt(long position) {
            return position >= first
                    && position <= last()
                    && (distance == 0 ? position == first : (position - first) % distance == 0);
        }
    }

    /** Returns whether it can record another line break. */
    boolean hasRoom() {
        return runs.size() < MOST_RUNS;
    }

    /** Records a line break after so many characters. */
    void lineBreak(long position, String text) {
        if (!runs.isEmpty() && runs.get(runs.size() - 1).continues(position, text)) {
            runs.get(runs.size() - 1).count++;
        } else {
            runs.add(new Run(position, text));
        }
    }

    /**
     * Returns a stream that takes plain base64 and writes it as it was.
     *
     * @param urlSafeFrom the position from which it is in the URL-safe alphabet, or -1
     */
    OutputStream onto(OutputStream out, long urlSafeFrom) {
        return new OutputStream() {
            private long written;
            private int run;

            @Override
            public void write(int symbol) throws IOException {
                write(new byte[] {(byte) symbol}, 0, 1);
            }

            @Override
            public void write(byte[] plain, int offset, int count) throws IOException {
                if (runs.isEmpty() && urlSafeFrom < 0) {
                    out.write(plain, offset, count);
                    return;
                }
                ByteArrayOutputStream spelled = new ByteArrayOutputStream(count + count / 32);
                for (int i = offset; i < offset + count; i++) {
                    spelled.writeBytes(breakHere());
                    boolean urlSafe = urlSafeFrom >= 0 && written >= urlSafeFrom;
                    spelled.write(urlSafe && plain[i] == '+' ? '-' : urlSafe && plain[i] == '/' ? '_' : plain[i]);
                    written++;
                }
                spelled.writeTo(out);
            }

            private byte[] breakHere() {
                while (run < runs.size() && written > runs.get(run).last()) {
                    run++;
                }
                return run < runs.size() && runs.get(run).isAt(written) ? runs.get(run).text : new byte[0];
            }
        };
    }
}
