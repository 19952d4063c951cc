package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.util.Set;

/** Serves {@code POST image/editing/edit-image}; {@code image_file} is accepted here as for inpainting. */
final class EditImageRoute extends VisionStudioRoute {
    EditImageRoute() {
        super(
                VisionStudioWire.EDIT,
                Set.of(
                        VisionStudioWire.PROMPT,
                        VisionStudioWire.IMAGE_URL,
                        VisionStudioWire.IMAGE_FILE,
                        VisionStudioWire.COUNT,
                        VisionStudioWire.RATIO));
    }

    @Override
    ImageRequest read(JsonObject body) throws IOException {
        return EditRequest.builder(image(body, VisionStudioWire.IMAGE_URL, VisionStudioWire.IMAGE_FILE), prompt(body))
                .count(count(body))
                .size(size(body))
                .build();
    }
}
