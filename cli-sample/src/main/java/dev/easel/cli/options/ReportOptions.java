package dev.easel.cli.options;

import picocli.CommandLine.Option;

/** How a command reports its result, as options. */
public final class ReportOptions {
    @Option(names = "--json", description = "Print one JSON object on standard output, even if the command fails.")
    private boolean json;

    @Option(names = "--quiet", description = "Print only errors (and JSON).")
    private boolean quiet;

    /** Returns whether one JSON object is printed. */
    public boolean json() {
        return json;
    }

    /** Returns whether only errors are printed. */
    public boolean quiet() {
        return quiet;
    }
}
