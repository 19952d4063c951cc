package dev.easel.http;

import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the base64 of extracted images back in place of their tokens. */
final class SavedText {
    private static final Pattern TOKEN = Pattern.compile("easel-image:\\d{1,6}");

    private SavedText() {}

    static void write(byte[] text, ExtractedImages images, OutputStream out) throws IOException {
        // One character per byte, so that positions in the text are positions in the array.
        Matcher matcher = TOKEN.matcher(new String(text, StandardCharsets.ISO_8859_1));
        int from = 0;
        while (matcher.find()) {
            Optional<ExtractedImage> image = images.find(matcher.group());
            if (image.isPresent()) {
                out.write(text, from, matcher.start() - from);
                image.get().writeTextTo(out);
                from = matcher.end();
            }
        }
        out.write(text, from, text.length - from);
    }
}
