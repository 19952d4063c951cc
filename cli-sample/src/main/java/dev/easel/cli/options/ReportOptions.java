package dev.easel.cli.options;

import picocli.CommandLine.Option;

/** How a command reports its result, as options. */
public final class ReportOptions {
    @Option(names = "--json", description = "Print one JSON object on standard output, even if the command fails.")
    private boolean json;

    @Option(names = "--quiet", description = "Print only errors (and JSON).")
    private boolean quiet;

    @Option(
            names = "--open",
            description = "Show the result in the system's viewer; EASEL_VIEWER can name another program.")
    private boolean open;

    /** Returns whether the result is shown. */
    public boolean open() {
        return open;
    }

    /** Returns whether one JSON object is printed. */
    public boolean json() {
        return json;
    }

    /** Returns whether only errors are printed. */
    public boolean quiet() {
        return quiet;
    }
}
