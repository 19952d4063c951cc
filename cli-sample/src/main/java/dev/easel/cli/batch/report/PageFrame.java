package dev.easel.cli.batch.report;

import static dev.easel.cli.page.PageParts.escaped;

import dev.easel.cli.page.PageParts;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.domain.money.Money;
import dev.easel.core.internal.io.Sha256;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;

/** What stands on the page around its jobs: the look, the figures and the script; nothing is loaded from elsewhere. */
final class PageFrame {
    /** By which a page of an earlier run is recognized; it stands within the first bytes. */
    static final String MARK = "<meta name=\"generator\" content=\"easel batch\">";

    private static final String JOBS = "{{jobs}}";

    private final BatchPlan plan;
    private final Tally tally;
    private final BatchSummary summary;
    private final String template = PageParts.resource(PageFrame.class, "page.html");

    PageFrame(BatchPlan plan, Tally tally, BatchSummary summary) {
        this.plan = plan;
        this.tally = tally;
        this.summary = summary;
    }

    /** Returns the page up to its jobs. */
    String before() {
        String density = Thumbnails.isDense(plan) ? "cards dense" : "cards";
        String style = PageParts.style(PageFrame.class, "page.css");
        return PageParts.filled(
                template.substring(0, template.indexOf(JOBS)),
                Map.of(
                        "density", density,
                        "mark", MARK,
                        "policy", policy(style, script()),
                        "title", escaped(title()),
                        "style", style,
                        "figures", figures(),
                        "qualities", group("Quality", tally.byQuality()),
                        "ratios", group("Aspect ratio", tally.byAspectRatio())));
    }

    /** Returns the page after its jobs; it says so when later thumbnails lie beside it. */
    String after(boolean beside) {
        String where = beside
                ? "The first thumbnails are part of this page. Later ones, and the full images, are loaded from the folder"
                        + " it lies in."
                : "The thumbnails are part of this page; the full images lie in its folder.";
        return PageParts.filled(
                template.substring(template.indexOf(JOBS) + JOBS.length()), Map.of("where", where, "script", script()));
    }

    private static String script() {
        return PageParts.resource(PageFrame.class, "page.js");
    }

    /** Text that a provider or a prompt smuggled in could neither run nor load anything. */
    private static String policy(String style, String script) {
        return "default-src 'none'; img-src 'self' file: data:; style-src '" + hash(style) + "'; script-src '"
                + hash(script) + "'";
    }

    private static String hash(String text) {
        return "sha256-" + Base64.getEncoder().encodeToString(Sha256.of(text));
    }

    private String title() {
        Path name = plan.folder().toAbsolutePath().normalize().getFileName();
        String part = plan.shard().count() == 1
                ? ""
                : ", part " + plan.shard().index() + " of " + plan.shard().count();
        return (name == null ? "Batch" : name.toString()) + part;
    }

    /** Returns the figures of the whole batch: after several runs, its duration and speed are not those of one. */
    private String figures() {
        BatchFigures figures = BatchFigures.of(plan, tally, summary);
        StringBuilder html = new StringBuilder();
        figure(html, "requests", plan.jobs());
        figure(html, "succeeded", tally.count(State.SUCCEEDED));
        figureIfAny(html, "partly succeeded", tally.count(State.PARTIAL), "doubt");
        figure(html, "failed", tally.count(State.FAILED), tally.count(State.FAILED) > 0 ? "bad" : "");
        figureIfAny(html, "in doubt", tally.count(State.IN_DOUBT), "doubt");
        figureIfAny(html, "not started", figures.notStarted(), "doubt");
        figure(
                html,
                "images",
                tally.images() == plan.images() ? tally.images() : tally.images() + " of " + plan.images());
        boolean whole = tally.earlier() == 0;
        if (whole) {
            figure(html, "time", ProgressBar.time(Math.round(figures.seconds())));
        }
        tally.averageSeconds().ifPresent(average -> figure(html, "average request", seconds(average)));
        if (whole && figures.imagesPerSecond() > 0) {
            figure(html, "images per second", String.format(Locale.ROOT, "%.2f", figures.imagesPerSecond()));
        }
        Collection<Money> cost = tally.costEver();
        if (!cost.isEmpty()) {
            figure(html, "cost", JobText.money(cost));
        }
        return html.toString();
    }

    private static void figureIfAny(StringBuilder html, String name, long count, String type) {
        if (count > 0) {
            figure(html, name, count, type);
        }
    }

    private static void figure(StringBuilder html, String name, Object value) {
        figure(html, name, value, "");
    }

    private static void figure(StringBuilder html, String name, Object value, String type) {
        html.append(type.isEmpty() ? "<div>" : "<div class=\"" + type + "\">");
        html.append("<dt>").append(escaped(name)).append("</dt><dd>");
        html.append(escaped(value.toString())).append("</dd></div>\n");
    }

    private static String group(String title, Collection<Group> groups) {
        StringBuilder html = new StringBuilder();
        html.append("<table><thead><tr><th scope=\"col\">").append(title);
        html.append("</th><th scope=\"col\">Requests</th><th scope=\"col\">Failed</th><th scope=\"col\">Images</th>"
                + "<th scope=\"col\">Average</th></tr></thead><tbody>\n");
        for (Group group : groups) {
            html.append("<tr><th scope=\"row\"><bdi>").append(escaped(JobText.id(group.name())));
            html.append("</bdi></th><td>").append(group.requests()).append("</td><td>");
            html.append(group.failed())
                    .append("</td><td>")
                    .append(group.images())
                    .append("</td><td>");
            html.append(group.averageSeconds().map(PageFrame::seconds).orElse("–"))
                    .append("</td></tr>\n");
        }
        return html.append("</tbody></table>").toString();
    }

    private static String seconds(double seconds) {
        return String.format(Locale.ROOT, "%.1f s", seconds);
    }
}
