package dev.easel.server.form;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Finds the boundaries in a form as it is read, in constant memory (RFC 2046, 5.1.1). Lines may end in CRLF or in LF
 * alone.
 */
final class BoundaryScanner {
    private static final int BUFFER = 1 << 16;
    private static final int LONGEST_LINE = 8192;

    private final InputStream in;
    private final byte[] dashBoundary;
    private final byte[] buffer = new byte[BUFFER];
    private int from;
    private int to;
    private boolean ended;

    /** Scans for a boundary, given as in the media type, without the leading dashes. */
    BoundaryScanner(InputStream in, byte[] boundary) {
        this.in = in;
        this.dashBoundary = new byte[boundary.length + 2];
        dashBoundary[0] = '-';
        dashBoundary[1] = '-';
        System.arraycopy(boundary, 0, dashBoundary, 2, boundary.length);
    }

    /** Skips the content before the first boundary; returns false if none is found. */
    boolean skipPreamble() throws IOException {
        ensure(dashBoundary.length + 1);
        if (match(from) == Match.YES) {
            from += dashBoundary.length;
            return true;
        }
        return copyPart(OutputStream.nullOutputStream());
    }

    /** Reads the rest of a boundary line; returns false if it was the last boundary. */
    boolean anotherPartFollows() throws IOException {
        if (ensure(2) && buffer[from] == '-' && buffer[from + 1] == '-') {
            return false;
        }
        line();
        return true;
    }

    /** Reads a line without its line ending. */
    String line() throws IOException {
        StringBuilder line = new StringBuilder();
        while (ensure(1)) {
            int b = buffer[from++] & 0xFF;
            if (b == '\n') {
                int last = line.length() - 1;
                if (last >= 0 && line.charAt(last) == '\r') {
                    line.setLength(last);
                }
                return line.toString();
            }
            if (line.length() == LONGEST_LINE) {
                throw new MalformedFormException("A header line of a part has more than " + LONGEST_LINE + " bytes.");
            }
            line.append((char) b);
        }
        throw new MalformedFormException("The form ends within the headers of a part.");
    }

    /** Copies a part's content up to the next boundary, which is consumed; returns false if the form ends without one. */
    boolean copyPart(OutputStream out) throws IOException {
        while (true) {
            int newline = indexOfNewline(from);
            Match match = newline < 0 ? Match.NO : match(newline + 1);
            while (newline >= 0 && match == Match.NO) {
                newline = indexOfNewline(newline + 1);
                match = newline < 0 ? Match.NO : match(newline + 1);
            }
            int end = contentEnd(newline < 0 ? to : newline);
            if (match == Match.YES) {
                out.write(buffer, from, end - from);
                from = newline + 1 + dashBoundary.length;
                return true;
            }
            out.write(buffer, from, end - from);
            from = end;
            if (!fill()) {
                out.write(buffer, from, to - from);
                from = to;
                return false;
            }
        }
    }

    /** Returns the index before a carriage return that may belong to a line ending. */
    private int contentEnd(int end) {
        return end > from && buffer[end - 1] == '\r' ? end - 1 : end;
    }

    private enum Match {
        YES,
        NO,
        /** More bytes are needed to decide. */
        PERHAPS
    }

    /** Returns whether a boundary is at an index: all of it, followed only by what may end its line. */
    private Match match(int at) {
        for (int i = 0; i < dashBoundary.length; i++) {
            if (at + i == to) {
                return ended ? Match.NO : Match.PERHAPS;
            }
            if (buffer[at + i] != dashBoundary[i]) {
                return Match.NO;
            }
        }
        int after = at + dashBoundary.length;
        if (after == to) {
            return ended ? Match.YES : Match.PERHAPS;
        }
        return "-\r\n \t".indexOf(buffer[after]) >= 0 ? Match.YES : Match.NO;
    }

    private int indexOfNewline(int start) {
        for (int i = start; i < to; i++) {
            if (buffer[i] == '\n') {
                return i;
            }
        }
        return -1;
    }

    private boolean ensure(int count) throws IOException {
        while (to - from < count) {
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    /** Makes room and reads more; returns false at the end. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, from, buffer, 0, to - from);
        to -= from;
        from = 0;
        int count = in.read(buffer, to, buffer.length - to);
        ended = count < 0;
        to += Math.max(0, count);
        return !ended;
    }
}
