package dev.easel.adapters.openai.responses;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Locale;

/**
 * The IDs of a response and its items: one random part of 192 bits, which cannot be guessed, and for each item its number.
 *
 * @param random the random part in hexadecimal digits
 */
record Ids(String random) {
    private static final SecureRandom SOURCE = new SecureRandom();
    private static final int BYTES = 24;
    private static final String ITEM = "ig_";

    static Ids create() {
        byte[] bits = new byte[BYTES];
        SOURCE.nextBytes(bits);
        return new Ids(HexFormat.of().formatHex(bits));
    }

    /** Returns those of the response that an image's item belongs to; of none that exists if the ID is not an item's. */
    static Ids ofItem(String id) {
        return new Ids(
                id.startsWith(ITEM) && id.length() > ITEM.length() + 2 * BYTES
                        ? id.substring(ITEM.length(), ITEM.length() + 2 * BYTES)
                        : "");
    }

    String response() {
        return "resp_" + random;
    }

    /** Returns the ID of an image's item, which are counted from 0. */
    String image(int index) {
        return ITEM + random + String.format(Locale.ROOT, "%02d", index);
    }

    String message() {
        return "msg_" + random;
    }
}
