package dev.easel.http.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExtractedImagesTest {
    private final List<String> freed = new ArrayList<>();
    private final ExtractedImages images = new ExtractedImages(WatchedSink::new);

    private void cut(String json) throws IOException {
        new ImageExtractor(ExtractionRule.of("data[].b64_json"), images, 1 << 16)
                .cut(new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
    }

    /** Stores in memory, and records how it was freed. */
    private final class WatchedSink extends SpoolSink {
        private final SpoolSink sink = new RecordingContext().spool().open();

        @Override
        public long length() {
            return sink.length();
        }

        @Override
        public Content content() {
            return sink.content();
        }

        @Override
        public void discard() {
            freed.add("discarded");
        }

        @Override
        public void release() {
            freed.add("released");
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            sink.write(bytes, offset, count);
        }

        @Override
        public void close() throws IOException {
            sink.close();
        }
    }

    @Test
    void tellsWhatADataUriClaimsToBe() throws IOException {
        cut("[\"data:image/png;base64,QUJD data:Text/Plain;base64,QUJD data:;base64,QUJD"
                + " data:application/octet-stream;base64,QUJD\"]");
        assertThat(images.all())
                .extracting(image -> image.mediaType().orElse("none"))
                .containsExactly("image/png", "Text/Plain", "none", "application/octet-stream");
        assertThat(images.all()).extracting(ExtractedImage::isOtherMedia).containsExactly(false, true, false, false);
        assertThat(images.all().get(0).length()).isEqualTo(3);
    }

    @Test
    void takesNoMoreTextOnceItHasEnded() throws IOException {
        cut("{\"delta\":\"data:;base64,QUJ\"}");
        ExtractedImage image = images.all().get(0);
        assertThat(image.append("D")).isEqualTo(1);
        image.end();
        assertThat(image.append("QUJD")).isZero();
    }

    @Test
    void namesTheMemberOfAnImageThatEndsWithinAByte() throws IOException {
        cut("{\"delta\":\"data:;base64,QUJDQ\"}");
        assertThatExceptionOfType(InvalidBase64Exception.class)
                .isThrownBy(() -> images.all().get(0).data())
                .withMessage("The image in delta is not valid base64: it ends within a byte (character 5).");
    }

    @Test
    void forgetsAnImageThatAnotherOneReplaced() throws IOException {
        cut("{\"data\":[{\"b64_json\":\"QUJD\"},{\"b64_json\":\"REVG\"}]}");
        ExtractedImage first = images.all().get(0);
        ExtractedImage second = images.all().get(1);
        images.release(first);
        assertThat(freed).containsExactly("released");
        assertThat(images.all()).containsExactly(second);
        assertThat(images.find(first.token())).isEmpty();
        assertThat(images.find(second.token())).contains(second);
        assertThat(images.find(second.token() + "0")).isEmpty();
        assertThat(images.find(second.token() + " ")).isEmpty();
    }

    @Test
    void findsTokensWithinText() throws IOException {
        cut("{\"data\":[{\"b64_json\":\"QUJD\"}]}");
        String token = images.all().get(0).token();
        assertThat(ImageToken.end("a " + token + " b", 2)).isEqualTo(2 + token.length());
        assertThat(ImageToken.end("a " + token + " b", 1)).isEqualTo(-1);
        assertThat(ImageToken.end(token, token.length())).isEqualTo(-1);
        assertThat(ImageToken.end("easel-image:xyz", 0)).isEqualTo(-1);
        assertThat(ImageToken.start("a " + token + " b", 2 + token.length())).isEqualTo(2);
        assertThat(ImageToken.start(token, token.length())).isZero();
        assertThat(ImageToken.end(token + "7 times", 0)).isEqualTo(token.length());
        assertThat(ImageToken.start(token + "7", token.length() + 1)).isEqualTo(-1);
        assertThat(ImageToken.start("a " + token + " b", 3 + token.length())).isEqualTo(-1);
        assertThat(ImageToken.start("123", 3)).isEqualTo(-1);
    }

    @Test
    void freesTheStorageOfEveryImage() throws IOException {
        cut("{\"data\":[{\"b64_json\":\"QUJD\"},{\"b64_json\":\"REVG\"}]}");
        images.discard();
        assertThat(freed).containsExactly("discarded", "discarded");
    }

    @Test
    void readsAnImageOnce() throws IOException {
        byte[] photo = TestImages.photo(4, 4).bytes();
        cut("{\"data\":[{\"b64_json\":\"" + Base64.getEncoder().encodeToString(photo)
                + "\"},{\"b64_json\":\"QUJD\"}]}");
        ImageData image = images.all().get(0).data();
        assertThat(image.bytes()).isEqualTo(photo);
        assertThat(images.all().get(0).data()).isSameAs(image);
        assertThatExceptionOfType(ImageProcessingException.class)
                .isThrownBy(() -> images.all().get(1).data());
    }
}
