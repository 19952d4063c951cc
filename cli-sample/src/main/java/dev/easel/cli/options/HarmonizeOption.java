package dev.easel.cli.options;

import picocli.CommandLine.Option;

/** The option of the verbs that blend what a provider repainted into an image. */
final class HarmonizeOption {
    /** Whether to harmonize. */
    enum State {
        ON,
        OFF
    }

    @Option(
            names = "--harmonize",
            paramLabel = "on|off",
            description =
                    "Whether what the provider did to the whole image, such as brighter tones or a shift, is undone"
                            + " in the repainted part so that its edge does not show: on (default) or off. Example: --harmonize off")
    private State state = State.ON;

    boolean on() {
        return state == State.ON;
    }
}
