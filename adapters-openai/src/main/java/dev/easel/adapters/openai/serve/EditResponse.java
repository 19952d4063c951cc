package dev.easel.adapters.openai.serve;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerResponse;
import java.util.List;
import java.util.Optional;

/** Handles {@code /v1/images/edits}, whether its images came in JSON or as form parts. */
public final class EditResponse {
    /** The maximum number of images of one edit (OpenAPI document 2.3.0). */
    public static final int MOST_IMAGES = 16;

    private EditResponse() {}

    /**
     * Returns the response to an edit of the images or, with a mask, an inpainting of the first with the others as references.
     *
     * @param name the parameter of the images, for messages
     */
    public static ServerResponse of(
            List<? extends ImageSource> images,
            Optional<? extends ImageSource> mask,
            String name,
            ImageParameters parameters,
            ServerContext context) {
        if (images.isEmpty()) {
            throw HttpError.missing(name).asException();
        }
        if (images.size() > MOST_IMAGES) {
            throw HttpError.value(
                            name,
                            "Invalid '" + name + "': too many images, " + images.size() + "; 1 to " + MOST_IMAGES
                                    + " are allowed.")
                    .asException();
        }
        return ImagesResponse.of(request(images, mask, parameters), "image_edit", parameters, context);
    }

    private static ImageRequest request(
            List<? extends ImageSource> images, Optional<? extends ImageSource> mask, ImageParameters parameters) {
        if (mask.isEmpty()) {
            return parameters
                    .into(EditRequest.builder(images, parameters.prompt()))
                    .build();
        }
        // Callers send masks in alpha, as OpenAI requires, or in white; Mask.of detects which from the content.
        return parameters
                .into(InpaintRequest.builder(images.get(0), Mask.of(mask.get()), parameters.prompt())
                        .references(images.subList(1, images.size())))
                .build();
    }
}
