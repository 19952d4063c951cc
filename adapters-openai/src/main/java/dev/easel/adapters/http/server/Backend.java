package dev.easel.adapters.http.server;

import dev.easel.core.port.in.Easel;
import java.time.InstantSource;

/** What stands behind every route of a server: whoever answers the verbs, room for pictures to link to, and the time. */
public record Backend(Easel easel, FileStore files, InstantSource clock) {}
