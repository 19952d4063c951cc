package dev.easel.adapters.chat.find;

import dev.easel.adapters.chat.wire.DataUri;
import java.util.Locale;
import java.util.Optional;

/** Tells what a value that should name an image is: a mark, a data URI, bare base64 or an address. */
public final class ReferenceReader {
    private final String origin;
    private final String folder;

    /** Creates a reader that resolves relative addresses against the base address of an API, which is read as a folder. */
    public ReferenceReader(String baseAddress) {
        int authority = baseAddress.indexOf("://") + 3;
        int path = baseAddress.indexOf('/', authority);
        this.origin = path < 0 ? baseAddress : baseAddress.substring(0, path);
        this.folder = baseAddress.endsWith("/") ? baseAddress : baseAddress + "/";
    }

    /** Returns the image that a value names; nothing for films, other schemes and data that is not base64. */
    public Optional<ImageReference> read(String value) {
        String text = value.strip();
        if (!text.isEmpty() && ImagePlaceholder.end(text, 0) == text.length()) {
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
        return absolute(text).filter(address -> !ImageUrl.isFilm(address)).map(ImageReference.Link::new);
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

    /** A bare word is no address: it must name an image file and neither hold spaces nor a scheme of its own. */
    private static boolean isRelativeFile(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/');
        boolean scheme = colon >= 0 && (slash < 0 || colon < slash);
        return !scheme && text.indexOf(' ') < 0 && ImageUrl.hasImageExtension(text);
    }

    /** Returns the address of a file below a folder, leading dots followed as far as the host's root. */
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
