package dev.easel.http.internal.net;

/** A block of IPv4 or IPv6 addresses. */
record AddressBlock(byte[] start, int bits) {
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

    boolean contains(byte[] address) {
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
}
