package dev.easel.server.internal.exchange;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.Spool;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.ExtractedImages;
import dev.easel.http.json.ExtractionRule;
import dev.easel.http.json.ImageExtractor;
import dev.easel.http.json.InvalidBase64Exception;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** Reads a JSON body in constant memory: its images go into the spool while it arrives, the small rest is parsed. */
final class JsonRequestParser {
    private JsonRequestParser() {}

    /** Returns the object; throws {@link HttpErrorException} if the body is not a JSON object. */
    static JsonObject read(InputStream body, int maxTextBytes, Spool spool, String... base64) throws IOException {
        ExtractedImages images = new ExtractedImages(spool);
        try {
            byte[] text = new ImageExtractor(ExtractionRule.of(base64), images, maxTextBytes).cut(body);
            if (Json.parse(text).toJava() instanceof Map<?, ?> members) {
                return JsonObject.of(members, new Extracted(images));
            }
            throw malformed("The request body is not a JSON object.");
        } catch (InvalidBase64Exception e) {
            throw invalidBase64(e);
        } catch (MalformedResponseException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** The images of a body, and the text they were extracted from. */
    private record Extracted(ExtractedImages images) implements JsonObject.Images {
        @Override
        public Optional<ImageData> find(String text) throws IOException {
            return image(images, text);
        }

        @Override
        public String original(String text) {
            ByteArrayOutputStream restored = new ByteArrayOutputStream();
            try {
                images.restore(text.getBytes(StandardCharsets.UTF_8), restored);
            } catch (IOException e) {
                throw StorageException.reading("an extracted image", e);
            }
            return restored.toString(StandardCharsets.UTF_8);
        }
    }

    private static Optional<ImageData> image(ExtractedImages images, String token) throws IOException {
        Optional<ExtractedImage> image = images.find(token);
        try {
            return image.isEmpty() ? Optional.empty() : Optional.of(image.get().data());
        } catch (InvalidBase64Exception e) {
            throw invalidBase64(e);
        }
    }

    private static HttpErrorException invalidBase64(InvalidBase64Exception e) {
        return HttpError.of(e.path(), "invalid_base64", String.valueOf(e.getMessage()))
                .asException();
    }

    private static HttpErrorException malformed(String message) {
        return HttpError.of(400, "malformed_json", message).asException();
    }
}
