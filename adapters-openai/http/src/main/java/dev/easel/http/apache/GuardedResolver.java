package dev.easel.http.apache;

import dev.easel.http.AddressRule;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves hosts for downloads: only to addresses that a rule allows. */
final class GuardedResolver implements DnsResolver {
    private final DnsResolver dns;
    private final AddressRule allowed;

    GuardedResolver(DnsResolver dns, AddressRule allowed) {
        this.dns = dns;
        this.allowed = allowed;
    }

    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        InetAddress[] reachable =
                Arrays.stream(dns.resolve(host)).filter(allowed::allows).toArray(InetAddress[]::new);
        if (reachable.length == 0) {
            throw new UnknownHostException("no allowed address");
        }
        return reachable;
    }

    @Override
    public String resolveCanonicalHostname(String host) throws UnknownHostException {
        return dns.resolveCanonicalHostname(host);
    }
}
