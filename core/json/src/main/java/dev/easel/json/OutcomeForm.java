package dev.easel.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.EaselException;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** What became of the jobs of a batch. */
final class OutcomeForm implements Form<JobOutcome> {
    static final OutcomeForm INSTANCE = new OutcomeForm();

    private OutcomeForm() {}

    @Override
    public String name() {
        return "outcome";
    }

    @Override
    public ObjectNode write(JobOutcome outcome) {
        ObjectNode object = JsonValues.object().put("id", outcome.id()).put("state", JsonFields.word(outcome.state()));
        ArrayNode images = JsonValues.list();
        outcome.images().forEach(image -> images.add(image(image)));
        object.set("images", images);
        object.set("provider", JsonValues.text(outcome.provider()));
        object.set("model", JsonValues.text(outcome.model()));
        object.set("cost", FactsForm.cost(outcome.cost()));
        object.set("elapsedMs", FactsForm.millis(outcome.elapsed()));
        object.set("notes", FactsForm.notes(outcome.notes()));
        Optional<EaselException> failure = outcome.failure();
        object.set("failure", failure.isPresent() ? FailureForm.INSTANCE.write(failure.get()) : NullNode.getInstance());
        return object.put("earlier", outcome.earlier());
    }

    private static ObjectNode image(KeptImage image) {
        return JsonValues.object()
                .put("name", image.name())
                .put("width", image.size().width())
                .put("height", image.size().height())
                .put("format", image.format().word())
                .put("bytes", image.bytes())
                .put("sha256", image.sha256());
    }

    @Override
    public JobOutcome read(JsonFields fields) {
        return read(fields.text("id"), fields);
    }

    static JobOutcome read(String id, JsonFields fields) {
        List<KeptImage> images = fields.objects("images").stream()
                .map(image -> image.made(OutcomeForm::image))
                .toList();
        return new JobOutcome(
                id,
                fields.word("state", JobOutcome.State.class),
                images,
                fields.optionalText("provider"),
                fields.optionalText("model", ModelId::new),
                FactsForm.cost(fields),
                FactsForm.duration(fields, "elapsedMs").orElse(Duration.ZERO),
                FactsForm.notes(fields),
                fields.optionalObject("failure").map(FailureForm.INSTANCE::read),
                fields.flag("earlier", false));
    }

    private static KeptImage image(JsonFields image) {
        return new KeptImage(
                image.text("name"),
                new Size(image.integer("width"), image.integer("height")),
                image.word("format", ImageFormat.class),
                image.whole("bytes"),
                image.text("sha256"));
    }
}
