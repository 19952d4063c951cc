package dev.easel.http.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.testing.TestImages;
import dev.easel.http.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyTest {
    private static final ImageData PHOTO = TestImages.photo(24, 16);

    @TempDir
    Path folder;

    private static byte[] written(HttpBody body) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        body.writeTo(out);
        assertThat(out.size()).as("the declared length").isEqualTo(Math.toIntExact(body.length()));
        return out.toByteArray();
    }

    private static String text(HttpBody body) throws IOException {
        return new String(written(body), StandardCharsets.UTF_8);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                1,
                2,
                3,
                4,
                ContentChunks.SIZE - 1,
                ContentChunks.SIZE,
                ContentChunks.SIZE + 1,
                3 * ContentChunks.SIZE + 2
            })
    void streamsAndEncodesAnyLengthRepeatedly(int length) throws IOException {
        byte[] bytes = new byte[length];
        new Random(length).nextBytes(bytes);
        Path file = Files.write(folder.resolve("image"), bytes);
        for (Content content : List.of(Content.of(bytes), Content.of(file))) {
            HttpBody body = new HttpBody(
                    "x/y", List.of(BodySegment.of(content), BodySegment.text("|"), BodySegment.base64(content)));
            byte[] expected = (new String(bytes, StandardCharsets.ISO_8859_1) + "|"
                            + Base64.getEncoder().encodeToString(bytes))
                    .getBytes(StandardCharsets.ISO_8859_1);
            assertThat(written(body)).isEqualTo(expected);
            assertThat(written(body)).isEqualTo(expected);
        }
    }

    @Test
    void failsToSendAFileThatHasChanged() throws IOException {
        Path file = Files.write(folder.resolve("image"), new byte[10]);
        BodySegment segment = BodySegment.of(Content.of(file));
        for (int length : new int[] {9, 11, 0}) {
            Files.write(file, new byte[length]);
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> segment.writeTo(OutputStream.nullOutputStream()))
                    .withMessageContaining("changed");
        }
        Files.delete(file);
        assertThatExceptionOfType(StorageException.class)
                .isThrownBy(() -> segment.writeTo(OutputStream.nullOutputStream()))
                .withMessageContaining("the file does not exist");
    }

    @Test
    void writesJsonWithImagesBetweenItsText() throws IOException {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("prompt", "a \"red\" bicycle\n自行车");
        members.put("n", 2);
        members.put("share", 0.25);
        members.put("stream", true);
        members.put("left_out", Optional.empty());
        members.put("size", Optional.of("auto"));
        members.put(
                "images",
                List.of(
                        Map.of("image_url", InlineImage.dataUri(PHOTO)),
                        Map.of(
                                "image_url",
                                InlineImage.urlOrDataUri(ImageSource.of(URI.create("https://a/b.png?x=1"))))));
        members.put("mask", InlineImage.base64(PHOTO));
        HttpBody body = JsonBody.of(members);
        String base64 = Base64.getEncoder().encodeToString(PHOTO.bytes());
        assertThat(text(body))
                .isEqualTo(
                        "{\"prompt\":\"a \\\"red\\\" bicycle\\n自行车\",\"n\":2,\"share\":0.25,\"stream\":true,\"size\":\"auto\","
                                + "\"images\":[{\"image_url\":\"data:image/png;base64," + base64
                                + "\"},{\"image_url\":\"https://a/b.png?x=1\"}],\"mask\":\"" + base64 + "\"}");
        assertThat(Json.parse(text(body)).get("n").number()).hasValue(2);
        assertThat(body.mediaType()).isEqualTo("application/json");
    }

    @Test
    void rejectsATypeThatJsonCannotContain() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonBody.of(Map.of("x", new Object())))
                .withMessageContaining("java.lang.Object");
    }

    @Test
    void writesFormsAsBrowsersDo() throws IOException {
        Path file = PHOTO.writeTo(folder.resolve("my secret holiday.png"));
        HttpBody body = MultipartBody.form("xyz")
                .text("prompt", "ein rotes Fahrrad, 自行车")
                .image("image[]", "image-1", ImageData.of(file))
                .file("a\"b\r\nc", "d\"e.png", "x/y", BodySegment.text("z"))
                .build();
        String photo = new String(PHOTO.bytes(), StandardCharsets.ISO_8859_1);
        assertThat(new String(written(body), StandardCharsets.ISO_8859_1))
                .isEqualTo(new String(
                                "--xyz\r\nContent-Disposition: form-data; name=\"prompt\"\r\n\r\nein rotes Fahrrad, 自行车\r\n"
                                        .getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1)
                        + "--xyz\r\nContent-Disposition: form-data; name=\"image[]\"; filename=\"image-1.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\n" + photo + "\r\n"
                        + "--xyz\r\nContent-Disposition: form-data; name=\"a%22b%0D%0Ac\"; filename=\"d%22e.png\"\r\n"
                        + "Content-Type: x/y\r\n\r\nz\r\n--xyz--\r\n");
        assertThat(body.mediaType()).isEqualTo("multipart/form-data; boundary=xyz");
        assertThat(body.toString()).doesNotContain("bicycle", "holiday");
    }

    @Test
    void choosesADifferentBoundaryForEachForm() {
        assertThat(MultipartBody.form().build().mediaType())
                .isNotEqualTo(MultipartBody.form().build().mediaType());
    }

    @Test
    void rejectsAUrlWhereBytesAreNeeded() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> InlineImage.dataUri(ImageSource.of(URI.create("https://a/b.png?key=1"))))
                .withMessageContaining("https://a/b.png?…")
                .withMessageNotContaining("key=1");
    }
}
