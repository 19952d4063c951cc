package dev.easel.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The report for programs: one JSON object on one line, with all keys always present and in a fixed order. */
public final class JsonReport implements Report {
    private static final JsonFactory JSON = new JsonFactory();

    private final PrintStream out;

    public JsonReport(PrintStream out) {
        this.out = out;
    }

    /** Writes the members of the object. */
    private interface Members {
        void write(JsonGenerator json) throws IOException;
    }

    private void print(Members members) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            members.write(json);
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to a string in memory failed.", e);
        }
        out.println(OneLine.ofJson(text.toString()));
    }

    @Override
    public void done(Outcome outcome) {
        print(json -> {
            json.writeBooleanField("ok", true);
            json.writeStringField("provider", outcome.provider().orElse(null));
            json.writeStringField("model", outcome.model().map(Object::toString).orElse(null));
            json.writeStringField("requestId", outcome.requestId().orElse(null));
            json.writeNumberField("elapsedMs", outcome.elapsed().toMillis());
            json.writeArrayFieldStart("images");
            for (WrittenImage written : outcome.images()) {
                writeImage(json, written);
            }
            json.writeEndArray();
            json.writeStringField(
                    "sheet",
                    outcome.sheet().map(sheet -> sheet.file().toString()).orElse(null));
            json.writeFieldName("usage");
            if (outcome.usage().isPresent()) {
                writeUsage(json, outcome.usage().get());
            } else {
                json.writeNull();
            }
            writeNumber(json, "drift", outcome.drift());
            writeNumber(json, "remainingDrift", outcome.remainingDrift());
            json.writeArrayFieldStart("notes");
            for (Object note : outcome.notes()) {
                json.writeString(note.toString());
            }
            json.writeEndArray();
            writePartialFailures(json, outcome.partialFailures());
        });
    }

    private static void writeImage(JsonGenerator json, WrittenImage written) throws IOException {
        GeneratedImage image = written.image();
        json.writeStartObject();
        json.writeStringField("path", written.file().toString());
        json.writeNumberField("width", image.size().width());
        json.writeNumberField("height", image.size().height());
        json.writeStringField("format", image.format().word());
        json.writeNumberField("bytes", image.data().length());
        json.writeStringField("sha256", image.data().sha256());
        json.writeStringField("source", image.url().map(URI::toString).orElse("inline"));
        json.writeEndObject();
    }

    private static void writeUsage(JsonGenerator json, Usage usage) throws IOException {
        json.writeStartObject();
        writeNumber(json, "inputTokens", usage.input());
        writeNumber(json, "outputTokens", usage.output());
        writeNumber(json, "totalTokens", usage.total());
        json.writeObjectFieldStart("details");
        for (var detail : new TreeMap<>(usage.details()).entrySet()) {
            json.writeNumberField(detail.getKey(), detail.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writePartialFailures(JsonGenerator json, List<EaselException> failures) throws IOException {
        json.writeArrayFieldStart("partialFailures");
        for (EaselException failure : failures) {
            writeError(json, FailureFacts.of(failure));
        }
        json.writeEndArray();
    }

    @Override
    public void saved(Path folder, List<SavedEntry> entries) {
        print(json -> {
            json.writeBooleanField("ok", true);
            json.writeStringField("folder", folder.toString());
            json.writeArrayFieldStart("savedResponses");
            for (SavedEntry entry : entries) {
                SavedCall call = entry.call();
                json.writeStartObject();
                json.writeStringField("file", entry.file().toString());
                json.writeStringField("time", entry.time().toString());
                json.writeStringField("provider", call.provider());
                json.writeStringField("verb", call.verb().map(Verb::word).orElse(null));
                json.writeStringField("model", call.model().orElse(null));
                json.writeStringField("prompt", call.prompt());
                json.writeStringField("requestId", call.requestId().orElse(null));
                json.writeStringField("billing", call.billing().name());
                json.writeStringField("failure", call.failure());
                json.writeNumberField("bytes", entry.bytes());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    @Override
    public void failed(Throwable failure) {
        print(json -> {
            json.writeBooleanField("ok", false);
            json.writeFieldName("error");
            writeError(json, FailureFacts.of(failure));
        });
    }

    private static void writeError(JsonGenerator json, FailureFacts facts) throws IOException {
        json.writeStartObject();
        json.writeStringField("kind", facts.kind());
        json.writeStringField("reason", facts.reason().orElse(null));
        json.writeStringField("code", facts.code().orElse(null));
        json.writeStringField("message", facts.message());
        writeNumber(json, "status", facts.status());
        json.writeStringField("requestId", facts.requestId().orElse(null));
        writeNumber(json, "retryAfterMs", facts.retryAfterMs());
        json.writeBooleanField("retryable", facts.retryable());
        json.writeStringField("billing", facts.billing().name());
        json.writeStringField(
                "savedResponse", facts.savedResponse().map(Object::toString).orElse(null));
        json.writeEndObject();
    }

    private static void writeNumber(JsonGenerator json, String name, OptionalLong value) throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeNumber(value.getAsLong());
        } else {
            json.writeNull();
        }
    }

    private static void writeNumber(JsonGenerator json, String name, OptionalDouble value) throws IOException {
        json.writeFieldName(name);
        if (value.isPresent()) {
            json.writeNumber(value.getAsDouble());
        } else {
            json.writeNull();
        }
    }
}
