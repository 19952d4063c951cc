package dev.easel.cli.serve;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Finds a port that nobody listens on. */
final class FreePort {
    private static final int TRIED = 20;

    private FreePort() {}

    /**
     * Returns the first free port from a number on, or that number where the next 20 are in use too, or the address does not
     * belong to this machine: whoever listens then gets the error.
     */
    static int from(int first, String host) {
        for (int port = first; port < first + TRIED && port <= 0xFFFF; port++) {
            if (isFree(port, host)) {
                return port;
            }
        }
        return first;
    }

    private static boolean isFree(int port, String host) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName(host))) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
