package dev.easel.cli.output;

import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedEntry;
import dev.easel.core.port.in.Estimate;
import dev.easel.json.JsonForm;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The report for programs: one JSON object on one line for each result or failure, with all keys always present and in a
 * fixed order; the published schema is the resource {@code report-1.schema.json}.
 */
public final class JsonReport implements Report {
    private static final String USAGE = "UsageException";

    private final PrintStream out;

    public JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void done(Outcome outcome) {
        boolean complete = outcome.partialFailures().isEmpty();
        out.println(new JsonObject()
                .with("ok", complete)
                .with("partial", !complete)
                .with("input", outcome.input())
                .with("verb", outcome.request().verb().map(Verb::word))
                .with("prompt", outcome.request().prompt())
                .with("seed", outcome.request().seed())
                .withAll(JsonForm.results().writePart(outcome.facts()))
                .with("sheet", outcome.sheet().map(WrittenImage::file))
                .with("drift", outcome.drift())
                .with("remainingDrift", outcome.remainingDrift()));
    }

    /** Returns a range of costs as JSON. */
    public static JsonObject range(CostRange cost) {
        return new JsonObject()
                .with("from", cost.from().amount())
                .with("to", cost.to().amount())
                .with("currency", cost.to().currency());
    }

    @Override
    public void planned(Plan plan) {
        Estimate estimate = plan.estimate();
        out.println(new JsonObject()
                .with("ok", true)
                .with("dryRun", true)
                .with("provider", estimate.provider())
                .with("baseUrl", plan.baseUrl())
                .with("verb", plan.verb().word())
                .with("prompt", plan.request().prompt())
                .with("seed", plan.request().seed())
                .with("model", estimate.model())
                .with("size", estimate.size())
                .with("quality", estimate.quality().word())
                .with("background", estimate.background().word())
                .with("format", estimate.format().map(format -> format.word()))
                .with(
                        "calls",
                        new JsonObject().with("from", estimate.fewestCalls()).with("to", estimate.mostCalls()))
                .with("cost", estimate.cost().map(JsonReport::range))
                .with("notes", plan.notes()));
    }

    @Override
    public void saved(Path folder, List<SavedEntry> entries) {
        out.println(new JsonObject()
                .with("ok", true)
                .with("folder", folder)
                .with("savedResponses", entries.stream().map(JsonReport::saved).toList()));
    }

    private static JsonObject saved(SavedEntry entry) {
        SavedCall call = entry.call();
        return new JsonObject()
                .with("file", entry.file())
                .with("time", entry.time())
                .with("provider", call.provider())
                .with("verb", call.verb().map(Verb::word))
                .with("model", call.model())
                .with("prompt", call.prompt())
                .with("requestId", call.requestId())
                .with("job", call.job())
                .with("billing", call.billing().name())
                .with("failure", call.failure())
                .with("bytes", entry.bytes());
    }

    @Override
    public void failed(Throwable failure) {
        failed(Optional.empty(), failure);
    }

    @Override
    public void failed(String input, Throwable failure) {
        failed(Optional.of(input), failure);
    }

    private void failed(Optional<String> input, Throwable failure) {
        out.println(new JsonObject()
                .with("ok", false)
                .with("partial", false)
                .with("input", input)
                .with("error", error(failure)));
    }

    /** Returns a failure with the members of the published form, whatever failed. */
    public static JsonObject error(Throwable failure) {
        if (failure instanceof EaselException known) {
            return new JsonObject()
                    .withAll(JsonForm.failures().writePart(known))
                    .with("message", OptionWords.of(known.getMessage()));
        }
        String name = failure.getClass().getSimpleName();
        return new JsonObject()
                .with("kind", failure instanceof IllegalArgumentException ? USAGE : name)
                .with("reason", Optional.empty())
                .with("code", Optional.empty())
                .with("message", failure.getMessage() == null ? name : OptionWords.of(failure.getMessage()))
                .with("status", OptionalLong.empty())
                .with("provider", Optional.empty())
                .with("requestId", Optional.empty())
                .with("job", Optional.empty())
                .with("retryAfterMs", OptionalLong.empty())
                .with("retryable", false)
                .with("billing", Billing.NOT_BILLED.name())
                .with("savedResponse", Optional.empty())
                .with("text", Optional.empty());
    }
}
