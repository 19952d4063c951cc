package dev.easel.adapters.http;

import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutPictures;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Puts the base64 of cut pictures back where their tokens stand. */
final class KeptText {
    private static final Pattern TOKEN = Pattern.compile("easel-picture:\\d{1,6}");

    private KeptText() {}

    static void write(byte[] text, CutPictures pictures, OutputStream out) throws IOException {
        // One character a byte, so that places in the text are places in the array.
        Matcher matcher = TOKEN.matcher(new String(text, StandardCharsets.ISO_8859_1));
        int from = 0;
        while (matcher.find()) {
            Optional<CutPicture> picture = pictures.find(matcher.group());
            if (picture.isPresent()) {
                out.write(text, from, matcher.start() - from);
                picture.get().writeTextTo(out);
                from = matcher.end();
            }
        }
        out.write(text, from, text.length - from);
    }
}
