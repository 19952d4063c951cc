package dev.easel.studio;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.internal.io.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A file of the page.
 *
 * @param mediaType with its charset
 * @param tag differs where the content differs
 */
record PageFile(String mediaType, byte[] content, String tag) {
    private static final String FOLDER = "page/";
    private static final Pattern NAME = Pattern.compile("([a-z0-9-]+/)*[a-z0-9-]+\\.(html|css|js|svg)");
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "svg", "image/svg+xml");

    /** Returns the file with a name, such as {@code stage/stage.js}; empty where the page has none with it. */
    static Optional<PageFile> named(String name) throws IOException {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        try (@Nullable InputStream in = PageFile.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                return Optional.empty();
            }
            byte[] content = in.readAllBytes();
            String type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "");
            return Optional.of(
                    new PageFile(type, content, "\"" + Sha256.hex(content).substring(0, 32) + "\""));
        }
    }
}
