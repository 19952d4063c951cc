package dev.easel.server.route;

import dev.easel.core.port.in.Easel;
import java.time.InstantSource;

/** What stands behind every route of a server: whoever answers the verbs, room for images to link to, and the time. */
public record ServerContext(Easel easel, FileStore files, InstantSource clock) {}
