package dev.easel.adapters.openai.shared;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.port.in.ImageCall;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerContext;
import dev.easel.server.route.ServerResponse;
import java.util.List;
import java.util.Optional;

/** What {@code /v1/images/edits} comes to, whether its images came in JSON or as form parts. */
public final class EditResponse {
    /** How many images one edit takes (OpenAPI document 2.3.0). */
    public static final int MOST_IMAGES = 16;

    private EditResponse() {}

    /**
     * Prepares the edit of images, or the repainting of the first, going by the others, where there is a mask.
     *
     * @param name how the caller calls the images
     */
    public static ServerResponse of(
            List<? extends ImageSource> images,
            Optional<? extends ImageSource> mask,
            String name,
            ImageParameters asked,
            ServerContext backend) {
        if (images.isEmpty()) {
            throw HttpError.missing(name).asException();
        }
        if (images.size() > MOST_IMAGES) {
            throw HttpError.value(
                            name,
                            "Invalid '" + name + "': " + images.size() + " images are too many; 1 to " + MOST_IMAGES
                                    + " are allowed.")
                    .asException();
        }
        return ImagesResponse.of(call(images, mask, asked, backend), "image_edit", asked, backend);
    }

    private static ImageCall call(
            List<? extends ImageSource> images,
            Optional<? extends ImageSource> mask,
            ImageParameters asked,
            ServerContext backend) {
        if (mask.isEmpty()) {
            return backend.easel()
                    .edit(asked.into(EditRequest.builder(images, asked.prompt()))
                            .build());
        }
        // Callers' tools paint masks in alpha, as OpenAI wants them, or in white; the content tells which.
        return backend.easel()
                .inpaint(asked.into(InpaintRequest.builder(images.get(0), Mask.of(mask.get()), asked.prompt())
                                .references(images.subList(1, images.size())))
                        .build());
    }
}
