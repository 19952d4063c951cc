package dev.easel.cli.batch.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.cli.output.ErrorLine;
import dev.easel.cli.output.OneLine;
import dev.easel.core.batch.BatchSummary;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JobOutcome.State;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/** Jobs that ended, and a batch that ended, as JSON objects of one line each; all members are always there. */
final class ResultJson {
    static final JsonMapper JSON = JsonMapper.builder(com.fasterxml.jackson.core.JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(Integer.MAX_VALUE)
                            .build())
                    .build())
            .build();

    private ResultJson() {}

    /** Returns a job and what became of it. */
    static ObjectNode job(JobLine job, JobOutcome outcome) {
        ObjectNode json = JSON.createObjectNode();
        json.put("ok", outcome.state() == State.SUCCEEDED);
        json.put("partial", outcome.state() == State.PARTIAL);
        json.put("id", job.id());
        json.put("line", job.line());
        json.put("name", job.name());
        json.put("outcome", word(outcome.state()));
        json.put("earlier", outcome.earlier());
        ArrayNode files = json.putArray("files");
        outcome.images().forEach(image -> files.add(file(image)));
        json.put("seconds", outcome.elapsed().toMillis() / 1e3);
        json.set("cost", outcome.cost().<JsonNode>map(ResultJson::cost).orElse(null));
        put(json, "provider", outcome.provider());
        put(json, "model", outcome.model().map(model -> model.name()));
        json.put("verb", job.verb().word());
        json.put("prompt", job.prompt());
        ArrayNode images = json.putArray("images");
        job.images().forEach(images::add);
        ObjectNode settings = json.putObject("settings");
        job.settings().forEach(settings::put);
        json.put("quality", Settings.quality(job));
        json.put("aspectRatio", Settings.aspectRatio(job));
        ArrayNode notes = json.putArray("notes");
        outcome.notes().forEach(note -> notes.add(note.toString()));
        json.set("failure", outcome.failure().<JsonNode>map(ResultJson::failure).orElse(null));
        return json;
    }

    /** Returns the word for a state, such as {@code in doubt}. */
    static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private static ObjectNode file(KeptImage image) {
        return JSON.createObjectNode()
                .put("path", image.name())
                .put("width", image.size().width())
                .put("height", image.size().height())
                .put("format", image.format().word())
                .put("bytes", image.bytes())
                .put("sha256", image.sha256());
    }

    private static ObjectNode cost(Cost cost) {
        return money(cost.money()).put("source", cost.source().word());
    }

    private static ObjectNode money(Money money) {
        return JSON.createObjectNode().put("amount", money.amount()).put("currency", money.currency());
    }

    private static ObjectNode failure(EaselException failure) {
        Optional<ProviderException> provider =
                failure instanceof ProviderException known ? Optional.of(known) : Optional.empty();
        ObjectNode json = JSON.createObjectNode();
        json.put("kind", failure.kind());
        put(json, "reason", provider.map(known -> known.reason().name()));
        put(json, "code", provider.flatMap(ProviderException::code));
        json.put("message", failure.getMessage());
        json.put("text", ErrorLine.of(failure));
        put(json, "requestId", failure.requestId());
        put(json, "job", failure.job());
        json.put("retryable", failure.retryable());
        json.put("billing", failure.billing().name());
        put(json, "savedResponse", failure.savedResponse().map(Object::toString));
        return json;
    }

    private static void put(ObjectNode json, String name, Optional<String> value) {
        json.put(name, value.orElse(null));
    }

    /** Returns what became of the batch. */
    static ObjectNode summary(BatchPlan plan, Tally tally, BatchSummary summary, boolean cancelled) {
        BatchFigures figures = BatchFigures.of(plan, tally, summary);
        long succeeded = tally.count(State.SUCCEEDED);
        ObjectNode json = JSON.createObjectNode();
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
        facts.put("seconds", figures.seconds());
        facts.put("averageSeconds", tally.averageSeconds().orElse(null));
        facts.put("requestsPerSecond", figures.requestsPerSecond());
        facts.put("imagesPerSecond", figures.imagesPerSecond());
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
        ArrayNode json = JSON.createArrayNode();
        for (Group group : groups) {
            json.addObject()
                    .put(key, group.name())
                    .put("requests", group.requests())
                    .put("failed", group.failed())
                    .put("images", group.images())
                    .put("averageSeconds", group.averageSeconds().orElse(null));
        }
        return json;
    }

    /** Returns an object in one line, without characters that steer a terminal. */
    static String line(ObjectNode json) {
        try {
            return OneLine.ofJson(JSON.writeValueAsString(json));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Writing to a string in memory failed.", e);
        }
    }
}
