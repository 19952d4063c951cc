package dev.easel.cli.batch.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.domain.money.Cost;
import dev.easel.json.internal.wire.JsonValues;
import java.util.Map;
import java.util.regex.Pattern;

/** A line of results.jsonl as the script of the page reads it: what is empty is left out, and long texts are cut. */
final class PageJob {
    private static final Pattern STEERING =
            Pattern.compile("[\\p{Cc}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069&&[^\n\t]]");
    private static final int LONGEST_PROMPT = 2_000;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_ELEMENTS = 20;

    private PageJob() {}

    /** Returns a job without its images. */
    static ObjectNode of(ObjectNode result, JobOutcome outcome) {
        ObjectNode job = JsonValues.object();
        job.put("id", text(result, "id"));
        job.put("line", result.path("line").asInt());
        job.put("state", outcome.state().name());
        job.put("verb", text(result, "verb"));
        job.put("prompt", cut(result.path("prompt").asText(), LONGEST_PROMPT));
        job.put("quality", text(result, "quality"));
        job.put("ratio", text(result, "aspectRatio"));
        job.put("ms", outcome.elapsed().toMillis());
        outcome.provider().ifPresent(provider -> job.put("provider", provider));
        outcome.model().ifPresent(model -> job.put("model", model.name()));
        outcome.cost()
                .map(Cost::money)
                .ifPresent(
                        money -> job.put("cost", money.amount().toPlainString()).put("currency", money.currency()));
        list(job, "inputs", result.path("inputs"));
        list(job, "notes", result.path("notes"));
        settings(job, result.path("settings"));
        outcome.failure()
                .ifPresent(failure -> job.put("failure", cut(failure.getMessage(), LONGEST_PROMPT))
                        .put("billing", failure.billing().name()));
        if (outcome.earlier()) {
            job.put("earlier", true);
        }
        return job;
    }

    private static String text(ObjectNode json, String name) {
        return cut(json.path(name).asText(), LONGEST_TEXT);
    }

    private static void list(ObjectNode job, String name, JsonNode values) {
        if (!values.isEmpty()) {
            ArrayNode list = job.putArray(name);
            for (int i = 0; i < Math.min(MOST_ELEMENTS, values.size()); i++) {
                list.add(cut(values.get(i).asText(), LONGEST_TEXT));
            }
        }
    }

    private static void settings(ObjectNode job, JsonNode settings) {
        if (!settings.isEmpty()) {
            ObjectNode list = job.putObject("settings");
            for (Map.Entry<String, JsonNode> setting : settings.properties()) {
                list.put(setting.getKey(), cut(setting.getValue().asText(), LONGEST_TEXT));
            }
        }
    }

    /** Marks of writing direction could make a text seem another, and controls mean nothing on a page. */
    private static String cut(String whole, int length) {
        String text = STEERING.matcher(whole).replaceAll("");
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
