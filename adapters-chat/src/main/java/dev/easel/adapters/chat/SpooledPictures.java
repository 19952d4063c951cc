package dev.easel.adapters.chat;

import dev.easel.adapters.chat.wire.DataUri;
import dev.easel.adapters.chat.wire.OpenPictures;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutPictures;
import java.io.IOException;
import java.util.Optional;

/** Pictures whose base64 comes in several pieces of a stream, decoded into the spool as it comes. */
final class SpooledPictures implements OpenPictures {
    private final CutPictures pictures;

    SpooledPictures(CutPictures pictures) {
        this.pictures = pictures;
    }

    @Override
    public int goOn(String token, CharSequence text) throws IOException {
        Optional<CutPicture> picture = pictures.find(token);
        return picture.isEmpty() ? 0 : append(picture.get(), text);
    }

    @Override
    public String begin() {
        return pictures.begin("a data URI in pieces").token();
    }

    /** Gives a picture the base64 that a text begins with; lines go on as long as they are nothing but base64. */
    private static int append(CutPicture picture, CharSequence text) throws IOException {
        int taken = 0;
        int line = skipLineBreaks(text, 0);
        for (int end = endOfLine(text, line); end > line; end = endOfLine(text, line)) {
            if (line > 0 && !mayEndThere(text, end)) {
                break;
            }
            int more = picture.append(text.subSequence(line, end));
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
