package dev.easel.http.apache;

import dev.easel.http.internal.net.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves hosts for downloads: only to public addresses, unless the user named the host. */
final class GuardedResolver implements DnsResolver {
    private final DnsResolver dns;
    private final Set<String> allowed;

    GuardedResolver(DnsResolver dns, Set<String> allowed) {
        this.dns = dns;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] all = dns.resolve(host);
        if (allowed.contains(host.toLowerCase(Locale.ROOT))) {
            return all;
        }
        InetAddress[] reachable =
                Arrays.stream(all).filter(AddressGuard::isPublic).toArray(InetAddress[]::new);
        if (reachable.length == 0) {
            throw new UnknownHostException("no public address");
        }
        return reachable;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
    }
}
