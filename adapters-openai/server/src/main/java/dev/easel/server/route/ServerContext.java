package dev.easel.server.route;

import dev.easel.core.port.in.Easel;
import java.time.InstantSource;

/** What every route of a server can use: the verbs, a store for images to link to, and a clock. */
public record ServerContext(Easel easel, FileStore files, InstantSource clock) {}
