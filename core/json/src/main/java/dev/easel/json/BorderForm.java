package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.Gravity;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.math.BigDecimal;
import java.util.Optional;

/** Borders: a share of each side, pixels per side, or a ratio or size to grow to. */
final class BorderForm {
    private BorderForm() {}

    static ObjectNode write(Border border) {
        ObjectNode object = JsonValues.object();
        if (border instanceof Border.Fraction fraction) {
            object.set("share", JsonValues.number(BigDecimal.valueOf(fraction.share())));
            return object;
        }
        if (border instanceof Border.Sides sides) {
            return object.put("left", sides.left())
                    .put("top", sides.top())
                    .put("right", sides.right())
                    .put("bottom", sides.bottom());
        }
        if (border instanceof Border.ToRatio to) {
            return object.put("ratio", to.ratio().toString()).put("gravity", JsonFields.word(to.gravity()));
        }
        Border.ToSize to = (Border.ToSize) border;
        return object.put("size", to.canvas().toString()).put("gravity", JsonFields.word(to.gravity()));
    }

    static Border read(JsonFields border) {
        Optional<BigDecimal> share = border.optionalNumber("share");
        Optional<AspectRatio> ratio = border.optionalText("ratio", FactsForm.ofPair(":", AspectRatio::new));
        Optional<Size> size = border.optionalText("size", FactsForm::size);
        Optional<Gravity> gravity = border.optionalWord("gravity", Gravity.class);
        Optional<Integer> left = border.optionalInteger("left", pixels -> pixels);
        Optional<Integer> top = border.optionalInteger("top", pixels -> pixels);
        Optional<Integer> right = border.optionalInteger("right", pixels -> pixels);
        Optional<Integer> bottom = border.optionalInteger("bottom", pixels -> pixels);
        border.refuseOthers();
        boolean sides = left.isPresent() || top.isPresent() || right.isPresent() || bottom.isPresent();
        int ways = (share.isPresent() ? 1 : 0)
                + (ratio.isPresent() ? 1 : 0)
                + (size.isPresent() ? 1 : 0)
                + (sides ? 1 : 0);
        if (ways != 1 || gravity.isPresent() && (share.isPresent() || sides)) {
            throw new IllegalArgumentException(
                    "A border has one of \"share\", \"ratio\" with \"gravity\", \"size\" with"
                            + " \"gravity\", and pixels of \"left\", \"top\", \"right\" and \"bottom\".");
        }
        if (share.isPresent()) {
            return new Border.Fraction(share.get().doubleValue());
        }
        if (sides) {
            return new Border.Sides(left.orElse(0), top.orElse(0), right.orElse(0), bottom.orElse(0));
        }
        return ratio.isPresent()
                ? new Border.ToRatio(ratio.get(), gravity.orElse(Gravity.CENTER))
                : new Border.ToSize(size.orElseThrow(), gravity.orElse(Gravity.CENTER));
    }
}
