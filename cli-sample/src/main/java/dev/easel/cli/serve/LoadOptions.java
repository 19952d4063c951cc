package dev.easel.cli.serve;

import dev.easel.server.ServerLimits;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How many calls a server takes at once, and how it stops, as options. */
public final class LoadOptions {
    @Option(
            names = "--max-inflight",
            paramLabel = "N",
            description =
                    "How many calls run at once (default: 64). More wait, see --queue and --patience; fewer run while"
                            + " their images need much memory. Example: --max-inflight 8")
    private Optional<Integer> maxInFlight = Optional.empty();

    @Option(
            names = "--queue",
            paramLabel = "N",
            description = "How many calls may wait for room (default: 256); more get 503 at once. Example: --queue 20")
    private Optional<Integer> queue = Optional.empty();

    @Option(
            names = "--patience",
            paramLabel = "TIME",
            description = "How long a call waits for room before it gets 503 (default: 30s). Example: --patience 1m")
    private Optional<Duration> patience = Optional.empty();

    @Option(
            names = "--grace",
            paramLabel = "TIME",
            description = "How long running calls may go on after SIGTERM or Ctrl-C, before they are cancelled"
                    + " (default: 3m, longer than a paid call usually takes). Example: --grace 30s")
    private Optional<Duration> grace = Optional.empty();

    /** Returns the limits of the server. */
    public ServerLimits limits() {
        ServerLimits.Builder limits = ServerLimits.builder();
        maxInFlight.map(n -> atLeast(1, "--max-inflight", n)).ifPresent(limits::inFlight);
        queue.map(n -> atLeast(0, "--queue", n)).ifPresent(limits::queued);
        patience.ifPresent(limits::patience);
        grace.ifPresent(limits::shutdownGrace);
        return limits.build();
    }

    /** Returns how long running calls may go on when the server stops. */
    public Duration grace() {
        return grace.orElse(Duration.ofMinutes(3));
    }

    /** Returns that time in words. */
    public String graceInWords() {
        Duration time = grace();
        boolean minutes = time.toSeconds() >= 60 && time.toSecondsPart() == 0;
        return minutes ? time.toMinutes() + " min" : time.toMillis() / 1000.0 + " s";
    }

    private static int atLeast(int min, String option, int number) {
        if (number < min) {
            throw new IllegalArgumentException(option + " must be at least " + min + ", got " + number + ".");
        }
        return number;
    }
}
