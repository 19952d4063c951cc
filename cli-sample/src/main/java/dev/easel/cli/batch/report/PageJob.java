package dev.easel.cli.batch.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
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

    /** Returns the job without its images. */
    static ObjectNode of(JsonNode result) {
        ObjectNode job = ResultJson.JSON.createObjectNode();
        job.put("id", text(result, "id"));
        job.put("line", result.path("line").asInt());
        job.put("state", text(result, "outcome"));
        job.put("verb", text(result, "verb"));
        job.put("prompt", cut(result.path("prompt").asText(), LONGEST_PROMPT));
        job.put("quality", text(result, "quality"));
        job.put("ratio", text(result, "aspectRatio"));
        job.put("seconds", result.path("seconds").asDouble());
        putIfAny(job, "provider", result);
        putIfAny(job, "model", result);
        JsonNode cost = result.path("cost");
        if (cost.isObject()) {
            job.put("cost", cost.path("amount").decimalValue().toPlainString());
            job.put("currency", text(cost, "currency"));
        }
        list(job, "images", result.path("images"));
        list(job, "notes", result.path("notes"));
        settings(job, result.path("settings"));
        JsonNode failure = result.path("failure");
        if (failure.isObject()) {
            job.put("failure", cut(failure.path("message").asText(), LONGEST_PROMPT));
            job.put("billing", text(failure, "billing"));
        }
        if (result.path("earlier").asBoolean()) {
            job.put("earlier", true);
        }
        return job;
    }

    private static String text(JsonNode json, String name) {
        return cut(json.path(name).asText(), LONGEST_TEXT);
    }

    private static void putIfAny(ObjectNode job, String name, JsonNode result) {
        if (result.path(name).isTextual()) {
            job.put(name, text(result, name));
        }
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
