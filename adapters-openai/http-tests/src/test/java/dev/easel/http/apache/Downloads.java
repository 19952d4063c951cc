package dev.easel.http.apache;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.testing.TestImages;
import dev.easel.http.AddressRule;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.SavedResponses;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import org.apache.hc.client5.http.DnsResolver;

/** What the tests of downloads share: names that end in {@code .test} are this machine's. */
final class Downloads {
    static final ImageData PHOTO = TestImages.photo(40, 30);
    static final ScriptedResponse IMAGE = ScriptedResponse.bytes(200, "text/html", PHOTO.bytes());

    private static final DnsResolver NAMES = new DnsResolver() {
        @Override
        public InetAddress[] resolve(String host) throws UnknownHostException {
            return InetAddress.getAllByName(host.endsWith(".test") ? "127.0.0.1" : host);
        }

        @Override
        public String resolveCanonicalHostname(String host) {
            return host;
        }
    };

    private Downloads() {}

    /** Returns a kit that takes this machine's addresses for what they are. */
    static HttpKit guarded() {
        return allowing(AddressRule.publicOnly());
    }

    /** Returns a kit that downloads from the addresses of a rule. */
    static HttpKit allowing(AddressRule rule) {
        return kit(HttpConfig.builder().downloadFrom(rule).build(), new GuardedResolver(NAMES, rule));
    }

    /** Returns a kit that takes this machine's addresses for public ones. */
    static HttpKit open(HttpConfig config) {
        return kit(config, NAMES);
    }

    private static HttpKit kit(HttpConfig config, DnsResolver names) {
        return new HttpKit(
                config,
                new ApacheTransport(config),
                new ApacheTransport(config, names),
                new SavedResponses(Optional.empty()));
    }

    static Endpoint endpoint(FaultServer server) {
        return Endpoint.of("test", server.uri("/v1").toString(), Credential.bearer(ApiKey.of("sk-canary")));
    }

    static URI at(String host, FaultServer server, String path) {
        return URI.create("http://" + host + ":" + server.uri().getPort() + path);
    }
}
