package dev.easel.http.internal.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

/** A block of IPv4 or IPv6 addresses. */
public record AddressBlock(byte[] start, int bits) {
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F:][0-9a-fA-F:.]*");

    /**
     * Reads a block in CIDR notation, or a single address.
     *
     * @throws IllegalArgumentException naming what is invalid
     */
    public static AddressBlock of(String text) {
        int slash = text.indexOf('/');
        byte[] start = address(slash < 0 ? text : text.substring(0, slash), text);
        int all = 8 * start.length;
        int bits = slash < 0 ? all : length(text.substring(slash + 1), all, text);
        AddressBlock block = new AddressBlock(start, bits);
        if (!Arrays.equals(start, block.first())) {
            throw new IllegalArgumentException("Invalid address block '" + text + "': the address has bits beyond the"
                    + " first " + bits + "; did you mean " + new AddressBlock(block.first(), bits) + "?");
        }
        return block;
    }

    private static byte[] address(String address, String text) {
        boolean literal = IPV4.matcher(address).matches()
                || address.contains(":") && IPV6.matcher(address).matches();
        try {
            if (literal) {
                // It is a number, or looks like one and is refused: no name is looked up.
                return InetAddress.getByName(address).getAddress();
            }
        } catch (UnknownHostException e) {
            // Told below.
        }
        throw new IllegalArgumentException("Invalid address block '" + text
                + "': expected a block such as 10.0.0.0/8 or fd00::/8, or an address.");
    }

    private static int length(String digits, int max, String text) {
        int bits = digits.matches("\\d{1,3}") ? Integer.parseInt(digits) : -1;
        if (bits < 0 || bits > max) {
            throw new IllegalArgumentException(
                    "Invalid address block '" + text + "': expected a length from 0 to " + max + " after the slash.");
        }
        return bits;
    }

    private byte[] first() {
        byte[] first = start.clone();
        for (int bit = bits; bit < 8 * first.length; bit++) {
            first[bit / 8] &= (byte) ~(0x80 >> bit % 8);
        }
        return first;
    }

    /** Reads the leading numbers of a block and its length, such as {@code 10/8} or {@code 2001:db8/32}. */
    static AddressBlock parse(String text) {
        String[] halves = text.split("/");
        boolean six = halves[0].contains(":");
        String[] numbers = halves[0].split(six ? ":" : "\\.");
        byte[] start = new byte[six ? 16 : 4];
        for (int i = 0; i < numbers.length; i++) {
            int number = Integer.parseInt(numbers[i], six ? 16 : 10);
            if (six) {
                start[2 * i] = (byte) (number >> 8);
                start[2 * i + 1] = (byte) number;
            } else {
                start[i] = (byte) number;
            }
        }
        return new AddressBlock(start, Integer.parseInt(halves[1]));
    }

    /** Returns whether an address of 4 or 16 bytes in network order is in the block. */
    public boolean contains(byte[] address) {
        if (address.length != start.length) {
            return false;
        }
        for (int bit = 0; bit < bits; bit += 8) {
            int mask = 0xFF << Math.max(0, 8 - (bits - bit));
            if (((address[bit / 8] ^ start[bit / 8]) & mask & 0xFF) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AddressBlock that && bits == that.bits && Arrays.equals(start, that.start);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(start) + bits;
    }

    @Override
    public String toString() {
        try {
            return InetAddress.getByAddress(start).getHostAddress() + "/" + bits;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("An address of " + start.length + " bytes.", e);
        }
    }
}
