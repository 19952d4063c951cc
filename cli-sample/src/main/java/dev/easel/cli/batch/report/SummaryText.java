package dev.easel.cli.batch.report;

import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.domain.money.Money;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The summary of a batch for people: figures, groups, what went wrong, and what to do next. */
final class SummaryText {
    private final BatchPlan plan;
    private final Tally tally;
    private final BatchSummary summary;
    private final List<String> lines = new ArrayList<>();

    private SummaryText(BatchPlan plan, Tally tally, BatchSummary summary) {
        this.plan = plan;
        this.tally = tally;
        this.summary = summary;
    }

    /** Returns the lines of the summary. */
    static List<String> of(BatchPlan plan, Tally tally, BatchSummary summary) {
        SummaryText text = new SummaryText(plan, tally, summary);
        text.figures();
        text.groups("By quality", tally.byQuality());
        text.groups("By aspect ratio", tally.byAspectRatio());
        text.failures();
        text.next();
        return List.copyOf(text.lines);
    }

    private void figures() {
        BatchFigures figures = BatchFigures.of(plan, tally, summary);
        lines.add("Summary");
        line("requests", plan.jobs());
        line("succeeded", tally.count(State.SUCCEEDED));
        lineIfAny("partly succeeded", tally.count(State.PARTIAL));
        line("failed", tally.count(State.FAILED));
        lineIfAny("in doubt", tally.count(State.IN_DOUBT));
        lineIfAny("not started", figures.notStarted());
        lineIfAny("from earlier runs", tally.earlier());
        line("images", tally.images() + " of " + plan.images() + " expected");
        line("time", seconds(figures.seconds()));
        tally.averageSeconds().ifPresent(average -> line("average request", seconds(average)));
        if (figures.seconds() > 0 && tally.endedNow() > 0) {
            line("requests per second", rate(figures.requestsPerSecond()));
            line("images per second", rate(figures.imagesPerSecond()));
        }
        cost();
    }

    private void cost() {
        Collection<Money> now = summary.cost();
        boolean unpriced = summary.unpriced() > 0;
        String words = now.isEmpty() && unpriced ? "unknown" : now.isEmpty() ? "nothing" : JobText.money(now);
        if (unpriced) {
            words += "; " + counted(summary.unpriced(), "call has no", "calls have no") + " known cost";
        }
        if (tally.earlier() > 0 && !tally.costEver().isEmpty()) {
            words += "; " + JobText.money(tally.costEver()) + " in all runs";
        }
        line("cost", words);
    }

    private void groups(String title, Collection<Group> groups) {
        if (groups.isEmpty()) {
            return;
        }
        lines.add("");
        int width = Math.max(
                title.length(),
                groups.stream()
                        .mapToInt(group -> name(group).length() + 2)
                        .max()
                        .orElse(0));
        lines.add(String.format(Locale.ROOT, "%-" + width + "s  requests  failed  images   average", title));
        for (Group group : groups) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-" + width + "s  %8d  %6d  %6d  %8s",
                    "  " + name(group),
                    group.requests(),
                    group.failed(),
                    group.images(),
                    group.averageSeconds().map(SummaryText::seconds).orElse("-")));
        }
    }

    private static String name(Group group) {
        return JobText.id(group.name());
    }

    private void failures() {
        if (tally.failures().kinds().isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("Failures");
        for (FailureKinds.Kind kind : tally.failures().kinds()) {
            lines.add("  " + kind.count() + " × " + kind.message() + " (" + ids(kind.ids(), kind.count()) + ")");
        }
        long others = tally.failures().others();
        if (others > 0) {
            lines.add("  " + others + " for other reasons; see " + results());
        }
    }

    private static String ids(List<String> ids, long count) {
        String listed = ids.stream().map(JobText::id).collect(Collectors.joining(", "));
        return count > ids.size() ? listed + " and " + (count - ids.size()) + " more" : listed;
    }

    private void next() {
        lines.add("");
        long doubtful = tally.count(State.IN_DOUBT);
        if (doubtful > 0) {
            lines.add("In doubt: " + ids(tally.inDoubt(), doubtful)
                    + ". They were being called when an earlier run ended, and may have been billed.");
            next("Fetch their images where the provider can tell", " --in-doubt resume");
            next("Call them again, which may be billed twice", " --in-doubt retry");
        }
        if (BatchFigures.of(plan, tally, summary).notStarted() > 0) {
            next("Go on with those that were not started", "");
        }
        if (tally.count(State.FAILED) > 0) {
            next("Call those again that failed", " --retry-failed");
        }
        lines.add("Results: " + results());
        lines.add("Page: " + plan.page());
    }

    private void next(String what, String option) {
        lines.add(what + ": " + plan.command() + option);
    }

    private Path results() {
        return plan.results();
    }

    private void line(String name, Object value) {
        lines.add(String.format(Locale.ROOT, "  %-20s %s", name, value));
    }

    private void lineIfAny(String name, long count) {
        if (count > 0) {
            line(name, count);
        }
    }

    private static String counted(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.3f s", seconds);
    }

    private static String rate(double rate) {
        return String.format(Locale.ROOT, "%.2f", rate);
    }
}
