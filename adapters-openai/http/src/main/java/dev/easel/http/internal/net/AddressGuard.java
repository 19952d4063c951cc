package dev.easel.http.internal.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/**
 * Tells public addresses from those that a URL supplied by others must never reach: this machine, its network, the
 * cloud's metadata.
 *
 * <p>The tables are the IANA special-purpose address registries; the JDK's own flags miss half of them. An IPv4
 * address embedded in an IPv6 one is judged as IPv4.
 */
public final class AddressGuard {
    private static final List<AddressBlock> DENIED_IPV4 = blocks(
            "0/8", // this network
            "10/8", // private
            "100.64/10", // shared by carriers
            "127/8", // this machine
            "169.254/16", // link-local, among them the cloud's metadata
            "172.16/12", // private
            "192.0.0/24", // protocol assignments
            "192.0.2/24", // documentation
            "192.88.99/24", // 6to4 relays
            "192.168/16", // private
            "198.18/15", // benchmarks
            "198.51.100/24", // documentation
            "203.0.113/24", // documentation
            "224/4", // multicast
            "240/4"); // reserved, and broadcast
    private static final AddressBlock GLOBAL_IPV6 = AddressBlock.parse("2000:/3");
    private static final List<AddressBlock> DENIED_IPV6 = blocks(
            "2001:0/23", // protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8/32", // documentation
            "2002:/16", // 6to4
            "3fff:/20"); // documentation
    private static final List<AddressBlock> ENDING_IN_IPV4 = blocks(
            "0:0:0:0:0:ffff/96", // mapped
            "0:0:0:0:0:0/96", // compatible
            "64:ff9b:0:0:0:0/96"); // NAT64

    private AddressGuard() {}

    private static List<AddressBlock> blocks(String... texts) {
        return Arrays.stream(texts).map(AddressBlock::parse).toList();
    }

    /** Returns whether an address is public. */
    public static boolean isPublic(InetAddress address) {
        return isPublic(address.getAddress());
    }

    /** Returns whether an address of 4 or 16 bytes in network order is public. */
    static boolean isPublic(byte[] address) {
        if (address.length == 4) {
            return !isIn(DENIED_IPV4, address);
        }
        byte[] last = Arrays.copyOfRange(address, 12, 16);
        if (isIn(ENDING_IN_IPV4, address)) {
            return isPublic(last);
        }
        return GLOBAL_IPV6.contains(address) && !isIn(DENIED_IPV6, address) && (!isIsatap(address) || isPublic(last));
    }

    private static boolean isIn(List<AddressBlock> blocks, byte[] address) {
        return blocks.stream().anyMatch(block -> block.contains(address));
    }

    /** Returns whether the lower half is an ISATAP interface identifier: 0000:5efe or 0200:5efe, then IPv4 (RFC 5214). */
    private static boolean isIsatap(byte[] address) {
        return (address[8] & ~0x02) == 0 && address[9] == 0 && address[10] == 0x5E && (address[11] & 0xFF) == 0xFE;
    }
}
