package dev.easel.http.apache;

import dev.easel.http.internal.net.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves hosts for downloads: only to public addresses. */
final class GuardedResolver implements DnsResolver {
    private final DnsResolver dns;

    GuardedResolver(DnsResolver dns) {
        this.dns = dns;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] reachable =
                Arrays.stream(dns.resolve(host)).filter(AddressGuard::isPublic).toArray(InetAddress[]::new);
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
