package dev.easel.adapters.openai.serve;

import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
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
        return ImagesResponse.of(request(images, mask, name, parameters), "image_edit", parameters, context);
    }

    /** Returns the request of the images, as {@link #of} makes it. */
    public static ImageRequest request(
            List<? extends ImageSource> images,
            Optional<? extends ImageSource> mask,
            String name,
            ImageParameters parameters) {
        check(images, name, parameters);
        if (mask.isEmpty()) {
            return parameters
                    .into(EditRequest.builder(images, parameters.prompt()))
                    .build();
        }
        if (parameters.modelRow().isPresent()) {
            checkMask(mask.get(), images.get(0));
        }
        // Callers send masks in alpha, as OpenAI requires, or in white; Mask.of detects which from the content.
        return parameters
                .into(InpaintRequest.builder(images.get(0), Mask.of(mask.get()), parameters.prompt())
                        .references(images.subList(1, images.size())))
                .build();
    }

    private static void check(List<? extends ImageSource> images, String name, ImageParameters parameters) {
        if (images.isEmpty()) {
            throw HttpError.missing(name).asException();
        }
        int most = parameters
                .modelRow()
                .map(row -> row.capabilities().maxInputImages())
                .orElse(MOST_IMAGES);
        if (images.size() > most) {
            throw HttpError.value(
                            name,
                            "Invalid '" + name + "': too many images, " + images.size() + "; "
                                    + (most == 1 ? "only 1 is allowed." : "1 to " + most + " are allowed."))
                    .asException();
        }
    }

    /** Refuses a mask that OpenAI refuses (OpenAPI document 2.3.0, {@code mask}), as far as the images are here. */
    private static void checkMask(ImageSource mask, ImageSource image) {
        if (!(mask instanceof ImageData given)) {
            return;
        }
        if (given.format() != ImageFormat.PNG) {
            throw HttpError.of("mask", "invalid_image_file", "Invalid 'mask': it must be a PNG file.")
                    .asException();
        }
        if (image instanceof ImageData edited && !given.size().equals(edited.size())) {
            throw HttpError.value(
                            "mask",
                            "Invalid 'mask': its size " + given.size() + " is not the size of the image, "
                                    + edited.size() + ".")
                    .asException();
        }
    }
}
