package dev.easel.http.json;

import java.io.IOException;

/** Reads the characters of a JSON string one by one, and remembers how each was written. */
final class EscapeReader {
    private final ByteFeed feed;
    private final byte[] raw = new byte[6];
    private int rawLength;

    EscapeReader(ByteFeed feed) {
        this.feed = feed;
    }

    /** Returns the next character with its escape decoded; bytes of non-ASCII characters come one by one. */
    int next(JsonPath path) throws IOException {
        rawLength = 0;
        int b = read(path);
        if (b != '\\') {
            return b;
        }
        int letter = read(path);
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'u' -> hexadecimal(path);
            default -> letter;
        };
    }

    private int hexadecimal(JsonPath path) throws IOException {
        int value = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(read(path), 16);
            if (digit < 0) {
                throw new MalformedResponseException("The JSON has a \\u escape without four digits in " + path + ".");
            }
            value = value << 4 | digit;
        }
        return value;
    }

    private int read(JsonPath path) throws IOException {
        feed.require(path);
        byte b = feed.buffer[feed.position++];
        raw[rawLength++] = b;
        return b & 0xFF;
    }

    /** Returns whether the character just read ends the string. */
    boolean isClosingQuote() {
        return rawLength == 1 && raw[0] == '"';
    }

    /** Returns the bytes the character was written with, valid until the next is read. */
    byte[] raw() {
        return raw;
    }

    int rawLength() {
        return rawLength;
    }
}
