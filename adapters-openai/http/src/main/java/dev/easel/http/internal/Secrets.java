package dev.easel.http.internal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The keys that a call is sent with, which are cut out of all that is received before anyone else reads it: servers quote
 * them in errors. Keys of fewer than 8 characters are too short to be told from other text. Immutable.
 */
public final class Secrets {
    /** No keys. */
    public static final Secrets NONE = new Secrets(Set.of());

    private static final int SHORTEST = 8;
    private static final int LONGEST_ESCAPE = 6;
    private static final byte[] SHOWN = "***".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern SECRET_NAME =
            Pattern.compile("auth|key|token|secret|password|cookie|credential|signature|^sig$|^code$");

    private final List<byte[]> keys;
    private final int longest;

    private Secrets(Set<String> keys) {
        this.keys = keys.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(key -> key.getBytes(StandardCharsets.UTF_8))
                .toList();
        this.longest = LONGEST_ESCAPE
                * this.keys.stream().mapToInt(key -> key.length).max().orElse(0);
    }

    /** Hides keys, and what follows a scheme in them, such as {@code Bearer}. */
    public static Secrets of(Collection<String> keys) {
        Set<String> found = new LinkedHashSet<>();
        for (String key : keys) {
            String stripped = key.strip();
            add(stripped, found);
            add(stripped.substring(stripped.lastIndexOf(' ') + 1), found);
        }
        return found.isEmpty() ? NONE : new Secrets(found);
    }

    private static void add(String key, Set<String> found) {
        if (key.length() >= SHORTEST) {
            found.add(key);
        }
    }

    /** Returns whether a header field or a parameter of a query is named like one that carries a key. */
    public static boolean isNamedLikeOne(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** Returns these keys and others. */
    public Secrets and(Secrets others) {
        Set<String> all = new LinkedHashSet<>();
        keys.forEach(key -> all.add(new String(key, StandardCharsets.UTF_8)));
        others.keys.forEach(key -> all.add(new String(key, StandardCharsets.UTF_8)));
        return new Secrets(all);
    }

    /** Returns text with asterisks in place of every key; a key is also found with escapes of JSON or of URLs in it. */
    public String hiddenIn(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        byte[] hidden = hiddenIn(bytes);
        return hidden == bytes ? text : new String(hidden, StandardCharsets.UTF_8);
    }

    /** Returns text in UTF-8 with asterisks in place of every key, or the same array if it contains no key. */
    public byte[] hiddenIn(byte[] text) {
        int first = next(text, 0, text.length);
        if (first == text.length) {
            return text;
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        int from = 0;
        for (int at = first; at < text.length; at = next(text, from, text.length)) {
            out.write(text, from, at - from);
            out.writeBytes(SHOWN);
            from = end(text, at, text.length);
        }
        out.write(text, from, text.length - from);
        return out.toByteArray();
    }

    /** Returns an exception whose messages contain no key: the same one, if they contain none. */
    public Exception hiddenIn(Exception exception) {
        for (Throwable cause = exception; cause != null; cause = cause.getCause()) {
            String message = String.valueOf(cause.getMessage());
            if (!hiddenIn(message).equals(message)) {
                IOException hidden = new IOException(hiddenIn(String.valueOf(exception.getMessage())));
                hidden.setStackTrace(exception.getStackTrace());
                return hidden;
            }
        }
        return exception;
    }

    /** Returns a stream that passes text on with asterisks in place of every key, also of one written in pieces. */
    public OutputStream hiding(OutputStream out) {
        return keys.isEmpty() ? out : new Hiding(out);
    }

    /** Returns where the next key begins, or the limit if none does. */
    private int next(byte[] text, int from, int limit) {
        int at = from;
        while (at < limit && end(text, at, text.length) < 0) {
            at++;
        }
        return at;
    }

    /** Returns where a key ends that begins at a position, or -1 if none does. */
    private int end(byte[] text, int at, int length) {
        for (byte[] key : keys) {
            int end = end(text, at, length, key);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private static int end(byte[] text, int at, int length, byte[] key) {
        int position = at;
        for (byte wanted : key) {
            int after = after(text, position, length, wanted);
            if (after < 0) {
                return -1;
            }
            position = after;
        }
        return position;
    }

    /** Returns where a character ends that is written as it is, {@code \/}, {@code \}{@code u002f} or {@code %2f}; else -1. */
    private static int after(byte[] text, int at, int length, byte wanted) {
        if (at >= length) {
            return -1;
        }
        if (text[at] == wanted) {
            return at + 1;
        }
        if (text[at] == '%') {
            return hexadecimal(text, at + 1, 2, length) == wanted ? at + 3 : -1;
        }
        if (text[at] != '\\' || at + 1 >= length) {
            return -1;
        }
        if (text[at + 1] == 'u') {
            return hexadecimal(text, at + 2, 4, length) == wanted ? at + 6 : -1;
        }
        return text[at + 1] == wanted ? at + 2 : -1;
    }

    private static int hexadecimal(byte[] text, int at, int digits, int length) {
        if (at + digits > length) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            value = value << 4 | Character.digit(text[i], 16);
        }
        return value;
    }

    /** Holds back the end of what was written, which may be the beginning of a key. */
    private final class Hiding extends OutputStream {
        private static final int FULL = 1 << 16;

        private final OutputStream out;
        private final byte[] held = new byte[FULL + longest];
        private int count;

        private Hiding(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            int from = offset;
            for (int left = length; left > 0; ) {
                int part = Math.min(left, held.length - count);
                System.arraycopy(bytes, from, held, count, part);
                count += part;
                from += part;
                left -= part;
                if (count == held.length) {
                    pass(FULL);
                }
            }
        }

        /** Passes on what begins before a limit. */
        private void pass(int limit) throws IOException {
            byte[] text = Arrays.copyOf(held, count);
            int from = 0;
            for (int at = next(text, 0, limit); at < limit; at = next(text, from, limit)) {
                out.write(text, from, at - from);
                out.write(SHOWN);
                from = end(text, at, count);
            }
            int kept = Math.max(from, limit);
            out.write(text, from, kept - from);
            count -= kept;
            System.arraycopy(text, kept, held, 0, count);
        }

        /** Passes on all, so that a key may not go on after it. */
        @Override
        public void flush() throws IOException {
            pass(count);
            out.flush();
        }

        @Override
        public void close() throws IOException {
            pass(count);
            out.close();
        }
    }
}
