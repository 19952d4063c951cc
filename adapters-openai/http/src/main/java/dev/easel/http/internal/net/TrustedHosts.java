package dev.easel.http.internal.net;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Hosts that may see a key beside the one that it is for: names, and {@code *.} before the name of a domain. */
public record TrustedHosts(List<String> globs) {
    /** No host. */
    public static final TrustedHosts NONE = new TrustedHosts(List.of());

    private static final String LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?";
    private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*(:\\d{1,5})?");
    private static final Pattern DOMAIN = Pattern.compile("\\*\\." + LABEL + "(\\." + LABEL + ")+");

    public TrustedHosts {
        globs = List.copyOf(globs);
    }

    /**
     * Returns the hosts of globs.
     *
     * @throws IllegalArgumentException naming one that is neither a name nor {@code *.} before a domain of two parts
     */
    public static TrustedHosts of(List<String> globs) {
        List<String> lower = globs.stream()
                .map(glob -> glob.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String glob : lower) {
            if (!NAME.matcher(glob).matches() && !DOMAIN.matcher(glob).matches()) {
                throw new IllegalArgumentException(
                        "Invalid trusted host '" + glob
                                + "': expected a host such as queue.example.org, or *.example.org for all hosts under a domain.");
            }
        }
        return new TrustedHosts(lower);
    }

    /** Returns whether an origin is one of the hosts, and is no less secure than the base URL. */
    public boolean contains(Origin origin, URI base) {
        if (!origin.scheme().equals("https") && !base.getScheme().equalsIgnoreCase("http")) {
            return false;
        }
        boolean usualPort = origin.port() == (origin.scheme().equals("https") ? 443 : 80);
        return globs.stream()
                .anyMatch(glob -> glob.startsWith("*.")
                        ? usualPort && origin.host().endsWith(glob.substring(1))
                        : glob.equals(origin.host() + ":" + origin.port()) || usualPort && glob.equals(origin.host()));
    }
}
