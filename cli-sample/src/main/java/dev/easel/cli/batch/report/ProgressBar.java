package dev.easel.cli.batch.report;

import dev.easel.cli.output.OneLine;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Timer;
import java.util.TimerTask;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** One line of a terminal that shows how far a batch is, redrawn four times a second; closing it clears the line. */
final class ProgressBar implements AutoCloseable {
    private static final long REDRAW_MILLIS = 250;
    private static final int LONGEST_BAR = 30;
    private static final int SHORTEST_BAR = 8;

    private final PrintStream terminal;
    private final IntSupplier columns;
    private final Supplier<Figures> figures;
    private Runnable stopTicking = () -> {};
    private int drawn;
    private String shown = "";
    private boolean closed;

    /**
     * What the line shows.
     *
     * @param total how many jobs there are
     * @param ended how many of them ended, in this run or an earlier one
     * @param endedNow how many ended in this run
     * @param failed how many failed, or are in doubt
     * @param images how many images came in this run
     * @param cost what this run cost so far, in words; empty if nothing
     * @param running how many calls run
     * @param seconds how long the batch runs
     * @param state what holds the batch up, such as that it eased off; may be empty
     */
    record Figures(
            long total,
            long ended,
            long endedNow,
            long failed,
            long images,
            String cost,
            int running,
            double seconds,
            String state) {}

    /** A piece of the line; where the line is too narrow, those of the highest number go first. */
    private record Piece(int importance, String text) {}

    /** A line of at most a number of columns, which is drawn only when it is told to. */
    ProgressBar(PrintStream terminal, IntSupplier columns, Supplier<Figures> figures) {
        this.terminal = terminal;
        this.columns = columns;
        this.figures = figures;
    }

    /** Starts a line that redraws regularly. */
    static ProgressBar start(PrintStream terminal, IntSupplier columns, Supplier<Figures> figures) {
        ProgressBar bar = new ProgressBar(terminal, columns, figures);
        Timer ticker = new Timer("easel-batch-progress", true);
        bar.stopTicking = ticker::cancel;
        ticker.schedule(
                new TimerTask() {
                    @Override
                    public void run() {
                        bar.redraw();
                    }
                },
                REDRAW_MILLIS,
                REDRAW_MILLIS);
        return bar;
    }

    /** Draws the line as it is now. */
    void redraw() {
        Figures now = figures.get();
        int width = columns.getAsInt() - 1;
        synchronized (this) {
            if (!closed) {
                show(text(now, width));
            }
        }
    }

    /** Prints something above the progress: it is cleared before and drawn again after it. */
    synchronized void around(Runnable print) {
        String line = shown;
        show("");
        terminal.print(line.isEmpty() ? "" : "\r");
        terminal.flush();
        print.run();
        drawn = 0;
        show(line);
    }

    /** Returns the line in at most a number of characters: the less important is left out where it does not fit. */
    static String text(Figures now, int width) {
        List<Piece> pieces = new ArrayList<>();
        pieces.add(new Piece(0, now.ended() + "/" + now.total()));
        pieces.add(new Piece(3, rate(now)));
        pieces.add(new Piece(4, now.cost()));
        pieces.add(new Piece(2, timeLeft(now)));
        pieces.add(new Piece(1, now.failed() == 0 ? "" : now.failed() + " failed"));
        pieces.add(new Piece(5, now.running() + " at once"));
        pieces.removeIf(piece -> piece.text().isEmpty());
        String words = fitting(pieces, width);
        String state = now.state().isEmpty() ? "" : "  " + OneLine.of(now.state());
        int room = width - words.length() - 3;
        int length = Math.min(LONGEST_BAR, Math.max(SHORTEST_BAR, room - state.length()));
        return cut((room < SHORTEST_BAR ? "" : bar(now, length) + " ") + words + state, width);
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, Math.max(0, width - 1)) + "…";
    }

    private static String fitting(List<Piece> pieces, int width) {
        List<Piece> kept = new ArrayList<>(pieces);
        for (int importance = 5; importance > 0 && joined(kept).length() > width; importance--) {
            int dispensable = importance;
            kept.removeIf(piece -> piece.importance() == dispensable);
        }
        return joined(kept);
    }

    private static String joined(List<Piece> pieces) {
        return String.join("  ", pieces.stream().map(Piece::text).toList());
    }

    private static String bar(Figures now, int length) {
        int full = now.total() == 0 ? length : (int) Math.min(length, now.ended() * length / now.total());
        return "[" + "#".repeat(full) + "-".repeat(length - full) + "]";
    }

    private static String rate(Figures now) {
        return now.images() == 0 || now.seconds() <= 0
                ? ""
                : String.format(Locale.ROOT, "%.1f images/s", now.images() / now.seconds());
    }

    private static String timeLeft(Figures now) {
        if (now.endedNow() == 0 || now.ended() >= now.total()) {
            return "";
        }
        return time(Math.round((now.total() - now.ended()) * now.seconds() / now.endedNow())) + " left";
    }

    /** Returns seconds as {@code 3:05} or {@code 2:03:05}. */
    static String time(long seconds) {
        return seconds < 3600
                ? String.format(Locale.ROOT, "%d:%02d", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private void show(String line) {
        if (drawn == 0 && line.isEmpty()) {
            return;
        }
        terminal.print("\r" + line + " ".repeat(Math.max(0, drawn - line.length())));
        terminal.flush();
        drawn = line.length();
        shown = line;
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
