package dev.easel.cli.output;

import dev.easel.core.internal.saved.SavedEntry;
import java.nio.file.Path;
import java.util.List;

/** A report that passes everything to another one; those that add something to it override one method. */
public class ForwardingReport implements Report {
    private final Report report;

    /** Creates one that passes everything to the given report. */
    protected ForwardingReport(Report report) {
        this.report = report;
    }

    @Override
    public void done(Outcome outcome) {
        report.done(outcome);
    }

    @Override
    public void planned(Plan plan) {
        report.planned(plan);
    }

    @Override
    public void saved(Path folder, List<SavedEntry> entries) {
        report.saved(folder, entries);
    }

    @Override
    public void failed(Throwable failure) {
        report.failed(failure);
    }

    @Override
    public void failed(String input, Throwable failure) {
        report.failed(input, failure);
    }
}
