package dev.easel.server.internal.access;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names by which a server may be addressed. A page can point a name of its site at this machine (DNS rebinding) and
 * then reads responses as its origin's, but such a name has a dot and is not an address.
 */
final class AllowedHosts {
    private static final Pattern SYNTAX =
            Pattern.compile("([A-Za-z0-9._~-]+|\\[[0-9A-Fa-f.]*:[0-9A-Fa-f:.]*])(:\\d{1,5})?");
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

    private final boolean loopback;
    private final String bound;
    private final Optional<String> published;
    private volatile String lastAllowed = "";

    /**
     * Allows the names of a server.
     *
     * @param name the name or address that the server was told to listen on
     * @param address what it listens on
     */
    AllowedHosts(String name, InetAddress address, Optional<URI> publicUrl) {
        this.loopback = address.isLoopbackAddress();
        this.bound = plain(name);
        this.published = publicUrl.map(URI::getHost).map(AllowedHosts::plain);
    }

    /** Returns whether a text is a host with or without a port. */
    static boolean isHost(String value) {
        return SYNTAX.matcher(value).matches();
    }

    /** Returns whether the host in the value of a Host header is one of this server's. */
    boolean allow(String value) {
        if (value.equals(lastAllowed)) {
            return true;
        }
        boolean allowed = isAllowed(value);
        if (allowed) {
            lastAllowed = value;
        }
        return allowed;
    }

    private boolean isAllowed(String value) {
        String name = plain(value.replaceFirst(":\\d{1,5}$", ""));
        if (name.equals("localhost")
                || name.equals(bound)
                || published.filter(name::equals).isPresent()) {
            return true;
        }
        Optional<InetAddress> literal = literal(name);
        if (loopback) {
            return literal.filter(InetAddress::isLoopbackAddress).isPresent();
        }
        return literal.isPresent() || !name.contains(".") && !name.contains(":");
    }

    /** Returns which names are allowed, for messages. */
    String allowed() {
        return loopback
                ? "localhost, 127.0.0.1 and [::1] are allowed"
                : "an IP address, a name without dots and the name that it listens on are allowed";
    }

    private static String plain(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        if (name.startsWith("[") && name.endsWith("]")) {
            name = name.substring(1, name.length() - 1);
        }
        return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
    }

    /** Returns the address that a name is, without asking the name service. */
    private static Optional<InetAddress> literal(String name) {
        try {
            if (name.contains(":")) {
                return Optional.of(InetAddress.getByName("[" + name + "]"));
            }
            if (!IPV4.matcher(name).matches()) {
                return Optional.empty();
            }
            int[] parts =
                    Arrays.stream(name.split("\\.")).mapToInt(Integer::parseInt).toArray();
            byte[] bytes = new byte[4];
            for (int i = 0; i < bytes.length; i++) {
                if (parts[i] > 255) {
                    return Optional.empty();
                }
                bytes[i] = (byte) parts[i];
            }
            return Optional.of(Inet4Address.getByAddress(bytes));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }
}
