package dev.easel.json;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.internal.io.Sha256;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Input images: a file by its path, one on the web by its URL, and bytes in base64 with their SHA-256.
 *
 * <p>A format stands with an image whose header was read before it was written; its header is read again.
 */
final class SourceForm {
    private SourceForm() {}

    static ArrayNode write(List<? extends ImageSource> images) {
        ArrayNode list = JsonValues.list();
        images.forEach(image -> list.add(write(image)));
        return list;
    }

    static ObjectNode write(ImageSource image) {
        ObjectNode object = JsonValues.object();
        if (image instanceof ImageSource.OfUrl web) {
            return object.put("url", web.url().toString());
        }
        if (image instanceof ImageSource.OfFile file) {
            return object.put("file", path(file.path()));
        }
        if (image instanceof ImageSource.Bytes inMemory) {
            return withData(object, inMemory.bytes(), Sha256.hex(inMemory.bytes()));
        }
        ImageData data = (ImageData) image;
        Optional<Path> file = data.file();
        ObjectNode known =
                file.isPresent() ? object.put("file", path(file.get())) : withData(object, data.bytes(), data.sha256());
        return known.put("format", data.format().word());
    }

    private static String path(Path file) {
        if (!file.getFileSystem().equals(FileSystems.getDefault())) {
            throw new IllegalArgumentException("The file " + file
                    + " is not in this system's files, so that its path has no JSON form: use its bytes.");
        }
        return file.toString();
    }

    private static ObjectNode withData(ObjectNode object, byte[] bytes, String sha256) {
        return object.put("data", Base64.getEncoder().encodeToString(bytes)).put("sha256", sha256);
    }

    static List<ImageSource> readAll(JsonFields fields, String name) {
        return fields.objects(name).stream()
                .map(image -> image.made(SourceForm::read))
                .toList();
    }

    static ImageSource read(JsonFields image) {
        ImageSource source = source(image);
        Optional<ImageFormat> format = image.optionalWord("format", ImageFormat.class);
        image.refuseOthers();
        if (format.isEmpty()) {
            return source;
        }
        ImageData data = source.load();
        if (data.format() != format.get()) {
            throw new IllegalArgumentException("The image is of the format "
                    + data.format().word() + ", not " + format.get().word() + ".");
        }
        return data;
    }

    private static ImageSource source(JsonFields image) {
        Optional<String> file = image.optionalText("file");
        Optional<String> url = image.optionalText("url");
        Optional<String> data = image.optionalText("data");
        Optional<String> sha256 = image.optionalText("sha256");
        if ((file.isPresent() ? 1 : 0) + (url.isPresent() ? 1 : 0) + (data.isPresent() ? 1 : 0) != 1) {
            throw new IllegalArgumentException("An image has one of \"file\", \"url\" and \"data\".");
        }
        if (sha256.isPresent() && data.isEmpty()) {
            throw new IllegalArgumentException("The \"sha256\" of an image stands with its \"data\" only.");
        }
        if (file.isPresent()) {
            return ImageSource.of(Path.of(file.get()));
        }
        return url.isPresent()
                ? ImageSource.of(FactsForm.url(url.get()))
                : ImageSource.of(checked(bytes(data.get()), sha256));
    }

    private static byte[] bytes(String base64) {
        try {
            return Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("The \"data\" of an image is not base64: " + e.getMessage() + ".", e);
        }
    }

    /** Returns the bytes if they have the hash that was given with them. */
    private static byte[] checked(byte[] bytes, Optional<String> expected) {
        String actual = Sha256.hex(bytes);
        if (expected.isPresent() && !expected.get().equals(actual)) {
            throw new IllegalArgumentException(
                    "The \"data\" of an image has the SHA-256 " + actual + ", not the one given: it is damaged.");
        }
        return bytes;
    }
}
