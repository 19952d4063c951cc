package dev.easel.http.apache;

import dev.easel.http.internal.net.AddressGuard;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.client5.http.DnsResolver;

/** Finds hosts for downloads: only at public addresses, unless the host is one that was named by the user. */
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
        InetAddress[] open = Arrays.stream(all).filter(AddressGuard::isPublic).toArray(InetAddress[]::new);
        if (open.length == 0) {
            throw new UnknownHostException("no public address");
        }
        return open;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
    }
}
