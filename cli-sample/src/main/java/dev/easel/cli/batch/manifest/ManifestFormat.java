package dev.easel.cli.batch.manifest;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** How the lines of a manifest are written, by the extension of its file or, without one that is known, by its content. */
enum ManifestFormat {
    JSON_LINES,
    COMMAS,
    SEMICOLONS,
    TABS,
    PROMPTS;

    private static final int LOOKED_AT = 1 << 16;
    private static final String MARK = "\uFEFF";

    static ManifestFormat of(String name, Path content) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(content)) {
            bytes = in.readNBytes(LOOKED_AT);
        }
        if (bytes.length >= 2 && (bytes[0] & 0xFF) + (bytes[1] & 0xFF) == 0xFF + 0xFE) {
            throw new IllegalArgumentException(name + " is text in UTF-16: save it as UTF-8.");
        }
        String start = new String(bytes, StandardCharsets.UTF_8).replaceFirst("^" + MARK, "");
        String first = start.lines().filter(line -> !line.isBlank()).findFirst().orElse("");
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".jsonl") || lower.endsWith(".ndjson") || lower.endsWith(".json")) {
            return JSON_LINES;
        }
        if (lower.endsWith(".csv") || lower.endsWith(".tsv")) {
            return separated(first);
        }
        if (lower.endsWith(".txt")) {
            return PROMPTS;
        }
        return first.strip().matches("[{\"\\[#].*") ? JSON_LINES : isHeader(first) ? separated(first) : PROMPTS;
    }

    private static boolean isHeader(String line) {
        return List.of(line.split("[,;\\t]")).stream()
                .map(key -> key.strip().replace("\"", ""))
                .anyMatch("prompt"::equals);
    }

    private static ManifestFormat separated(String header) {
        if (header.indexOf('\t') >= 0) {
            return TABS;
        }
        return header.indexOf(';') >= 0 && header.indexOf(',') < 0 ? SEMICOLONS : COMMAS;
    }

    /** Returns a reader of lines, after a byte order mark. */
    LineReader open(InputStream in) throws IOException {
        BufferedInputStream text = new BufferedInputStream(in);
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        text.mark(mark.length);
        if (!java.util.Arrays.equals(text.readNBytes(mark.length), mark)) {
            text.reset();
        }
        return switch (this) {
            case JSON_LINES -> TextLines.json(text);
            case COMMAS -> new CsvLines(text, ',');
            case SEMICOLONS -> new CsvLines(text, ';');
            case TABS -> new CsvLines(text, '\t');
            case PROMPTS -> TextLines.prompts(text);
        };
    }
}
