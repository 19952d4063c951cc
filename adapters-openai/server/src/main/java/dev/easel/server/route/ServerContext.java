package dev.easel.server.route;

import dev.easel.core.port.in.Easel;
import dev.easel.server.settings.Strictness;
import java.time.InstantSource;
import java.util.List;

/**
 * What every route of a server can use.
 *
 * @param easel for capabilities of the provider that requests get which name no other; the server itself runs the calls
 * @param providers all that the caller may choose from, the default first
 * @param files a store for images to link to
 * @param strictness which requests are refused that could be served
 * @param maxBodyBytes how many bytes the body of a request may have
 */
public record ServerContext(
        Easel easel,
        List<OfferedProvider> providers,
        FileStore files,
        InstantSource clock,
        Strictness strictness,
        long maxBodyBytes) {
    public ServerContext {
        providers = List.copyOf(providers);
    }
}
