package dev.easel.http.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.out.Spool;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;

/** The images extracted from one response, in order, each identified by the token that replaces it. */
public final class ExtractedImages {
    private final String prefix = ImageToken.newPrefix();
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
        ExtractedImage image = new ExtractedImage(ImageToken.of(prefix, begun), path, spool.open(), spaced);
        images.put(begun++, image);
        return image;
    }

    /** Returns the image that a text stands for, if it is a token. */
    public Optional<ExtractedImage> find(String text) {
        requireNonNull(text, "text");
        if (!text.startsWith(prefix) || ImageToken.end(text, 0) != text.length()) {
            return Optional.empty();
        }
        return Optional.ofNullable(images.get(Integer.parseInt(text.substring(prefix.length()))));
    }

    /** Writes text with the base64 of the images put back in place of their tokens. */
    public void restore(byte[] text, OutputStream out) throws IOException {
        requireNonNull(text, "text");
        requireNonNull(out, "out");
        restore(text, out, image -> true);
    }

    private void restore(byte[] text, OutputStream out, Predicate<ExtractedImage> which) throws IOException {
        // One character per byte, so that positions in the text are positions in the array.
        Matcher matcher = ImageToken.in(new String(text, StandardCharsets.ISO_8859_1));
        int from = 0;
        while (matcher.find()) {
            Optional<ExtractedImage> image = find(matcher.group());
            if (image.isPresent()) {
                out.write(text, from, matcher.start() - from);
                if (which.test(image.get())) {
                    image.get().writeTextTo(out);
                } else {
                    out.write((image.get().prefix() + "…").getBytes(StandardCharsets.UTF_8));
                }
                from = matcher.end();
            }
        }
        out.write(text, from, text.length - from);
    }

    /**
     * Returns text with what was extracted put back, or an ellipsis where it is not chosen, as images are that stand where
     * images are expected: text that only contains a data URI is not altered.
     */
    public String restored(String text, Predicate<ExtractedImage> which) throws IOException {
        requireNonNull(text, "text");
        requireNonNull(which, "which");
        if (!text.contains(prefix)) {
            return text;
        }
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        restore(text.getBytes(StandardCharsets.UTF_8), whole, which);
        return whole.toString(StandardCharsets.UTF_8);
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
