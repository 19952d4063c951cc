package dev.easel.cli.options;

import picocli.CommandLine.Option;

/** The option of the verbs that send images. */
final class UploadOptions {
    @Option(
            names = "--send-as-is",
            description =
                    "Send files exactly as they are, with all metadata, such as the place where a photograph was taken."
                            + " By default what is sent is upright, in sRGB and without metadata.")
    private boolean asIs;

    boolean asIs() {
        return asIs;
    }
}
