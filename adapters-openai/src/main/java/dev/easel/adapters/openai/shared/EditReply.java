package dev.easel.adapters.openai.shared;

import dev.easel.adapters.http.server.Backend;
import dev.easel.adapters.http.server.Refusal;
import dev.easel.adapters.http.server.Reply;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Mask;
import dev.easel.core.port.in.ImageCall;
import java.util.List;
import java.util.Optional;

/** What {@code /v1/images/edits} comes to, whether its pictures came in JSON or as form parts. */
public final class EditReply {
    /** How many pictures one edit takes (OpenAPI document 2.3.0). */
    public static final int MOST_PICTURES = 16;

    private EditReply() {}

    /**
     * Prepares the edit of pictures, or the repainting of the first, going by the others, where there is a mask.
     *
     * @param name how the caller calls the pictures
     */
    public static Reply of(
            List<? extends ImageSource> pictures,
            Optional<? extends ImageSource> mask,
            String name,
            ImageParameters asked,
            Backend backend) {
        if (pictures.isEmpty()) {
            throw Refusal.missing(name).asException();
        }
        if (pictures.size() > MOST_PICTURES) {
            throw Refusal.value(
                            name,
                            "Invalid '" + name + "': " + pictures.size() + " pictures are too many; 1 to "
                                    + MOST_PICTURES + " are allowed.")
                    .asException();
        }
        return ImagesReply.of(call(pictures, mask, asked, backend), "image_edit", asked, backend);
    }

    private static ImageCall call(
            List<? extends ImageSource> pictures,
            Optional<? extends ImageSource> mask,
            ImageParameters asked,
            Backend backend) {
        if (mask.isEmpty()) {
            return backend.easel()
                    .edit(asked.into(EditRequest.builder(pictures, asked.prompt()))
                            .build());
        }
        // Callers' tools paint masks in alpha, as OpenAI wants them, or in white; the content tells which.
        return backend.easel()
                .inpaint(asked.into(InpaintRequest.builder(pictures.get(0), Mask.of(mask.get()), asked.prompt())
                                .references(pictures.subList(1, pictures.size())))
                        .build());
    }
}
