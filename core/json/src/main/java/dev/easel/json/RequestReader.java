package dev.easel.json;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.json.internal.wire.JsonFields;
import java.util.Optional;

/** Reads what only one verb has. */
final class RequestReader {
    private RequestReader() {}

    static EditRequest.Builder edit(JsonFields fields, String prompt) {
        EditRequest.Builder builder = EditRequest.builder(SourceForm.readAll(fields, "images"), prompt);
        return fields.flag("sendAsIs", false) ? builder.sendAsIs() : builder;
    }

    static InpaintRequest.Builder inpaint(JsonFields fields, String prompt) {
        ImageSource image = fields.object("image").made(SourceForm::read);
        InpaintRequest.Builder builder = InpaintRequest.builder(image, region(fields), prompt)
                .references(SourceForm.readAll(fields, "references"))
                .harmonize(fields.flag("harmonize", true));
        if (fields.flag("sendAsIs", false)) {
            builder.sendAsIs();
        }
        if (fields.flag("asReturned", false)) {
            builder.asReturned();
        }
        fields.optionalInteger("maskThreshold", builder::maskThreshold);
        return builder;
    }

    private static Region region(JsonFields fields) {
        Optional<ImageSource> mask = fields.optionalObject("mask").map(image -> image.made(SourceForm::read));
        Optional<MaskConvention> convention = fields.optionalWord("maskConvention", MaskConvention.class);
        Optional<JsonFields> border = fields.optionalObject("border");
        if (mask.isPresent() == border.isPresent() || convention.isPresent() && mask.isEmpty()) {
            throw new IllegalArgumentException(
                    "What is inpainted is either a \"mask\", with a \"maskConvention\", or a \"border\".");
        }
        return mask.isPresent()
                ? new Region.Masked(new Mask(mask.get(), convention.orElse(MaskConvention.BY_CONTENT)))
                : new Region.Expanded(border.orElseThrow().made(BorderForm::read));
    }

    static ExpandRequest.Builder expand(JsonFields fields, String prompt) {
        ExpandRequest.Builder builder = ExpandRequest.builder(
                        fields.object("image").made(SourceForm::read),
                        fields.object("border").made(BorderForm::read),
                        prompt)
                .harmonize(fields.flag("harmonize", true));
        if (fields.flag("sendAsIs", false)) {
            builder.sendAsIs();
        }
        fields.optionalWord("prefill", Prefill.class).ifPresent(builder::prefill);
        fields.optionalInteger("overlap", builder::overlap);
        return builder;
    }
}
