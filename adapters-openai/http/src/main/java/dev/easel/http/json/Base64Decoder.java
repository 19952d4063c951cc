package dev.easel.http.json;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Base64;

/**
 * Decodes base64 from a stream, in place: decoded bytes overwrite the text they came from and are written to the sink.
 *
 * <p>Accepts the standard and the URL-safe alphabet, white space anywhere and missing padding (RFC 4648, and what
 * servers send despite it). Text in the standard alphabet on one line goes through the platform's decoder, which uses
 * vector instructions, in blocks that stay in the cache; all other text through a table. Only two blocks are
 * allocated.
 */
final class Base64Decoder {
    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte OTHER = -1;
    private static final byte SPACE = -2;
    private static final byte PADDING = -3;
    private static final byte[] VALUES = new byte[256];
    private static final int BLOCK = 1024;

    static {
        Arrays.fill(VALUES, OTHER);
        for (int value = 0; value < ALPHABET.length(); value++) {
            VALUES[ALPHABET.charAt(value)] = (byte) value;
        }
        VALUES['-'] = 62;
        VALUES['_'] = 63;
        VALUES['='] = PADDING;
        for (char space : " \t\r\n\f".toCharArray()) {
            VALUES[space] = SPACE;
        }
    }

    private final OutputStream sink;
    private final boolean spaced;
    private final byte[] quantum = new byte[3];
    private final byte[] block = new byte[BLOCK];
    private final byte[] decodedBlock = new byte[BLOCK / 4 * 3];
    private boolean plain = true;
    private long urlSafeFrom = -1;
    private int bits;
    private int held;
    private int padding;
    private long characters;

    /** Accepts white space anywhere if it may be spaced; otherwise white space is not part of the text. */
    Base64Decoder(OutputStream sink, boolean spaced) {
        this.sink = sink;
        this.spaced = spaced;
    }

    /** Returns how many characters of base64 were accepted so far, padding included, white space not. */
    long characters() {
        return characters;
    }

    /** Returns whether the next line may continue the same text: every quantum is complete, and no padding ended it. */
    boolean mayContinue() {
        return held == 0 && padding == 0;
    }

    /**
     * Decodes the text between two positions of a buffer, which it overwrites, and returns the position of the first
     * byte that it cannot accept (any except symbols, padding and white space), or {@code to} if it accepted them
     * all.
     */
    int decode(byte[] text, int from, int to) throws IOException {
        int next = from;
        while (held > 0 && next < to) {
            if (!take(text[next] & 0xFF)) {
                return next;
            }
            next++;
        }
        int start = next;
        int end = next;
        while (next < to) {
            if (held == 0 && padding == 0) {
                int quanta = decodeQuanta(text, next, (to - next) >> 2, end);
                next += quanta << 2;
                end += quanta * 3;
                characters += (long) quanta << 2;
            }
            if (next == to || !hold(text[next] & 0xFF)) {
                break;
            }
            next++;
            if (held == 4) {
                end = release(text, end);
            }
        }
        if (end > start) {
            sink.write(text, start, end - start);
        }
        return next;
    }

    /** Decodes whole quanta; stops at the first that contains a character other than a symbol. */
    private int decodeQuanta(byte[] text, int from, int quanta, int into) {
        int done = spaced || urlSafeFrom < 0 ? decodeBlocks(text, from, quanta, into) : 0;
        int end = from + (quanta << 2);
        int limit = quanta;
        for (int i = from + (done << 2); i < end && VALUES[text[i] & 0xFF] >= 0; i++) {
            if (urlSafeFrom < 0) {
                urlSafeFrom = isUrlSafe(text[i]) ? characters + i - from : -1;
            } else if (spaced) {
                break;
            } else if (isOfOtherAlphabet(text[i])) {
                limit = (i - from) >> 2;
                break;
            }
        }
        return done + decodeByTable(text, from + (done << 2), limit - done, into + done * 3);
    }

