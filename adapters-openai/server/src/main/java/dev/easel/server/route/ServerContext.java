package dev.easel.server.route;

import dev.easel.core.port.in.Easel;
import dev.easel.server.settings.Strictness;
import java.time.InstantSource;

/**
 * What every route of a server can use.
 *
 * @param easel for capabilities; the server itself runs the calls
 * @param files a store for images to link to
 * @param strictness which requests are refused that could be served
 */
public record ServerContext(Easel easel, FileStore files, InstantSource clock, Strictness strictness) {}
