package dev.easel.cli.batch.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.internal.io.AtomicFile;
import dev.easel.json.JsonForm;
import dev.easel.json.internal.wire.JsonText;
import dev.easel.json.internal.wire.JsonValues;
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
    private ArrayNode jobs = JsonValues.list();
    private ObjectNode embedded = JsonValues.object();
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
                add(line);
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

    private void add(String result) {
        JobOutcome outcome = JsonForm.outcomes().readPart(result);
        ObjectNode job = PageJob.of(JsonText.parse("result", result), outcome);
        if (!outcome.images().isEmpty()) {
            ArrayNode files = job.putArray("files");
            outcome.images().forEach(image -> files.add(file(image)));
        }
        jobs.add(job);
    }

    private ObjectNode file(KeptImage image) {
        ObjectNode json = JsonValues.object();
        json.put("path", image.name());
        json.put("width", image.size().width());
        json.put("height", image.size().height());
        json.put("bytes", image.bytes());
        if (embeddedBytes >= mostEmbedded) {
            beside = true;
            json.put("thumb", thumbnails.reference(image));
            return json;
        }
        Optional<byte[]> thumb = thumbnails.bytes(image);
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
        page.write(inScript(JsonText.of(jobs)));
        page.write("</script>\n<script type=\"application/json\" id=\"thumbs-" + blocks++ + "\">");
        page.write(inScript(JsonText.of(embedded)));
        page.write("</script>\n");
        jobs = JsonValues.list();
        embedded = JsonValues.object();
    }

    /** Returns JSON that cannot end the script that it lies in, nor begin a comment or another script. */
    private static String inScript(String json) {
        return json.replace("<", "\\u003c");
    }
}
