package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.Background;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Mask;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.util.List;

/** Requests of every verb; what is at its default is left out. */
final class RequestForm implements Form<ImageRequest> {
    private final OptionsForms options;

    RequestForm(List<JsonForm.Options<?>> options) {
        this.options = new OptionsForms(options);
    }

    @Override
    public String name() {
        return "request";
    }

    @Override
    public ObjectNode write(ImageRequest request) {
        ObjectNode object =
                JsonValues.object().put("verb", request.verb().word()).put("prompt", request.prompt());
        writeOwn(object, request);
        request.model().ifPresent(model -> object.put("model", model.name()));
        put(object, "count", request.count(), 1);
        put(object, "maxCalls", request.maxCalls(), 1);
        put(object, "partialImages", request.partialImages(), 0);
        if (!(request.size() instanceof ImageSize.Auto)) {
            object.put("size", request.size().toString());
        }
        if (request.quality() != Quality.AUTO) {
            object.put("quality", request.quality().word());
        }
        if (request.background() != Background.AUTO) {
            object.put("background", request.background().word());
        }
        request.seed().ifPresent(seed -> object.put("seed", seed));
        if (!request.output().equals(Output.asReceived())) {
            object.set("output", OutputForm.write(request.output()));
        }
        if (!request.options().isEmpty()) {
            object.set("options", options.write(request.options()));
        }
        return object;
    }

    private static void put(ObjectNode object, String name, int value, int byDefault) {
        if (value != byDefault) {
            object.put(name, value);
        }
    }

    private static void put(ObjectNode object, String name, boolean value, boolean byDefault) {
        if (value != byDefault) {
            object.put(name, value);
        }
    }

    private static void writeOwn(ObjectNode object, ImageRequest request) {
        if (request instanceof EditRequest edit) {
            object.set("images", SourceForm.write(edit.images()));
            put(object, "sendAsIs", edit.sendAsIs(), false);
        } else if (request instanceof InpaintRequest inpaint) {
            object.set("image", SourceForm.write(inpaint.image()));
            writeRegion(object, inpaint.region());
            if (!inpaint.references().isEmpty()) {
                object.set("references", SourceForm.write(inpaint.references()));
            }
            put(object, "sendAsIs", inpaint.sendAsIs(), false);
            put(object, "harmonize", inpaint.harmonize(), true);
            put(object, "asReturned", inpaint.asReturned(), false);
            put(object, "maskThreshold", inpaint.maskThreshold(), Mask.MOSTLY_MARKED);
        } else if (request instanceof ExpandRequest expand) {
            object.set("image", SourceForm.write(expand.image()));
            object.set("border", BorderForm.write(expand.border()));
            put(object, "sendAsIs", expand.sendAsIs(), false);
            if (expand.prefill() != ExpandRequest.DEFAULT_PREFILL) {
                object.put("prefill", JsonFields.word(expand.prefill()));
            }
            put(object, "overlap", expand.overlap(), 0);
            put(object, "harmonize", expand.harmonize(), true);
        }
    }

    private static void writeRegion(ObjectNode object, Region region) {
        if (region instanceof Region.Masked masked) {
            object.set("mask", SourceForm.write(masked.mask().image()));
            object.put("maskConvention", JsonFields.word(masked.mask().convention()));
        } else {
            object.set("border", BorderForm.write(((Region.Expanded) region).border()));
        }
    }

    @Override
    public ImageRequest read(JsonFields fields) {
        Verb verb = fields.word("verb", Verb.class);
        String prompt = fields.text("prompt");
        ImageRequest.Builder<?> builder = switch (verb) {
            case GENERATE -> GenerateRequest.builder(prompt);
            case EDIT -> RequestReader.edit(fields, prompt);
            case INPAINT -> RequestReader.inpaint(fields, prompt);
            case EXPAND -> RequestReader.expand(fields, prompt);
        };
        fields.optionalText("model", ModelId::new).ifPresent(builder::model);
        fields.optionalInteger("count", builder::count);
        fields.optionalInteger("maxCalls", builder::maxCalls);
        fields.optionalInteger("partialImages", builder::partialImages);
        fields.optionalText("size", RequestForm::size).ifPresent(builder::size);
        fields.optionalWord("quality", Quality.class).ifPresent(builder::quality);
        fields.optionalWord("background", Background.class).ifPresent(builder::background);
        fields.optionalWhole("seed").ifPresent(builder::seed);
        fields.optionalObject("output").ifPresent(output -> builder.output(output.made(OutputForm::read)));
        fields.optionalObject("options").ifPresent(all -> options.read(all).forEach(builder::options));
        fields.refuseOthers();
        return builder.build();
    }

    static ImageSize size(String text) {
        if (text.equals("auto")) {
            return ImageSize.auto();
        }
        return text.contains(":")
                ? new ImageSize.Ratio(FactsForm.pair(text, ":", AspectRatio::new))
                : new ImageSize.Exact(FactsForm.size(text));
    }
}
