package dev.easel.cli.batch.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.cli.output.OneLine;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.domain.money.Money;
import dev.easel.json.JsonForm;
import dev.easel.json.internal.wire.JsonText;
import dev.easel.json.internal.wire.JsonValues;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/** Jobs that ended, and a batch that ended, as JSON objects of one line each; all members are always there. */
final class ResultJson {
    private static final int DECIMALS = 3;

    private ResultJson() {}

    /** Returns a job and what became of it: the form of an outcome, with what the manifest says of the job. */
    static ObjectNode job(JobLine job, JobOutcome outcome) {
        ObjectNode json = JsonValues.object();
        json.put("ok", outcome.state() == State.SUCCEEDED);
        json.put("partial", outcome.state() == State.PARTIAL);
        json.put("id", job.id());
        json.put("line", job.line());
        json.put("name", job.name());
        json.setAll(JsonText.parse("outcome", JsonForm.outcomes().writePart(outcome)));
        json.put("verb", job.verb().word());
        json.put("prompt", job.prompt());
        ArrayNode inputs = json.putArray("inputs");
        job.images().forEach(inputs::add);
        ObjectNode settings = json.putObject("settings");
        job.settings().forEach(settings::put);
        json.put("quality", Settings.quality(job));
        json.put("aspectRatio", Settings.aspectRatio(job));
        return json;
    }

    /** Returns what became of the batch. */
    static ObjectNode summary(BatchPlan plan, Tally tally, BatchSummary summary, boolean cancelled) {
        BatchFigures figures = BatchFigures.of(plan, tally, summary);
        long succeeded = tally.count(State.SUCCEEDED);
        ObjectNode json = JsonValues.object();
        json.put("ok", succeeded == plan.jobs());
        json.put("partial", succeeded < plan.jobs() && tally.images() > 0);
        ObjectNode facts = json.putObject("summary");
        facts.put("requests", plan.jobs());
        facts.put("succeeded", succeeded);
        facts.put("partial", tally.count(State.PARTIAL));
        facts.put("failed", tally.count(State.FAILED));
        facts.put("inDoubt", tally.count(State.IN_DOUBT));
        facts.put("notStarted", figures.notStarted());
        facts.put("earlier", tally.earlier());
        facts.put("images", tally.images());
        facts.put("expectedImages", plan.images());
        facts.put("elapsedMs", summary.elapsed().toMillis());
        facts.put("averageMs", tally.averageSeconds().map(ResultJson::millis).orElse(null));
        facts.put("requestsPerSecond", rounded(figures.requestsPerSecond()));
        facts.put("imagesPerSecond", rounded(figures.imagesPerSecond()));
        ArrayNode cost = facts.putArray("cost");
        summary.cost().forEach(money -> cost.add(money(money)));
        facts.put("callsWithoutKnownCost", summary.unpriced());
        facts.set("byQuality", groups("quality", tally.byQuality()));
        facts.set("byAspectRatio", groups("aspectRatio", tally.byAspectRatio()));
        facts.put("cancelled", cancelled);
        facts.put("results", plan.results().toString());
        facts.put("page", plan.page().toString());
        return json;
    }

    private static ArrayNode groups(String key, Collection<Group> groups) {
        ArrayNode json = JsonValues.list();
        for (Group group : groups) {
            json.addObject()
                    .put(key, group.name())
                    .put("requests", group.requests())
                    .put("failed", group.failed())
                    .put("images", group.images())
                    .put(
                            "averageMs",
                            group.averageSeconds().map(ResultJson::millis).orElse(null));
        }
        return json;
    }

    private static ObjectNode money(Money money) {
        ObjectNode json = JsonValues.object();
        json.set("amount", JsonValues.number(money.amount()));
        return json.put("currency", money.currency());
    }

    private static long millis(double seconds) {
        return Math.round(seconds * 1e3);
    }

    private static BigDecimal rounded(double number) {
        return BigDecimal.valueOf(number).setScale(DECIMALS, RoundingMode.HALF_UP);
    }

    /** Returns an object in one line, without characters that steer a terminal. */
    static String line(ObjectNode json) {
        return OneLine.ofJson(JsonText.of(json));
    }
}
