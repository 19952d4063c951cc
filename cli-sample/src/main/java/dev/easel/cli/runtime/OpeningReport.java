package dev.easel.cli.runtime;

import dev.easel.cli.output.ForwardingReport;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Shows the first images of a result, or its contact sheet, after it is reported. */
final class OpeningReport extends ForwardingReport {
    /** A result of many images would fill the screen with windows. */
    private static final int MOST = 4;

    private final Consumer<Path> viewer;
    private int opened;

    OpeningReport(Report report, Consumer<Path> viewer) {
        super(report);
        this.viewer = viewer;
    }

    @Override
    public synchronized void done(Outcome outcome) {
        super.done(outcome);
        Stream<WrittenImage> shown = outcome.sheet().isPresent() ? outcome.sheet().stream() : outcome.images().stream();
        shown.map(WrittenImage::file)
                .filter(Files::isRegularFile)
                .limit(MOST - opened)
                .forEach(this::open);
    }

    private void open(Path file) {
        opened++;
        viewer.accept(file);
    }
}
