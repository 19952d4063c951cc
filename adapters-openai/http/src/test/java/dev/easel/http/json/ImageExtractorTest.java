package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SpoolSink;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageExtractorTest {
    private static final ExtractionRule RULE = ExtractionRule.of("data[].b64_json", "inline_data.data");
    private static final byte[] BYTES = bytes(1000);

    private final ExtractedImages images =
            new ExtractedImages(CallContext.detached().spool());
    private final ImageExtractor extractor = new ImageExtractor(RULE, images, 1 << 16);

    private static byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        new Random(7).nextBytes(bytes);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private String cut(String json) throws IOException {
        return cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    private String cut(InputStream json) throws IOException {
        return withoutRandomPart(new String(extractor.cut(json), StandardCharsets.UTF_8));
    }

    private static String withoutRandomPart(String text) {
        return text.replaceAll("easel-image:[0-9a-f]{16}:0{0,5}", "easel-image:");
    }

    /** Returns the bytes of an image, through the text it is stored as. */
    private byte[] image(int index) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        images.all().get(index).writeTextTo(text);
        String base64 = text.toString(StandardCharsets.US_ASCII);
        String plain =
                base64.substring(base64.indexOf(',') + 1).replace('-', '+').replace('_', '/');
        return Base64.getMimeDecoder().decode(plain);
    }

    @Test
    void leavesATokenForAnImage() throws IOException {
        assertThat(cut("{\"created\":1,\"data\":[{\"b64_json\":\"" + base64(BYTES) + "\"}],\"usage\":{\"total\":3}}"))
                .isEqualTo("{\"created\":1,\"data\":[{\"b64_json\":\"easel-image:0\"}],\"usage\":{\"total\":3}}");
        assertThat(image(0)).isEqualTo(BYTES);
        assertThat(images.find(images.all().get(0).token()))
                .contains(images.all().get(0));
        assertThat(images.find("easel-image:0")).isEmpty();
        assertThat(images.find(new ExtractedImages(CallContext.detached().spool())
                        .begin("another body")
                        .token()))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 100, 101, 102})
    void decodesAnyLengthAtAnyChunkBoundary(int length) throws IOException {
        byte[] bytes = bytes(length + 1);
        String json = "{\"data\":[{\"b64_json\":\"" + base64(bytes).replace("/", "\\/")
                + "\"},{\"x\":\"data:a\\/b;base64," + base64(bytes) + ")\"}]}";
        for (int size = 1; size < 40; size++) {
            ImageExtractor fresh = new ImageExtractor(RULE, images, 1 << 16);
            int index = images.all().size();
            byte[] left = fresh.cut(new PiecesStream(json.getBytes(StandardCharsets.UTF_8), size));
            assertThat(withoutRandomPart(new String(left, StandardCharsets.UTF_8)))
                    .isEqualTo("{\"data\":[{\"b64_json\":\"easel-image:" + index + "\"},{\"x\":\"easel-image:"
                            + (index + 1) + ")\"}]}");
            assertThat(image(index)).isEqualTo(bytes);
            assertThat(image(index + 1)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {766, 767, 768, 769, 1535, 1536, 1537, 40_000})
    void decodesLongTextInAnyVariant(int length) throws IOException {
        byte[] bytes = bytes(length);
        String plain = base64(bytes);
        String laterUrlSafe = plain.substring(0, 1000)
                + plain.substring(1000).replace('+', '-').replace('/', '_');
        String laterWrapped = plain.substring(0, 1001) + "\\n" + plain.substring(1001);
        for (String text : List.of(plain, laterUrlSafe, laterWrapped, plain.replace("/", "\\/"))) {
            int index = images.all().size();
            cut("{\"data\":[{\"b64_json\":\"" + text + "\"}],\"usage\":\"" + "x".repeat(2000) + "\"}");
            assertThat(image(index)).isEqualTo(bytes);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1023, 1024, 3333, 39_999})
    void reportsWhereLongBase64IsInvalid(int place) {
        StringBuilder text = new StringBuilder(base64(bytes(30_000))).replace(place, place + 1, "~");
        assertThatExceptionOfType(InvalidBase64Exception.class)
                .isThrownBy(() -> cut("{\"data\":[{\"b64_json\":\"" + text + "\"}]}"))
                .satisfies(e -> assertThat(e.position()).isEqualTo(place + 1));
    }

    @Test
    void reportsFullStorageAsAStorageFailure() throws IOException {
        SpoolSink full = new SpoolSink() {
            @Override
            public void write(byte[] bytes, int offset, int count) throws IOException {
                throw new IOException("No space left on device");
            }

            @Override
            public long length() {
                return 0;
            }

            @Override
            public Content content() {
                throw new AssertionError("nothing was written");
            }

            @Override
            public void discard() {}
        };
        ExtractedImages images = new ExtractedImages(() -> full);
        ImageExtractor filling = new ImageExtractor(RULE, images, 1 << 16);
        String json = "{\"data\":[{\"b64_json\":\"" + base64(bytes(5000)) + "\"}]}";
        filling.cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> images.all().get(0).data())
                .withMessage("Cannot write an extracted image: No space left on device.");
    }

    @Test
    void decodesEscapesWithinBase64() throws IOException {
        String escaped =
                base64(BYTES).replace("/", "\\/").replace("+", "\\u002b").replace("A", "\\u0041");
        cut("{\"data\":[{\"b64_json\":\"" + escaped + "\"}]}");
        assertThat(image(0)).isEqualTo(BYTES);
    }

    @Test
    void readsEscapesInMemberNames() throws IOException {
        cut("{\"d\\u0061ta\":[{\"b64\\u005fjson\":\"" + base64(BYTES) + "\"}]}");
        assertThat(image(0)).isEqualTo(BYTES);
    }

    @Test
    void acceptsTheUrlSafeAlphabetWithoutPadding() throws IOException {
        String safe = Base64.getUrlEncoder().withoutPadding().encodeToString(BYTES);
        cut("{\"data\":[{\"b64_json\":\"" + safe + "\"}]}");
        assertThat(image(0)).isEqualTo(BYTES);
    }

    @Test
    void acceptsWhiteSpaceAnywhereInAWholeString() throws IOException {
        String wrapped = Base64.getMimeEncoder(76, new byte[] {'\n'})
                .encodeToString(BYTES)
                .replace("\n", " \\r\\n\\t");
        cut("{\"data\":[{\"b64_json\":\"" + wrapped + "\\n\"}]}");
        assertThat(image(0)).isEqualTo(BYTES);
    }

    @Test
    void acceptsADataUriInPlaceOfBareBase64() throws IOException {
        String json = "{\"data\":[{\"b64_json\":\"data:image\\/png;charset=x;base64," + base64(BYTES) + "\"}]}";
        assertThat(cut(json)).isEqualTo("{\"data\":[{\"b64_json\":\"easel-image:0\"}]}");
        assertThat(image(0)).isEqualTo(BYTES);
        assertThat(images.all().get(0).mediaType()).contains("image/png");
    }

    @Test
    void extractsDataUrisFromAnyText() throws IOException {
        String uri = "data:image/png;base64," + base64(BYTES);
        assertThat(cut("{\"content\":\"> 100%\\n![a](" + uri + ") and d data dat" + uri + " the end\",\"url\":\"" + uri
                        + "\"}"))
                .isEqualTo("{\"content\":\"> 100%\\n![a](easel-image:0) and d data dateasel-image:1 the end\","
                        + "\"url\":\"easel-image:2\"}");
        assertThat(List.of(image(0), image(1), image(2))).containsOnly(BYTES);
    }

    @Test
    void continuesAfterASingleLineBreakInADataUri() throws IOException {
        String text = base64(bytes(9));
        assertThat(cut("{\"a\":\"(data:image/png;base64," + text.substring(0, 8) + "\\r\\n" + text.substring(8)
                        + "\\n\\nThat is all.\"}"))
                .isEqualTo("{\"a\":\"(easel-image:0\\n\\nThat is all.\"}");
        assertThat(image(0)).isEqualTo(bytes(9));
    }

    @Test
    void keepsTheTextAfterAPaddedDataUri() throws IOException {
        assertThat(cut("{\"a\":\"data:;base64," + base64(bytes(4)) + "\\nHere\"}"))
                .isEqualTo("{\"a\":\"easel-image:0\\nHere\"}");
        assertThat(image(0)).isEqualTo(bytes(4));
    }

    @Test
    void ignoresDecoys() throws IOException {
        String json =
                "{\"prompt\":\"say \\\"b64_json\\\":\\\"AAAA\\\" \\\\\",\"b64_json\":\"not ours!\",\"data\":{\"b64_json\":\"nor!\"},"
                        + "\"a\":[\"data[].b64_json\",\"data:text/plain,AAAA\",\"metadata:x;base64\"],\"data\":[[{\"b64_json\":\"no!\"}]],"
                        + "\"[]\":{\"b64_json\":\"no!\"},\"ключ\":\"значение\"}";
        assertThat(cut(json)).isEqualTo(json);
        assertThat(images.all()).isEmpty();
    }

    @Test
    void leavesValuesThatAreNotText() throws IOException {
        String json = "{\"data\":[{\"b64_json\":null},{\"b64_json\":\"\"},{\"b64_json\":{\"a\":[1,2]}}]}";
        assertThat(cut(json)).isEqualTo(json);
        assertThat(images.all()).isEmpty();
    }

    @Test
    void reportsWhereBase64IsInvalid() {
        assertThatExceptionOfType(InvalidBase64Exception.class)
                .isThrownBy(() -> cut("{\"data\":[{},{\"b64_json\":\"AAAA BBBB!CCC\"}]}"))
                .withMessage(
                        "The image in data[1].b64_json is not valid base64: '!' is not allowed here (character 9).")
                .satisfies(e -> assertThat(e.path()).isEqualTo("data[1].b64_json"))
                .satisfies(e -> assertThat(e.position()).isEqualTo(9));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "AAAAA", "AA=A", "AAA==", "=AAA", "AAAA=", "AA\\u0000A", "héhé", "data:image/png,AAAA"})
    void rejectsInvalidBase64(String text) {
        assertThatExceptionOfType(InvalidBase64Exception.class)
                .isThrownBy(() -> cut("{\"data\":[{\"b64_json\":\"" + text + "\"}]}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"b64_json\":\"AAAA",
                "{\"data\":[{\"b64_json\":\"data:im",
                "{\"a\":\"b",
                "{\"a",
                "{\"a\":\"\\u00"
            })
    void reportsWhereADocumentEndsTooEarly(String begun) {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> cut(begun))
                .withMessageStartingWith("The JSON ends in the middle of ");
    }

    @Test
    void extractsImagesBesideMembersOfAnyDepth() throws IOException {
        String deep = "{\"a\":[".repeat(600) + "\"b64_json\",1" + "]}".repeat(600);
        assertThat(cut("{\"deep\":" + deep + ",\"data\":[{\"b64_json\":\"aGVsbG8=\"}]}"))
                .endsWith("\"b64_json\":\"easel-image:0\"}]}");
    }

    @Test
    void returnsABrokenDocumentWhole() throws IOException {
        String json = "{\"data\":[{\"b64_json\":\"" + base64(BYTES)
                + "\"},{\"b64_json\":\"AAAABBBBCC\\u0021DD\"}],\"usage\":1}";
        try {
            cut(json);
        } catch (InvalidBase64Exception expected) {
            ByteArrayOutputStream second = new ByteArrayOutputStream();
            images.all().get(1).writeTextTo(second);
            extractor.rest().transferTo(second);
            assertThat(withoutRandomPart(new String(extractor.textSoFar(), StandardCharsets.UTF_8)))
                    .endsWith("\"},{\"b64_json\":\"easel-image:1");
            assertThat(second).hasToString("AAAABBBBCC\\u0021DD\"}],\"usage\":1}");
        }
        assertThat(images.all()).hasSize(2);
    }

    @Test
    void continuesADataUriThatArrivesInPieces() throws IOException {
        String text = base64(BYTES);
        cut("{\"delta\":\"![x](data:image/png;base64," + text.substring(0, 501) + "\"}");
        ExtractedImage image = images.all().get(0);
        String rest = text.substring(501) + ") done";
        assertThat(image.append(rest)).isEqualTo(rest.length() - 6);
        assertThat(image(0)).isEqualTo(BYTES);
    }

    @Test
    void leavesInvalidDocumentsToTheParser() throws IOException {
        for (String broken : List.of(
                ",\"a\"",
                "{},\"a\"",
                "{}\"a\"",
                "{\"a\":{}\"b\":1}\"c\"",
                "[]}\"a\":1",
                "(\"a\":{}}]\"b\"",
                "}\"a\"")) {
            assertThat(cut(broken)).isEqualTo(broken);
        }
    }

    @Test
    void readsSeveralDocumentsOneAfterTheOther() throws IOException {
        assertThat(cut("{\"data\":[{\"b64_json\":\"AAAA\"}]}")).contains("easel-image:0");
        assertThat(cut("{\"data\":[{\"b64_json\":\"BBBB\"}]}")).contains("easel-image:1");
    }

    /** Gives at most so many bytes at once. */
    private static final class PiecesStream extends ByteArrayInputStream {
        private final int size;

        PiecesStream(byte[] bytes, int size) {
            super(bytes);
            this.size = size;
        }

        @Override
        public synchronized int read(byte[] into, int offset, int length) {
            return super.read(into, offset, Math.min(length, size));
        }
    }

    /** A piece that is shorter than the one before leaves bytes of that in the buffer. */
    @Test
    void neverReadsWhatIsLeftOfAnEarlierPiece() throws IOException {
        String json = "{\"data\":[{\"b64_json\":\"" + base64(BYTES) + "\"}]}";
        Random sizes = new Random(5);
        for (int round = 0; round < 20; round++) {
            int index = images.all().size();
            cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)) {
                @Override
                public synchronized int read(byte[] into, int offset, int length) {
                    return super.read(into, offset, Math.min(length, 1 + sizes.nextInt(60)));
                }
            });
            assertThat(image(index)).isEqualTo(BYTES);
        }
    }

    @Test
    void showsWhichCharacterIsInvalid() {
        for (String shown : List.of("~", "!", "(")) {
            assertThatExceptionOfType(InvalidBase64Exception.class)
                    .isThrownBy(() -> cut("{\"data\":[{\"b64_json\":\"AAAA" + shown + "\"}]}"))
                    .withMessageContaining("'" + shown + "' is not allowed here (character 5)");
        }
        assertThatExceptionOfType(InvalidBase64Exception.class)
                .isThrownBy(() -> cut("{\"data\":[{\"b64_json\":\"AAAA\\u007f\"}]}"))
                .withMessageContaining("U+007F is not allowed here");
        assertThatExceptionOfType(InvalidBase64Exception.class)
                .isThrownBy(() -> cut("{\"data\":[{\"b64_json\":\"data://x\"}]}"))
                .withMessageContaining("':' is not allowed here (character 5)");
    }

    @Test
    void readsAStringThatBeginsLikeADataUri() throws IOException {
        cut("{\"data\":[{\"b64_json\":\"dataQUJD\"},{\"b64_json\":\"data\"}]}");
        assertThat(image(0)).isEqualTo(Base64.getDecoder().decode("dataQUJD"));
        assertThat(image(1)).isEqualTo(Base64.getDecoder().decode("data"));
    }

    @Test
    void limitsTheTextOfEachDocument() throws IOException {
        String text = "{\"a\":\"" + "x".repeat((1 << 16) - 8) + "\"}";
        assertThat(cut(text)).isEqualTo(text);
        assertThat(cut(text)).isEqualTo(text);
        assertThatExceptionOfType(OversizedResponseException.class)
                .isThrownBy(() -> cut(text + " "))
                .withMessage("There are more than 65536 bytes besides the images.");
    }

    @Test
    void rejectsAnEscapeWithoutFourDigits() {
        assertThatExceptionOfType(MalformedResponseException.class)
                .isThrownBy(() -> cut("{\"data\":[{},{\"x\":\"\\u00zz\"}]}"))
                .withMessage("The JSON has a \\u escape without four digits in data[1].x.");
    }
}
