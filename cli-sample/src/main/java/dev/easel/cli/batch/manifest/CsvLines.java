package dev.easel.cli.batch.manifest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The rows of a CSV file below a header of keys; an empty cell gives no value, and {@code |} separates several images. */
final class CsvLines implements LineReader {
    /** Separates images in a cell. */
    private static final String IMAGES = "\\|";

    private final CsvParser rows;
    private Optional<List<String>> header = Optional.empty();
    private boolean ended;

    CsvLines(InputStream in, char separator) throws IOException {
        Reader text = new InputStreamReader(in, StandardCharsets.UTF_8.newDecoder());
        this.rows = CsvFactory.builder()
                .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
                .build()
                .createParser(text);
        rows.setSchema(CsvSchema.emptySchema().withColumnSeparator(separator));
    }

    /** A row, and the number of the line that it begins in. */
    private record Row(int number, List<String> cells) {
        boolean isBlank() {
            return cells.stream().allMatch(String::isBlank);
        }
    }

    @Override
    public Optional<Line> next() throws IOException {
        try {
            if (header.isEmpty()) {
                header = row().map(Row::cells);
            }
            Optional<Row> row = row();
            while (row.isPresent() && row.get().isBlank()) {
                row = row();
            }
            return row.map(this::line);
        } catch (JsonProcessingException e) {
            // What follows a row whose quotes are not closed cannot be told from it.
            ended = true;
            int number = e.getLocation() == null ? 1 : e.getLocation().getLineNr();
            return Optional.of(Line.unreadable(number, "The row is not valid CSV: " + e.getOriginalMessage() + "."));
        }
    }

    private Optional<Row> row() throws IOException {
        if (ended) {
            return Optional.empty();
        }
        JsonToken token = rows.nextToken();
        while (token != null && token != JsonToken.START_ARRAY) {
            token = rows.nextToken();
        }
        if (token == null) {
            ended = true;
            return Optional.empty();
        }
        List<String> cells = new ArrayList<>();
        int number = 0;
        while (rows.nextToken() == JsonToken.VALUE_STRING) {
            if (number == 0) {
                number = rows.currentTokenLocation().getLineNr();
            }
            cells.add(rows.getText());
        }
        return Optional.of(new Row(number, cells));
    }

    private Line line(Row row) {
        List<String> keys = header.orElseThrow();
        if (row.cells().size() > keys.size()) {
            return Line.unreadable(
                    row.number(),
                    "The row has " + row.cells().size() + " cells, but the header has " + keys.size()
                            + ": put a cell that holds the separator in double quotes.");
        }
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < row.cells().size(); i++) {
            String key = keys.get(i).strip();
            String cell = row.cells().get(i);
            if (!cell.isBlank()) {
                for (String value : isImages(key) ? cell.split(IMAGES) : new String[] {cell}) {
                    members.add(new Member(key, value.strip()));
                }
            }
        }
        return Line.of(row.number(), members);
    }

    private static boolean isImages(String key) {
        return key.toLowerCase(Locale.ROOT).startsWith("image");
    }

    @Override
    public void close() throws IOException {
        rows.close();
    }
}
