package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.out.Spool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The images extracted from one response, in order, each identified by the token that replaces it. */
public final class ExtractedImages {
    static final String TOKEN = "easel-image:";

    private final Spool spool;
    private final Map<Integer, ExtractedImage> images = new LinkedHashMap<>();
    private int begun;

    /** Stores the images in a spool as they arrive. */
    public ExtractedImages(Spool spool) {
        this.spool = requireNonNull(spool, "spool");
    }

    /**
     * Begins an image whose base64 is found in text that was already read, as when the beginning of a data URI is spread
     * over several pieces of a stream; {@link ExtractedImage#append} takes the base64.
     */
    public ExtractedImage begin(String path) {
        return begin(requireNonNull(path, "path"), true);
    }

    ExtractedImage begin(String path, boolean spaced) {
        ExtractedImage image = new ExtractedImage(TOKEN + begun, path, spool.open(), spaced);
        images.put(begun++, image);
        return image;
    }

    /** Returns the image that a text stands for, if it is a token. */
    public Optional<ExtractedImage> find(String text) {
        requireNonNull(text, "text");
        if (!text.startsWith(TOKEN) || text.length() > TOKEN.length() + 6) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(images.get(Integer.parseInt(text.substring(TOKEN.length()))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Returns the images in the order in which they arrived. */
    public List<ExtractedImage> all() {
        return List.copyOf(images.values());
    }

    /** Releases an image that another one replaced; code that already holds it can still read it. */
    public void release(ExtractedImage image) {
        requireNonNull(image, "image");
        images.values().remove(image);
        image.release();
    }

    /** Frees the storage of every image. */
    public void discard() {
        images.values().forEach(ExtractedImage::discard);
    }
}
