package dev.easel.cli.output;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedEntry;
import dev.easel.core.port.in.Estimate;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;

/** The report for programs: one JSON object on one line, with all keys always present and in a fixed order. */
public final class JsonReport implements Report {
    private final PrintStream out;

    public JsonReport(PrintStream out) {
        this.out = out;
    }

    @Override
    public void done(Outcome outcome) {
        JsonObject line = new JsonObject().with("ok", true);
        outcome.input().ifPresent(input -> line.with("input", input));
        out.println(line.with("provider", outcome.provider())
                .with("model", outcome.model())
                .with("requestId", outcome.requestId())
                .with("elapsedMs", outcome.elapsed().toMillis())
                .with("images", outcome.images().stream().map(JsonReport::image).toList())
                .with("sheet", outcome.sheet().map(WrittenImage::file))
                .with("usage", outcome.usage().map(JsonReport::usage))
                .with("cost", outcome.cost().map(JsonReport::cost))
                .with("drift", outcome.drift())
                .with("remainingDrift", outcome.remainingDrift())
                .with("notes", texts(outcome.notes()))
                .with(
                        "partialFailures",
                        outcome.partialFailures().stream()
                                .map(JsonReport::error)
                                .toList()));
    }

    private static List<String> texts(List<Note> notes) {
        return notes.stream().map(Note::toString).toList();
    }

    private static JsonObject image(WrittenImage written) {
        GeneratedImage image = written.image();
        return new JsonObject()
                .with("path", written.file())
                .with("width", image.size().width())
                .with("height", image.size().height())
                .with("format", image.format().word())
                .with("bytes", image.data().length())
                .with("sha256", image.data().sha256())
                .with("source", image.url().map(Object::toString).orElse("inline"));
    }

    private static JsonObject usage(Usage usage) {
        JsonObject details = new JsonObject();
        new TreeMap<>(usage.details()).forEach(details::with);
        return new JsonObject()
                .with("inputTokens", usage.input())
                .with("outputTokens", usage.output())
                .with("totalTokens", usage.total())
                .with("details", details);
    }

    private static JsonObject cost(Cost cost) {
        return new JsonObject()
                .with("amount", cost.money().amount())
                .with("currency", cost.money().currency())
                .with("source", cost.source().word());
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
                .with("model", estimate.model())
                .with("size", estimate.size())
                .with("quality", estimate.quality().name().toLowerCase(Locale.ROOT))
                .with("background", estimate.background().name().toLowerCase(Locale.ROOT))
                .with("format", estimate.format().map(format -> format.word()))
                .with(
                        "calls",
                        new JsonObject().with("from", estimate.fewestCalls()).with("to", estimate.mostCalls()))
                .with("cost", estimate.cost().map(JsonReport::range))
                .with("notes", texts(plan.notes())));
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
        out.println(new JsonObject().with("ok", false).with("error", error(failure)));
    }

    @Override
    public void failed(String input, Throwable failure) {
        out.println(new JsonObject().with("ok", false).with("input", input).with("error", error(failure)));
    }

    private static JsonObject error(Throwable failure) {
        FailureFacts facts = FailureFacts.of(failure);
        return new JsonObject()
                .with("kind", facts.kind())
                .with("reason", facts.reason())
                .with("code", facts.code())
                .with("message", facts.message())
                .with("status", facts.status())
                .with("requestId", facts.requestId())
                .with("job", facts.job())
                .with("retryAfterMs", facts.retryAfterMs())
                .with("retryable", facts.retryable())
                .with("billing", facts.billing().name())
                .with("savedResponse", facts.savedResponse());
    }
}
