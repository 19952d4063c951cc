package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import java.io.PrintStream;

/** The report for people: the files on standard output, notes and failures on standard error. */
public final class TextReport implements Report {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean quiet;

    public TextReport(PrintStream out, PrintStream err, boolean quiet) {
        this.out = out;
        this.err = err;
        this.quiet = quiet;
    }

    @Override
    public void done(Outcome outcome) {
        if (!quiet) {
            outcome.images().forEach(written -> out.println(line(written)));
            outcome.sheet().ifPresent(sheet -> out.println(line(sheet)));
            outcome.notes().forEach(note -> err.println(OneLine.of(note.toString())));
        }
        outcome.partialFailures().forEach(failure -> err.println("missing: " + ErrorLine.of(failure)));
    }

    private static String line(WrittenImage written) {
        GeneratedImage image = written.image();
        return written.file() + " (" + image.size() + " " + image.format().word() + ", "
                + ByteCount.words(image.data().length()) + ")";
    }

    @Override
    public void failed(Throwable failure) {
        err.println("easel: " + ErrorLine.of(failure));
    }
}
