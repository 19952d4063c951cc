package dev.easel.adapters.chat;

import dev.easel.adapters.chat.wire.DataUri;
import dev.easel.adapters.chat.wire.OpenImages;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import java.io.IOException;
import java.util.Optional;

/** Images whose base64 arrives in several chunks of a stream, decoded into the spool as it arrives. */
final class SpooledImages implements OpenImages {
    private final ExtractedImages images;

    SpooledImages(ExtractedImages images) {
        this.images = images;
    }

    @Override
    public int goOn(String token, CharSequence text) throws IOException {
        Optional<ExtractedImage> image = images.find(token);
        return image.isEmpty() ? 0 : append(image.get(), text);
    }

    @Override
    public String begin() {
        return images.begin("a data URI split over several chunks").token();
    }

    /** Appends the base64 that a text starts with to an image; it continues over lines that are only base64. */
    private static int append(ExtractedImage image, CharSequence text) throws IOException {
        int taken = 0;
        int line = skipLineBreaks(text, 0);
        for (int end = endOfLine(text, line); end > line; end = endOfLine(text, line)) {
            if (line > 0 && !mayEndThere(text, end)) {
                break;
            }
            int more = image.append(text.subSequence(line, end));
            if (more < end - line) {
                return line + more;
            }
            taken = end;
            line = skipLineBreaks(text, end);
            if (line == end) {
                break;
            }
        }
        return taken;
    }

    private static int endOfLine(CharSequence text, int from) {
        int end = from;
        while (end < text.length() && DataUri.isBase64(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static int skipLineBreaks(CharSequence text, int from) {
        int next = from;
        while (next < text.length() && isLineBreak(text.charAt(next))) {
            next++;
        }
        return next;
    }

    private static boolean mayEndThere(CharSequence text, int end) {
        return end == text.length() || isLineBreak(text.charAt(end)) || ")\"'>".indexOf(text.charAt(end)) >= 0;
    }

    private static boolean isLineBreak(char c) {
        return c == '\n' || c == '\r';
    }
}
