package dev.easel.cli.config;

import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which configuration holds, as options of every command. They are read before the command line is parsed. */
public final class ConfigOptions {
    static final String CONFIG = "--config";
    static final String PROFILE = "--profile";

    @Option(
            names = CONFIG,
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "The configuration instead of the usual one, which easel config path prints; /dev/null is an"
                    + " empty one. Example: --config team.conf")
    @SuppressWarnings("unused") // read by ConfiguredLine
    private String config = "";

    @Option(
            names = PROFILE,
            paramLabel = "NAME",
            scope = ScopeType.INHERIT,
            description = "The profile of the configuration; easel config lists them. Example: --profile work")
    @SuppressWarnings("unused") // read by ConfiguredLine
    private String profile = "";
}