    /** Text that goes on in the standard alphabet after the URL-safe one is not the same image: no image mixes them. */
    private boolean isOfOtherAlphabet(int c) {
        return !spaced && urlSafeFrom >= 0 && (c == '+' || c == '/');
    }

    /** Stops for good at the first block that the platform rejects: text that is not plain once is rarely plain later. */
    private int decodeBlocks(byte[] text, int from, int quanta, int into) {
        int blocks = 0;
        while (plain && (blocks + 1) * BLOCK <= quanta << 2) {
            System.arraycopy(text, from + blocks * BLOCK, block, 0, BLOCK);
            plain = decodeBlock();
            if (plain) {
                System.arraycopy(decodedBlock, 0, text, into + blocks * decodedBlock.length, decodedBlock.length);
                blocks++;
            }
        }
        return blocks * (BLOCK >> 2);
    }

    /** Returns whether the block contains only symbols of the standard alphabet. */
    private boolean decodeBlock() {
        try {
            return Base64.getDecoder().decode(block, decodedBlock) == decodedBlock.length;
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** The loop for all other text, in a separate method so that it is compiled separately. */
    private static int decodeByTable(byte[] text, int from, int quanta, int into) {
        for (int i = 0; i < quanta; i++) {
            int at = from + (i << 2);
            int value = VALUES[text[at] & 0xFF] << 18
                    | VALUES[text[at + 1] & 0xFF] << 12
                    | VALUES[text[at + 2] & 0xFF] << 6
                    | VALUES[text[at + 3] & 0xFF];
            if (value < 0) {
                return i;
            }
            int out = into + i * 3;
            text[out] = (byte) (value >> 16);
            text[out + 1] = (byte) (value >> 8);
            text[out + 2] = (byte) value;
        }
        return quanta;
    }

    /** Takes one character; returns false and changes nothing if it is not valid base64 here. */
    boolean take(int c) throws IOException {
        if (!hold(c)) {
            return false;
        }
        if (held == 4) {
            sink.write(quantum, 0, release(quantum, 0));
        }
        return true;
    }

    private static boolean isUrlSafe(int c) {
        return c == '-' || c == '_';
    }

    /** Returns how many characters came before the first of the URL-safe alphabet, or -1 if it has no such character. */
    long urlSafeFrom() {
        return urlSafeFrom;
    }

    private boolean hold(int c) {
        byte value = c > 255 ? OTHER : VALUES[c];
        if (value >= 0 && padding == 0 && !isOfOtherAlphabet(c)) {
            urlSafeFrom = urlSafeFrom < 0 && isUrlSafe(c) ? characters : urlSafeFrom;
            bits = bits << 6 | value;
            held++;
            characters++;
            return true;
        }
        if (value == PADDING && held >= 2 && held + padding < 4) {
            padding++;
            characters++;
            return true;
        }
        return value == SPACE && spaced;
    }

    private int release(byte[] into, int at) {
        into[at] = (byte) (bits >> 16);
        into[at + 1] = (byte) (bits >> 8);
        into[at + 2] = (byte) bits;
        bits = 0;
        held = 0;
        return at + 3;
    }

    /** Writes the last bytes and returns whether the text ended at the end of a byte. */
    boolean finish() throws IOException {
        int left = held;
        if (left >= 2) {
            bits <<= 6 * (4 - left);
            release(quantum, 0);
            sink.write(quantum, 0, left - 1);
        }
        held = 0;
        return left != 1;
    }

    /** Returns the symbols of an unfinished quantum, and the padding after them. */
    byte[] heldText() {
        byte[] text = new byte[held == 0 ? 0 : held + padding];
        Arrays.fill(text, (byte) '=');
        for (int i = 0; i < held; i++) {
            text[i] = (byte) ALPHABET.charAt(bits >> 6 * (held - 1 - i) & 63);
        }
        return text;
    }
}
