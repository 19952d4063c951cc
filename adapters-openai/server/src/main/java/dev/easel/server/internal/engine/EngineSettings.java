package dev.easel.server.internal.engine;

import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * The address and the limits of an engine.
 *
 * @param port 0 for any free port
 * @param connections how many are open at once
 * @param headerTimeout from the first byte of a head to its last, and until the first byte of a connection
 * @param keepAliveTimeout between two requests
 * @param ioTimeout of silence within a body or a response
 * @param bytesPerSecond the slowest body or response on average, after one I/O timeout of grace
 * @param bodyBytes of a body as it is sent
 * @param folder for files of bodies
 * @param checkInterval between two looks whether the engine still answers
 * @param deadAfter how long a thread of the engine does nothing until it counts as dead
 */
public record EngineSettings(
        InetAddress address,
        int port,
        int connections,
        Duration headerTimeout,
        Duration keepAliveTimeout,
        Duration ioTimeout,
        int bytesPerSecond,
        long bodyBytes,
        Optional<Path> folder,
        Duration checkInterval,
        Duration deadAfter) {}
