package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Serves {@code POST image/editing/inpaint}: by a mask, or the border only, which is expanding. */
final class InpaintRoute extends VisionStudioRoute {
    /** The border of the document's first example; it names no default. */
    private static final double DEFAULT_BORDER = 0.2;

    InpaintRoute() {
        super(
                VisionStudioWire.INPAINT,
                Set.of(
                        VisionStudioWire.PROMPT,
                        VisionStudioWire.IMAGE_URL,
                        VisionStudioWire.IMAGE_FILE,
                        VisionStudioWire.MASK_URL,
                        VisionStudioWire.MASK_FILE,
                        VisionStudioWire.BORDER_ONLY,
                        VisionStudioWire.BORDER));
    }

    private static boolean borderOnly(JsonObject body) {
        return body.flag(VisionStudioWire.BORDER_ONLY).orElse(false);
    }

    private static boolean hasMask(JsonObject body) {
        return body.names().contains(VisionStudioWire.MASK_URL) || body.names().contains(VisionStudioWire.MASK_FILE);
    }

    @Override
    ImageRequest read(JsonObject body) throws IOException {
        String prompt = prompt(body);
        ImageSource image = image(body, VisionStudioWire.IMAGE_URL, VisionStudioWire.IMAGE_FILE);
        if (borderOnly(body)) {
            double share = body.number(VisionStudioWire.BORDER).orElse(DEFAULT_BORDER);
            Border border = HttpError.checked(VisionStudioWire.BORDER, () -> Border.fraction(share));
            return ExpandRequest.of(image, border, prompt);
        }
        Mask mask = Mask.of(image(body, VisionStudioWire.MASK_URL, VisionStudioWire.MASK_FILE));
        return InpaintRequest.of(image, mask, prompt);
    }

    @Override
    Optional<String> message(JsonObject body) {
        if (borderOnly(body) && hasMask(body)) {
            return Optional.of("Only the border is inpainted, so the mask was ignored.");
        }
        if (!borderOnly(body) && body.number(VisionStudioWire.BORDER).isPresent()) {
            return Optional.of("A mask is inpainted, so border_percentage was ignored.");
        }
        return Optional.empty();
    }
}
