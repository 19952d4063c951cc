package dev.easel.cli.output;

import dev.easel.cli.words.Columns;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.in.ProgressListener;
import java.io.PrintStream;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * One line of a terminal that shows the progress of a call: a bar if a share is known, the status and the elapsed time.
 * Closing it clears the line. It uses no escape codes, and is never wider than the terminal.
 */
public final class ProgressLine implements ProgressListener, AutoCloseable {
    private static final int BAR = 24;
    private static final int WIDE_ENOUGH_FOR_A_BAR = 60;
    private static final long REDRAW_MILLIS = 250;

    /** What comes before an image, such as the headers of a stream or the state of a job, is not worth a word. */
    private static final long WORTH_TELLING = 16_384;

    private final PrintStream terminal;
    private final LongSupplier nanos;
    private final long startedAt;
    private Runnable stopTicking = () -> {};
    private OptionalDouble share = OptionalDouble.empty();
    private Optional<String> provider = Optional.empty();
    private String status = "starting";
    private int columns;
    private int drawn;
    private boolean closed;

    /** A line of at most a number of columns, timed by a clock of nanoseconds; nothing is drawn while they are 0. */
    ProgressLine(PrintStream terminal, int columns, LongSupplier nanos) {
        this.terminal = terminal;
        this.columns = columns;
        this.nanos = nanos;
        this.startedAt = nanos.getAsLong();
    }

    /**
     * Starts a line that redraws regularly, so that its time advances between events. The thread that redraws asks the
     * terminal for its columns, and the line appears only then: a call waits for neither, and a short one shows none.
     *
     * @param known the number of columns if it is known already, or 0
     */
    public static ProgressLine start(PrintStream terminal, int known, IntSupplier columns) {
        ProgressLine line = new ProgressLine(terminal, known, System::nanoTime);
        Timer ticker = new Timer("easel-progress", true);
        line.stopTicking = ticker::cancel;
        ticker.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        line.redraw(columns.getAsInt());
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
            provider = Optional.of(attempt.provider());
            setStatus(
                    "calling " + attempt.provider() + (attempt.attempt() > 1 ? ", attempt " + attempt.attempt() : ""));
        } else if (event instanceof ProgressEvent.BytesSent sent) {
            setStatus(isAll(sent) ? waiting() : "sent " + amount(sent.sent(), sent.total()));
        } else if (event instanceof ProgressEvent.BytesReceived received) {
            status = received.received() < WORTH_TELLING
                    ? status
                    : "received " + amount(received.received(), received.total());
        } else if (event instanceof ProgressEvent.ProviderProgress progress) {
            share = progress.percent().isPresent()
                    ? OptionalDouble.of(progress.percent().getAsDouble() / 100)
                    : share;
            status = progress.words().isBlank() ? waiting() : progress.words();
        } else if (event instanceof ProgressEvent.JobSubmitted job) {
            setStatus(waiting() + ", job " + job.job());
        } else if (event instanceof ProgressEvent.PartialImage partial) {
            status = "partial image " + (partial.index() + 1);
        } else if (event instanceof ProgressEvent.RetryScheduled retry) {
            setStatus("attempt " + retry.attempt() + " in " + retry.delay().toSeconds() + " s: " + retry.reason());
        } else if (event instanceof ProgressEvent.FellBack fall) {
            provider = Optional.of(fall.to());
            setStatus("calling " + fall.to() + " instead of " + fall.from() + ": " + fall.reason());
        } else if (event instanceof ProgressEvent.Converting converting) {
            share = converting.share();
            status = converting.step();
        }
    }

    private static boolean isAll(ProgressEvent.BytesSent sent) {
        return sent.total().isPresent() && sent.sent() >= sent.total().getAsLong();
    }

    private String waiting() {
        return "waiting for " + provider.orElse("the provider");
    }

    private void setStatus(String newStatus) {
        share = OptionalDouble.empty();
        status = newStatus;
    }

    private static String amount(long bytes, OptionalLong total) {
        return ByteCount.words(bytes) + (total.isPresent() ? " of " + ByteCount.words(total.getAsLong()) : "");
    }

    synchronized void redraw(int current) {
        columns = current;
        redraw();
    }

    private synchronized void redraw() {
        if (!closed && columns > 0) {
            show(text(columns - 1));
        }
    }

    /** Returns the line; where there is little room the status gives way, and the time stays. */
    private String text(int room) {
        long seconds = (nanos.getAsLong() - startedAt) / 1_000_000_000;
        String time = seconds < 3600
                ? seconds / 60 + ":" + twoDigits(seconds % 60)
                : seconds / 3600 + ":" + twoDigits(seconds / 60 % 60) + ":" + twoDigits(seconds % 60);
        String before = share.isEmpty() ? "" : bar(room >= WIDE_ENOUGH_FOR_A_BAR - 1);
        String words = Columns.cut(OneLine.of(status), room - before.length() - time.length() - 1);
        return Columns.cut(before + words + (words.isEmpty() ? "" : " ") + time, room);
    }

    private static String twoDigits(long number) {
        return number < 10 ? "0" + number : String.valueOf(number);
    }

    private String bar(boolean drawn) {
        double known = Math.max(0, Math.min(1, share.getAsDouble()));
        int full = (int) Math.round(known * BAR);
        String bar = drawn ? "[" + "#".repeat(full) + "-".repeat(BAR - full) + "] " : "";
        return bar + Math.round(known * 100) + "% ";
    }

    private void show(String line) {
        int width = Columns.of(line);
        terminal.print("\r" + line + " ".repeat(Math.max(0, Math.min(drawn, columns - 1) - width)));
        terminal.flush();
        drawn = width;
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
