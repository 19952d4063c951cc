package dev.easel.cli.options;

import picocli.CommandLine.Option;

/** How a command tells what it did, as options. */
public final class ReportOptions {
    @Option(names = "--json", description = "Print one JSON object on standard output, also when the command fails.")
    private boolean json;

    @Option(names = "--quiet", description = "Print nothing but errors (and JSON).")
    private boolean quiet;

    /** Returns whether one JSON object is printed. */
    public boolean json() {
        return json;
    }

    /** Returns whether nothing but errors is printed. */
    public boolean quiet() {
        return quiet;
    }
}
