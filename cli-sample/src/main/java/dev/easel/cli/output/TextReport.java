package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedEntry;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;

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

    @Override
    public void saved(Path folder, List<SavedEntry> entries) {
        if (entries.isEmpty()) {
            out.println("There is no saved response in " + folder + ".");
        }
        for (SavedEntry entry : entries) {
            SavedCall call = entry.call();
            out.println(OneLine.of(entry.time().truncatedTo(ChronoUnit.SECONDS) + "  " + call.provider()
                    + call.verb().map(verb -> " " + verb.word()).orElse("") + "  " + call.billing() + "  "
                    + ByteCount.words(entry.bytes()) + "  " + entry.file() + "  " + call.prompt()));
        }
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
