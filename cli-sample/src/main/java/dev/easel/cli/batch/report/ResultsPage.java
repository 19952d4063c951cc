package dev.easel.cli.batch.report;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.internal.io.AtomicFile;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Base64;
import java.util.Optional;

/**
 * index.html: one self-contained file made of results.jsonl, whatever its length in the same memory. Thumbnails are
 * embedded up to a number of bytes, which is enough for ten thousand; those of later images lie beside the page.
 */
final class ResultsPage {
    private static final long MOST_EMBEDDED = 40_000_000;
    private static final int JOBS_IN_BLOCK = 200;

    private final BatchPlan plan;
    private final Thumbnails thumbnails;
    private final long mostEmbedded;
    private ArrayNode jobs = ResultJson.JSON.createArrayNode();
    private ObjectNode embedded = ResultJson.JSON.createObjectNode();
    private long embeddedBytes;
    private boolean beside;
    private int blocks;

    ResultsPage(BatchPlan plan, Thumbnails thumbnails) {
        this(plan, thumbnails, MOST_EMBEDDED);
    }

    ResultsPage(BatchPlan plan, Thumbnails thumbnails, long mostEmbedded) {
        this.plan = plan;
        this.thumbnails = thumbnails;
        this.mostEmbedded = mostEmbedded;
    }

    /**
     * Writes the page.
     *
     * @throws dev.easel.core.failure.StorageException when it cannot be written
     */
    void write(PageFrame frame) {
        AtomicFile.write(plan.page(), out -> write(out, frame));
    }

    private void write(OutputStream out, PageFrame frame) throws IOException {
        Writer page = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        page.write(frame.before());
        try (BufferedReader results = Files.newBufferedReader(plan.results())) {
            for (String line = results.readLine(); line != null; line = results.readLine()) {
                add(ResultJson.JSON.readTree(line));
                if (jobs.size() == JOBS_IN_BLOCK) {
                    block(page);
                }
            }
        }
        if (!jobs.isEmpty()) {
            block(page);
        }
        page.write(frame.after(beside));
        page.flush();
    }

    private void add(JsonNode result) {
        ObjectNode job = PageJob.of(result);
        JsonNode files = result.path("files");
        if (!files.isEmpty()) {
            ArrayNode list = job.putArray("files");
            files.forEach(file -> list.add(file(file)));
        }
        jobs.add(job);
    }

    private ObjectNode file(JsonNode file) {
        String path = file.path("path").asText();
        String hash = file.path("sha256").asText();
        ObjectNode json = ResultJson.JSON.createObjectNode();
        json.put("path", path);
        json.put("width", file.path("width").asInt());
        json.put("height", file.path("height").asInt());
        json.put("bytes", file.path("bytes").asLong());
        if (embeddedBytes >= mostEmbedded) {
            beside = true;
            json.put("thumb", thumbnails.reference(hash));
            return json;
        }
        Optional<byte[]> thumb = thumbnails.bytes(path, hash);
        if (thumb.isPresent()) {
            String base64 = Base64.getEncoder().encodeToString(thumb.get());
            String key = jobs.size() + "-" + embedded.size();
            json.put("key", key);
            embedded.put(key, base64);
            embeddedBytes += base64.length();
        }
        return json;
    }

    private void block(Writer page) throws IOException {
        page.write("<script type=\"application/json\" class=\"jobs\">");
        page.write(inScript(ResultJson.JSON.writeValueAsString(jobs)));
        page.write("</script>\n<script type=\"application/json\" id=\"thumbs-" + blocks++ + "\">");
        page.write(inScript(ResultJson.JSON.writeValueAsString(embedded)));
        page.write("</script>\n");
        jobs = ResultJson.JSON.createArrayNode();
        embedded = ResultJson.JSON.createObjectNode();
    }

    /** Returns JSON that cannot end the script that it lies in, nor begin a comment or another script. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
