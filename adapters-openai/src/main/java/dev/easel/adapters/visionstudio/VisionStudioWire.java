package dev.easel.adapters.visionstudio;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.image.AspectRatio;
import dev.easel.core.domain.image.Size;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Paths, names and ranges as Vision Studio's "GPT Image API Complete Reference" gives them, for client and server. */
final class VisionStudioWire {
    static final String BASE = "/api/v1/openai/";
    static final String GENERATE = "image/generation/generate-image";
    static final String EDIT = "image/editing/edit-image";
    static final String INPAINT = "image/editing/inpaint";

    static final String PROMPT = "prompt";
    static final String COUNT = "number_of_images";
    static final String RATIO = "aspect_ratio";
    static final String QUALITY = "quality";
    static final String BACKGROUND = "background";
    static final String IMAGE_URL = "image_url";
    static final String IMAGE_FILE = "image_file";
    static final String MASK_URL = "mask_url";
    static final String MASK_FILE = "mask_file";
    static final String BORDER_ONLY = "inpaint_border_only";
    static final String BORDER = "border_percentage";

    static final int MOST_IMAGES = 4;
    static final AspectRatio SQUARE = new AspectRatio(1, 1);
    static final Set<Quality> QUALITIES = EnumSet.of(Quality.AUTO, Quality.MEDIUM, Quality.HIGH);
    static final Set<Background> BACKGROUNDS = EnumSet.of(Background.AUTO, Background.TRANSPARENT);

    /** The image size in pixels for each ratio ("Parameter Details, Aspect Ratios"). */
    static final Map<AspectRatio, Size> RATIOS = Map.of(
            SQUARE,
            new Size(1024, 1024),
            new AspectRatio(2, 3),
            new Size(683, 1024),
            new AspectRatio(3, 2),
            new Size(1024, 683));

    private VisionStudioWire() {}
}
