package dev.easel.cli.batch.manifest;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** The lines of a text in UTF-8, each parsed alone, so that a bad one spoils no other. */
final class TextLines implements LineReader {
    private static final int MAX_BYTES = 1 << 20;

    private final InputStream in;
    private final BiFunction<Integer, String, Optional<Line>> parser;
    private int number;

    private TextLines(InputStream in, BiFunction<Integer, String, Optional<Line>> parser) {
        this.in = new BufferedInputStream(in, 1 << 16);
        this.parser = parser;
    }

    /** Reads lines of JSON. */
    static TextLines json(InputStream in) {
        return new TextLines(in, new JsonLine());
    }

    /** Reads prompts, one a line. */
    static TextLines prompts(InputStream in) {
        return new TextLines(
                in, (number, text) -> Optional.of(Line.of(number, List.of(new Member("prompt", text.strip())))));
    }

    @Override
    public Optional<Line> next() throws IOException {
        while (true) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            int last = readLine(bytes);
            if (last < 0 && bytes.size() == 0) {
                return Optional.empty();
            }
            number++;
            Optional<Line> line = line(bytes);
            if (line.isPresent()) {
                return line;
            }
        }
    }

    /** Reads up to the end of the line, and returns the byte that ended it; of a line that is too long, only the beginning. */
    private int readLine(ByteArrayOutputStream line) throws IOException {
        int next = in.read();
        while (next >= 0 && next != '\n') {
            if (line.size() <= MAX_BYTES) {
                line.write(next);
            }
            next = in.read();
        }
        return next;
    }

    private Optional<Line> line(ByteArrayOutputStream bytes) {
        if (bytes.size() > MAX_BYTES) {
            return Optional.of(Line.unreadable(number, "The line is longer than 1 MB, which is the maximum."));
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return text.isBlank() ? Optional.empty() : parser.apply(number, text);
        } catch (CharacterCodingException e) {
            return Optional.of(Line.unreadable(number, "The line is not text in UTF-8."));
        }
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
