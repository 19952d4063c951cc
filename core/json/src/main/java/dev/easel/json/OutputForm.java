package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ResizeMode;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Rgb;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.util.Optional;

/** How images are delivered; what is at its default is left out. */
final class OutputForm {
    private OutputForm() {}

    static ObjectNode write(Output output) {
        Output byDefault = Output.asReceived();
        ObjectNode object = JsonValues.object();
        output.format().ifPresent(format -> object.put("format", format.word()));
        output.quality().ifPresent(quality -> object.put("quality", quality));
        output.maxBytes().ifPresent(bytes -> object.put("maxBytes", bytes));
        if (output.mayShrink()) {
            object.put("mayShrink", true);
        }
        if (output.resizeMode() != byDefault.resizeMode()) {
            object.put("resizeMode", JsonFields.word(output.resizeMode()));
        }
        if (output.gravity() != byDefault.gravity()) {
            object.put("gravity", JsonFields.word(output.gravity()));
        }
        if (!output.matte().equals(byDefault.matte())) {
            object.put("matte", output.matte().toString());
        }
        return object;
    }

    static Output read(JsonFields fields) {
        Output output = Output.asReceived();
        output = fields.optionalWord("format", ImageFormat.class)
                .map(output::format)
                .orElse(output);
        output = fields.optionalInteger("quality", output::quality).orElse(output);
        Optional<Long> bytes = fields.optionalWhole("maxBytes");
        output = bytes.isPresent() ? output.maxBytes(bytes.get()) : output;
        output = output.mayShrink(fields.flag("mayShrink", false));
        output = fields.optionalWord("resizeMode", ResizeMode.class)
                .map(output::resizeMode)
                .orElse(output);
        output = fields.optionalWord("gravity", Gravity.class)
                .map(output::gravity)
                .orElse(output);
        output = fields.optionalText("matte", Rgb::parse).map(output::matte).orElse(output);
        fields.refuseOthers();
        return output;
    }
}
