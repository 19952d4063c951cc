package dev.easel.http.internal.sse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.http.json.OversizedResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SseReaderTest {
    private static List<String> events(String stream) throws IOException {
        List<String> whole = read(new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)));
        assertThat(read(oneByteAtATime(stream))).as("byte by byte").isEqualTo(whole);
        return whole;
    }

    private static List<String> read(InputStream in) throws IOException {
        SseReader reader = new SseReader(in);
        List<String> events = new ArrayList<>();
        for (Optional<SseEvent> event = reader.next(); event.isPresent(); event = reader.next()) {
            String data = new String(event.get().stream().readAllBytes(), StandardCharsets.UTF_8);
            events.add(event.get().name() + "|" + data);
        }
        return events;
    }

    private static InputStream oneByteAtATime(String stream) {
        return new ByteArrayInputStream(stream.getBytes(StandardCharsets.UTF_8)) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(1, length));
            }
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void acceptsAnyLineEnd(String end) throws IOException {
        assertThat(events(("event: a\ndata: 1\n\nevent: b\ndata: 2\ndata: 3\n\n").replace("\n", end)))
                .containsExactly("a|1", "b|2\n3");
    }

    @Test
    void skipsCommentsUnknownFieldsAndAByteOrderMark() throws IOException {
        assertThat(events("\uFEFF: hello\nretry: 10\nid: 7\n\n: ping\ndata: 1\n: within\nid\nx: y\ndata: 2\n\n: bye\n"))
                .containsExactly("|1\n2");
    }

    @Test
    void skipsAtMostOneSpaceAfterTheColon() throws IOException {
        assertThat(events("data:1\n\ndata:  2\n\nevent:x\ndata: 3\n\n")).containsExactly("|1", "| 2", "x|3");
    }

    @Test
    void acceptsALastEventWithoutABlankLineOrALineEnd() throws IOException {
        assertThat(events("data: 1\n\ndata: 2\n")).containsExactly("|1", "|2");
        assertThat(events("data: 1\n\ndata: 2")).containsExactly("|1", "|2");
    }

    @Test
    void keepsEmptyDataAndSkipsEventsWithoutData() throws IOException {
        assertThat(events("data\n\ndata:\n\nevent: ping\n\nevent: ping\ndata: {}\n\n"))
                .containsExactly("|", "|", "ping|{}");
    }

    @Test
    void readsANameThatFollowsTheData() throws IOException {
        assertThat(events("data: 1\nevent: late\n\n")).containsExactly("late|1");
    }

    @Test
    void readsLinesOfAnyLength() throws IOException {
        String long1 = "x".repeat(300_000);
        assertThat(read(new ByteArrayInputStream(
                        ("data: " + long1 + "\n\nevent: " + long1 + "\ndata: 2\n\n").getBytes(StandardCharsets.UTF_8))))
                .satisfiesExactly(
                        first -> assertThat(first).isEqualTo("|" + long1),
                        second -> assertThat(second).hasSizeLessThan(5000).endsWith("x|2"));
    }

    @Test
    void skipsUnreadData() throws IOException {
        SseReader reader = new SseReader(
                new ByteArrayInputStream("data: 1\ndata: 2\n\ndata: 3\n\n".getBytes(StandardCharsets.UTF_8)));
        reader.next();
        assertThat(reader.next().orElseThrow().stream()).hasContent("3");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void findsNothingInAnEmptyStream() throws IOException {
        assertThat(events("")).isEmpty();
        assertThat(events("\n\n: only a comment")).isEmpty();
    }

    @Test
    void readsDataByteByByte() throws IOException {
        SseReader reader = new SseReader(new ByteArrayInputStream("data: é\n\n".getBytes(StandardCharsets.UTF_8)));
        InputStream data = reader.next().orElseThrow().stream();
        assertThat(data.read(new byte[0], 0, 0)).isZero();
        assertThat(data.read()).isEqualTo(0xC3);
        assertThat(data.read()).isEqualTo(0xA9);
        assertThat(data.read()).isEqualTo(-1);
        assertThat(data.read()).isEqualTo(-1);
    }

    @Test
    void endsOnlyTheEventThatWasReadToItsEnd() throws IOException {
        SseReader reader =
                new SseReader(new ByteArrayInputStream("data: 1\n\ndata: 2\n\n".getBytes(StandardCharsets.UTF_8)));
        assertThat(reader.next().orElseThrow().stream()).hasContent("1");
        assertThat(reader.next().orElseThrow().stream()).hasContent("2");
    }

    @Test
    void readsTheBeginningOfAVeryLongName() throws IOException {
        assertThat(events("event: " + "x".repeat(4096) + "\ndata: 1\n\nevent: " + "x".repeat(4097) + "\ndata: 2\n\n"))
                .containsExactly("x".repeat(4096) + "|1", "x".repeat(4096) + "|2");
        assertThat(events("data" + "x".repeat(100) + ": 1\n\n")).isEmpty();
        assertThat(events("é: 1\nevent: ü\ndata: 2\n\n")).containsExactly("ü|2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", ": ping\n", "event: ping\n", "x"})
    void stopsReadingWhatHasNoDataAndNoEnd(String piece) {
        InputStream endless = new InputStream() {
            private int position;

            @Override
            public int read() {
                return piece.charAt(position++ % piece.length());
            }
        };
        assertThatExceptionOfType(OversizedResponseException.class)
                .isThrownBy(() -> new SseReader(endless).next())
                .withMessage("There are more than 16777216 bytes besides the images.");
    }

    @Test
    void readsAsMuchDataAsThereIs() throws IOException {
        byte[] stream = ("data: " + "x".repeat(17 << 20) + "\n\n").getBytes(StandardCharsets.UTF_8);
        SseReader reader = new SseReader(new ByteArrayInputStream(stream));
        assertThat(reader.next().orElseThrow().stream().readAllBytes()).hasSize(17 << 20);
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void takesAByteOrderMarkOnlyAtTheBeginning() throws IOException {
        assertThat(events("data: 1\n\n\uFEFFdata: 2\n\n")).containsExactly("|1");
    }

    @Test
    void forgetsTheNameOfAnEventWithoutData() throws IOException {
        assertThat(events("event: ping\n\ndata: 1\n\n")).containsExactly("|1");
    }

    @Test
    void readsAFieldAfterAByteOrderMark() throws IOException {
        assertThat(events("\uFEFFdata: 1\n\n")).containsExactly("|1");
        assertThat(events("")).isEmpty();
    }
}
