package dev.easel.cli.output;

/** Tells what a command did, or why it could not. */
public interface Report {
    /** Tells what was done. */
    void done(Outcome outcome);

    /** Tells why nothing was done. */
    void failed(Throwable failure);
}
