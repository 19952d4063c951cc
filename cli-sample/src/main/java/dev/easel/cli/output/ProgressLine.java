package dev.easel.cli.output;

import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.in.ProgressListener;
import java.io.PrintStream;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.LongSupplier;

/**
 * One line of a terminal that shows the progress of a call: a bar if a share is known, the elapsed time and the status.
 * Closing it clears the line.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final int BAR = 24;
    private static final long REDRAW_MILLIS = 250;

    private final PrintStream terminal;
    private final int columns;
    private final LongSupplier nanos;
    private final long startedAt;
    private Runnable stopTicking = () -> {};
    private OptionalDouble share = OptionalDouble.empty();
    private String status = "starting";
    private int drawn;
    private boolean closed;

    /** A line of at most a number of columns, timed by a clock of nanoseconds. */
    ProgressLine(PrintStream terminal, int columns, LongSupplier nanos) {
        this.terminal = terminal;
        this.columns = columns;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
    }

    /** Starts a line that redraws regularly, so that its time advances between events. */
    public static ProgressLine start(PrintStream terminal, int columns) {
        ProgressLine line = new ProgressLine(terminal, columns, System::nanoTime);
        Timer ticker = new Timer("easel-progress", true);
        line.stopTicking = ticker::cancel;
        ticker.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        line.redraw();
                    }
                },
                REDRAW_MILLIS,
                REDRAW_MILLIS);
        return line;
    }

    @Override
    public synchronized void on(ProgressEvent event) {
        update(event);
        redraw();
    }

    private void update(ProgressEvent event) {
        if (event instanceof ProgressEvent.AttemptStarted attempt) {
            setStatus(
                    "calling " + attempt.provider() + (attempt.attempt() > 1 ? ", attempt " + attempt.attempt() : ""));
        } else if (event instanceof ProgressEvent.BytesSent sent) {
            setStatus("sent " + amount(sent.sent(), sent.total()));
        } else if (event instanceof ProgressEvent.BytesReceived received) {
            status = "received " + amount(received.received(), received.total());
        } else if (event instanceof ProgressEvent.ProviderProgress progress) {
            share = progress.percent().isPresent()
                    ? OptionalDouble.of(progress.percent().getAsDouble() / 100)
                    : share;
            status = progress.words();
        } else if (event instanceof ProgressEvent.PartialImage partial) {
            status = "partial image " + (partial.index() + 1);
        } else if (event instanceof ProgressEvent.RetryScheduled retry) {
            setStatus("attempt " + retry.attempt() + " in " + retry.delay().toSeconds() + " s: " + retry.reason());
        } else if (event instanceof ProgressEvent.FellBack fall) {
            setStatus("calling " + fall.to() + " instead of " + fall.from() + ": " + fall.reason());
        } else if (event instanceof ProgressEvent.Converting converting) {
            share = converting.share();
            status = converting.step();
        }
    }

    private void setStatus(String newStatus) {
        share = OptionalDouble.empty();
        status = newStatus;
    }

    private static String amount(long bytes, OptionalLong total) {
        return ByteCount.words(bytes) + (total.isPresent() ? " of " + ByteCount.words(total.getAsLong()) : "");
    }

    private synchronized void redraw() {
        if (!closed) {
            show(OneLine.of(text(), columns - 1));
        }
    }

    private String text() {
        long seconds = (nanos.getAsLong() - startedAt) / 1_000_000_000;
        String time = seconds / 60 + ":" + (seconds % 60 < 10 ? "0" : "") + seconds % 60;
        return bar() + time + " " + status;
    }

    private String bar() {
        if (share.isEmpty()) {
            return "";
        }
        double known = Math.max(0, Math.min(1, share.getAsDouble()));
        int full = (int) Math.round(known * BAR);
        return "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " + Math.round(known * 100) + "% ";
    }

    private void show(String line) {
        terminal.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        terminal.flush();
        drawn = line.length();
    }

    @Override
    public synchronized void close() {
        stopTicking.run();
        if (!closed && drawn > 0) {
            show("");
            terminal.print("\r");
            terminal.flush();
        }
        closed = true;
    }
}
