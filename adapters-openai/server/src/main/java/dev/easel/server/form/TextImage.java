package dev.easel.server.form;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.Spool;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import dev.easel.http.json.InvalidBase64Exception;
import dev.easel.server.route.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** An image that a form has as text instead of a file: a URL, a data URI, or base64. */
final class TextImage {
    private static final int LONGEST_URL = 8192;
    private static final int LONGEST_PREFIX = 200;
    private static final int BLOCK = 1 << 13;

    private TextImage() {}

    /** Returns the image in the text of a field, or empty for any other text. */
    static Optional<ImageSource> read(String name, Content content, Spool spool) throws IOException {
        try (InputStream in = content.open()) {
            String start = new String(in.readNBytes(LONGEST_PREFIX), StandardCharsets.ISO_8859_1);
            String begun = start.toLowerCase(Locale.ROOT);
            if (begun.startsWith("http://") || begun.startsWith("https://")) {
                String rest = new String(in.readNBytes(LONGEST_URL), StandardCharsets.UTF_8);
                return JsonObject.of(Map.of(name, start + rest), JsonObject.Images.NONE)
                        .image(name);
            }
            int comma = start.indexOf(',');
            boolean dataUri = begun.startsWith("data:") && comma > 0;
            return base64(name, dataUri ? start.substring(comma + 1) : start, in, spool);
        }
    }

    private static Optional<ImageSource> base64(String name, String start, InputStream rest, Spool spool)
            throws IOException {
        ExtractedImage image = new ExtractedImages(spool).begin(name);
        for (String text = start; !text.isEmpty(); text = block(rest)) {
            if (image.append(text) < text.length()) {
                return Optional.empty();
            }
        }
        try {
            return Optional.of(image.data());
        } catch (InvalidBase64Exception | ImageProcessingException e) {
            return Optional.empty();
        }
    }

    private static String block(InputStream in) throws IOException {
        return new String(in.readNBytes(BLOCK), StandardCharsets.ISO_8859_1);
    }
}
