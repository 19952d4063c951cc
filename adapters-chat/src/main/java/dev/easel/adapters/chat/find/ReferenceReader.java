package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.DataUri;
import dev.easel.http.json.ImageToken;
import java.util.Locale;
import java.util.Optional;

/** Classifies a value that should name an image: a token, a data URI, bare base64 or a URL. */
public final class ReferenceReader {
    private final String origin;
    private final String folder;

    /** Creates a reader that resolves relative URLs against the base URL of an API, which is treated as a folder. */
    public ReferenceReader(String baseUrl) {
        int authority = baseUrl.indexOf("://") + 3;
        int path = baseUrl.indexOf('/', authority);
        this.origin = path < 0 ? baseUrl : baseUrl.substring(0, path);
        this.folder = baseUrl.endsWith("/") ? baseUrl : baseUrl + "/";
    }

    /** Returns the image that a value names, or empty for videos, other schemes and data that is not base64. */
    public Optional<ImageReference> read(String value) {
        String text = value.strip();
        if (!text.isEmpty() && ImageToken.end(text, 0) == text.length()) {
            return Optional.of(new ImageReference.Cut(text));
        }
        int data = DataUri.payload(text, 0);
        if (data >= 0) {
            return inline(text.substring(data));
        }
        if (text.isEmpty() || DataUri.begins(text, 0)) {
            return Optional.empty();
        }
        if (Base64Text.isImage(text)) {
            return inline(text);
        }
        return link(text.replace("\\/", "/"));
    }

    private static Optional<ImageReference> inline(String base64) {
        String plain = Base64Text.normalized(base64);
        return plain.isEmpty() ? Optional.empty() : Optional.of(new ImageReference.Inline(plain));
    }

    private Optional<ImageReference> link(String text) {
        return absolute(text).filter(url -> !ImageUrl.isVideo(url)).map(ImageReference.Link::new);
    }

    private Optional<String> absolute(String text) {
        String lower = text.substring(0, Math.min(text.length(), 8)).toLowerCase(Locale.ROOT);
        if (lower.startsWith("http://") || lower.startsWith("https://")) {
            return Optional.of(text);
        }
        if (text.startsWith("//")) {
            return Optional.of(origin.substring(0, origin.indexOf(':') + 1) + text);
        }
        if (text.startsWith("/")) {
            return Optional.of(origin + text);
        }
        return isRelativeFile(text) ? Optional.of(below(folder, text)) : Optional.empty();
    }

    /** A bare word is not a URL: it must name an image file and contain neither spaces nor a scheme. */
    private static boolean isRelativeFile(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        boolean scheme = colon >= 0 && (slash < 0 || colon < slash);
        return !scheme && text.indexOf(' ') < 0 && ImageUrl.hasImageExtension(text);
    }

    /** Returns the URL of a file below a folder; leading dots are resolved, at most up to the host's root. */
    private String below(String from, String file) {
        String base = from;
        String rest = file;
        while (rest.startsWith("./") || rest.startsWith("../")) {
            boolean up = rest.startsWith("../") && base.length() > origin.length() + 1;
            base = up ? base.substring(0, base.lastIndexOf('/', base.length() - 2) + 1) : base;
            rest = rest.substring(rest.indexOf('/') + 1);
        }
        return base + rest;
    }
}
