package dev.easel.server.internal;

/** What tests put in the way of a server: it may throw at the places where a fault could end more than one request. */
@FunctionalInterface
public interface Probe {
    /** A place where a fault can occur. */
    enum Point {
        /** The listening socket accepts a connection. */
        ACCEPT,
        /** The end point of a connection is created. */
        ENDPOINT,
        /** Bytes are read from a connection. */
        READ,
        /** Bytes are written to a connection. */
        WRITE,
        /** The head of a request has arrived. */
        HEAD,
        /** A piece of a body has arrived. */
        BODY,
        /** A parsed body is given to another thread. */
        INTAKE,
        /** A route reads a request. */
        ROUTE,
        /** A call asks for room. */
        ADMISSION,
        /** A call is started. */
        CALL,
        /** A thread for a stream is started. */
        WORKER,
        /** A result is encoded. */
        ENCODE,
        /** The connections are looked at for deadlines. */
        WATCH
    }

    /** Nothing in the way. */
    Probe NONE = point -> {};

    /** Is called at each of the points; what it throws is a fault of the server there. */
    void at(Point point);
}
