package dev.easel.http.body;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageData;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Builds a {@code multipart/form-data} body (RFC 7578) as browsers write it: UTF-8 names and text, quotes and line
 * ends in names as {@code %22}, {@code %0D} and {@code %0A}, each image with its own media type and a plain file name.
 */
public final class MultipartBody {
    private final String boundary;
    private final List<BodySegment> segments = new ArrayList<>();

    private MultipartBody(String boundary) {
        this.boundary = boundary;
    }

    /** Starts a body with a random boundary. */
    public static MultipartBody form() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return form("easel-" + Long.toHexString(random.nextLong()) + Long.toHexString(random.nextLong()));
    }

    /** Starts a body with a boundary that must not occur in any part. */
    public static MultipartBody form(String boundary) {
        return new MultipartBody(requireNonNull(boundary, "boundary"));
    }

    /** Adds a text part. */
    public MultipartBody text(String name, String value) {
        requireNonNull(name, "name");
        requireNonNull(value, "value");
        segments.add(BodySegment.text(head(name) + "\r\n\r\n" + value + "\r\n"));
        return this;
    }

    /** Adds an image, named {@code stem.png} or with the extension of its format; its origin is never revealed. */
    public MultipartBody image(String name, String stem, ImageData image) {
        requireNonNull(stem, "stem");
        requireNonNull(image, "image");
        return file(
                name,
                stem + "." + image.format().extension(),
                image.format().mediaType(),
                BodySegment.of(image.content()));
    }

    /** Adds a file part. */
    public MultipartBody file(String name, String fileName, String mediaType, BodySegment content) {
        requireNonNull(name, "name");
        requireNonNull(fileName, "fileName");
        requireNonNull(mediaType, "mediaType");
        requireNonNull(content, "content");
        segments.add(BodySegment.text(
                head(name) + "; filename=\"" + escaped(fileName) + "\"\r\nContent-Type: " + mediaType + "\r\n\r\n"));
        segments.add(content);
        segments.add(BodySegment.text("\r\n"));
        return this;
    }

    private String head(String name) {
        return "--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + escaped(name) + "\"";
    }

    private static String escaped(String name) {
        return name.replace("\"", "%22").replace("\r", "%0D").replace("\n", "%0A");
    }

    /** Returns the body. */
    public HttpBody build() {
        List<BodySegment> all = new ArrayList<>(segments);
        all.add(BodySegment.text("--" + boundary + "--\r\n"));
        return new HttpBody("multipart/form-data; boundary=" + boundary, all);
    }
}
