package dev.easel.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.net.URI;
import java.time.Duration;

/** The facts of results, with every member always there. */
final class ResultForm implements Form<ResultFacts> {
    static final ResultForm INSTANCE = new ResultForm();

    private static final String INLINE = "inline";

    private ResultForm() {}

    @Override
    public String name() {
        return "result";
    }

    @Override
    public ObjectNode write(ResultFacts result) {
        ObjectNode object = JsonValues.object();
        object.set("provider", JsonValues.text(result.provider()));
        object.set("model", JsonValues.text(result.model()));
        object.set("requestId", JsonValues.text(result.requestId()));
        object.put("requestedSize", result.requestedSize().toString());
        object.set("elapsedMs", FactsForm.millis(result.elapsed()));
        ArrayNode images = JsonValues.list();
        result.images().forEach(image -> images.add(image(image)));
        object.set("images", images);
        object.set("text", JsonValues.text(result.text()));
        object.set("usage", FactsForm.usage(result.usage()));
        object.set("cost", FactsForm.cost(result.cost()));
        object.set("notes", FactsForm.notes(result.notes()));
        ArrayNode failures = JsonValues.list();
        result.partialFailures().forEach(failure -> failures.add(FailureForm.INSTANCE.write(failure)));
        object.set("partialFailures", failures);
        return object;
    }

    private static ObjectNode image(ResultFacts.Image image) {
        ObjectNode object = JsonValues.object();
        object.set("path", JsonValues.text(image.path()));
        object.put("width", image.size().width())
                .put("height", image.size().height())
                .put("format", image.format().word())
                .put("bytes", image.bytes())
                .put("sha256", image.sha256())
                .put("source", image.url().map(URI::toString).orElse(INLINE))
                .put("receivedSize", image.receivedSize().toString())
                .put("converted", image.converted());
        object.set("revisedPrompt", JsonValues.text(image.revisedPrompt()));
        object.set("drift", FactsForm.number(image.drift()));
        object.set("remainingDrift", FactsForm.number(image.remainingDrift()));
        return object;
    }

    @Override
    public ResultFacts read(JsonFields fields) {
        return new ResultFacts(
                fields.optionalText("provider"),
                fields.optionalText("model", ModelId::new),
                fields.optionalText("requestId"),
                fields.optionalText("requestedSize", RequestForm::size).orElse(ImageSize.auto()),
                FactsForm.duration(fields, "elapsedMs").orElse(Duration.ZERO),
                fields.objects("images").stream()
                        .map(image -> image.made(ResultForm::image))
                        .toList(),
                fields.optionalText("text"),
                FactsForm.usage(fields),
                FactsForm.cost(fields),
                FactsForm.notes(fields),
                fields.objects("partialFailures").stream()
                        .map(FailureForm.INSTANCE::read)
                        .toList());
    }

    private static ResultFacts.Image image(JsonFields image) {
        Size size = new Size(image.integer("width"), image.integer("height"));
        return new ResultFacts.Image(
                image.optionalText("path"),
                size,
                image.optionalText("receivedSize", FactsForm::size).orElse(size),
                image.word("format", ImageFormat.class),
                image.whole("bytes"),
                image.text("sha256"),
                image.flag("converted", false),
                image.optionalText("source")
                        .filter(source -> !source.equals(INLINE))
                        .map(FactsForm::url),
                image.optionalText("revisedPrompt"),
                FactsForm.number(image, "drift"),
                FactsForm.number(image, "remainingDrift"));
    }
}
