package dev.easel.server.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoundaryScannerTest {
    /** Returns a stream that reads at most a given number of bytes at a time. */
    private static InputStream inPieces(byte[] bytes, int size) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] into, int offset, int length) {
                return super.read(into, offset, Math.min(length, size));
            }
        };
    }

    /** Reads the content of all parts, without their headers. */
    private static List<byte[]> parts(byte[] form, int size) throws IOException {
        BoundaryScanner scanner = new BoundaryScanner(inPieces(form, size), "xYz".getBytes(StandardCharsets.US_ASCII));
        List<byte[]> parts = new ArrayList<>();
        assertThat(scanner.skipPreamble()).isTrue();
        while (scanner.anotherPartFollows()) {
            while (!scanner.line().isEmpty()) {
                // Headers are ignored.
            }
            ByteArrayOutputStream part = new ByteArrayOutputStream();
            assertThat(scanner.copyPart(part)).isTrue();
            parts.add(part.toByteArray());
        }
        return parts;
    }

    private static List<String> texts(String form, int size) throws IOException {
        return parts(form.getBytes(StandardCharsets.ISO_8859_1), size).stream()
                .map(part -> new String(part, StandardCharsets.ISO_8859_1))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 10_000})
    void findsPartsInReadsOfAnySize(int size) throws IOException {
        assertThat(texts(
                        "--xYz\r\na: b\r\n\r\none\r\n--xYz\r\n\r\n\r\n--xYz\r\na: b\r\n\r\nthree\r\n\r\n--xYz--\r\n",
                        size))
                .containsExactly("one", "", "three\r\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void acceptsLinesThatEndInLineFeeds(int size) throws IOException {
        assertThat(texts("--xYz\na: b\n\none\n--xYz\na: b\n\ntwo\r\n--xYz--", size))
                .containsExactly("one", "two");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10_000})
    void skipsPreambleAndEpilogue(int size) throws IOException {
        assertThat(texts("before\r\nall\r\n--xYz  \r\na: b\r\n\r\none\r\n--xYz--\r\nafter --xYz", size))
                .containsExactly("one");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 10_000})
    void ignoresContentSimilarToABoundary(int size) throws IOException {
        String content = "--xYz in a line\r\n--xY\r\n--xYzz\r\n-- xYz\r\r\n\n--xyz\r\n--";

        assertThat(texts("--xYz\r\na: b\r\n\r\n " + content + "\r\n--xYz--\r\n", size))
                .containsExactly(" " + content);
    }

    @Test
    void copiesEveryByteOfLargeContent() throws IOException {
        long seed = 20261121;
        Random random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            byte[] content = new byte[random.nextInt(300_000)];
            random.nextBytes(content);
            for (int i = 0; i + 6 < content.length; i += 1 + random.nextInt(3000)) {
                System.arraycopy("\r\n--xY".getBytes(StandardCharsets.US_ASCII), 0, content, i, 6);
            }
            ByteArrayOutputStream form = new ByteArrayOutputStream();
            form.write("--xYz\r\na: b\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            form.write(content);
            form.write("\r\n--xYz--".getBytes(StandardCharsets.US_ASCII));

            assertThat(parts(form.toByteArray(), 1 + random.nextInt(9000)))
                    .as("seed %d, round %d", seed, round)
                    .containsExactly(content);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--xYz\r\na: b\r\n\r\none", "--xYz\r\na: b\r\n\r\none\r\n--xY", "--xYz\r\na: b\r\n\r\none\r\n"})
    void reportsThatAFormEndsWithinAPart(String form) throws IOException {
        BoundaryScanner scanner = new BoundaryScanner(
                inPieces(form.getBytes(StandardCharsets.US_ASCII), 5), "xYz".getBytes(StandardCharsets.US_ASCII));
        scanner.skipPreamble();
        scanner.anotherPartFollows();
        while (!scanner.line().isEmpty()) {
            // Headers are ignored.
        }

        assertThat(scanner.copyPart(new ByteArrayOutputStream())).isFalse();
    }
}
