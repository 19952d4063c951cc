package dev.easel.cli.output;

/** Reports the result or the failure of a command. */
public interface Report {
    /** Reports the result. */
    void done(Outcome outcome);

    /** Reports the failure. */
    void failed(Throwable failure);
}
