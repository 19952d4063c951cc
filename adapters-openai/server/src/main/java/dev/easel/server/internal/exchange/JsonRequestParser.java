package dev.easel.server.internal.exchange;

import dev.easel.core.annotation.Nullable;
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
import dev.easel.server.route.FieldParser;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Reads a JSON body in constant memory: its images go into the spool while it arrives, the small rest is parsed. */
final class JsonRequestParser {
    private JsonRequestParser() {}

    /** Returns the object; throws {@link HttpErrorException} if the body is not a JSON object. */
    static JsonObject read(InputStream body, int maxTextBytes, Spool spool, String... base64) throws IOException {
        ExtractedImages images = new ExtractedImages(spool);
        try {
            byte[] text = new ImageExtractor(ExtractionRule.of(base64), images, maxTextBytes).cut(utf8(body));
            checkEncoding(text);
            if (Json.parseStrictly(text).toJava() instanceof Map<?, ?> members) {
                checkText(members);
                return JsonObject.of(members, new Extracted(images, maxTextBytes));
            }
            throw malformed("The request body is not a JSON object.");
        } catch (InvalidBase64Exception e) {
            throw invalidBase64(e);
        } catch (MalformedResponseException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    /** Returns a body that begins as JSON in UTF-8 does: not with a NUL, nor with the byte order mark of UTF-16. */
    private static InputStream utf8(InputStream body) throws IOException {
        byte[] start = body.readNBytes(2);
        boolean other = start.length == 2
                && (start[0] == 0
                        || start[1] == 0
                        || start[0] == (byte) 0xFE && start[1] == (byte) 0xFF
                        || start[0] == (byte) 0xFF && start[1] == (byte) 0xFE);
        if (other) {
            throw notUtf8();
        }
        return new SequenceInputStream(new ByteArrayInputStream(start), body);
    }

    private static void checkEncoding(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
        } catch (CharacterCodingException e) {
            throw notUtf8();
        }
    }

    private static HttpErrorException notUtf8() {
        return malformed("The request body is not in UTF-8, the encoding of JSON (RFC 8259, 8.1).");
    }

    /** Refuses text that no encoding can send on: half of a surrogate pair. */
    private static void checkText(Map<?, ?> members) {
        placeOfHalfPair(members).ifPresent(place -> {
            String shown = place.isEmpty() ? "a name" : place.substring(place.startsWith(".") ? 1 : 0);
            throw malformed("Invalid text in " + FieldParser.shortened(shown.replaceAll("[\\ud800-\\udfff]", "?"))
                    + ": it has half of a surrogate pair, such as \\ud83d without \\ude00.");
        });
    }

    /**
     * Returns where half of a surrogate pair is within a value: empty text for a name in it or for itself. The place is put
     * together only where there is one, since names may be long and elements many.
     */
    private static Optional<String> placeOfHalfPair(@Nullable Object value) {
        if (value instanceof Map<?, ?> members) {
            for (Map.Entry<?, ?> member : members.entrySet()) {
                String name = String.valueOf(member.getKey());
                if (hasHalfPair(name)) {
                    return Optional.of("");
                }
                Optional<String> place = placeOfHalfPair(member.getValue());
                if (place.isPresent()) {
                    return Optional.of("." + name + place.get());
                }
            }
        } else if (value instanceof List<?> elements) {
            for (int i = 0; i < elements.size(); i++) {
                Optional<String> place = placeOfHalfPair(elements.get(i));
                if (place.isPresent()) {
                    return Optional.of("[" + i + "]" + place.get());
                }
            }
        } else if (value instanceof String text && hasHalfPair(text)) {
            return Optional.of("");
        }
        return Optional.empty();
    }

    private static boolean hasHalfPair(String text) {
        return text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    /** The images of a body, and the text they were extracted from. */
    private record Extracted(ExtractedImages images, int maxTextBytes) implements JsonObject.Images {
        @Override
        public Optional<ImageData> find(String text) throws IOException {
            return image(images, text);
        }

        @Override
        public String original(String text) {
            long[] left = {maxTextBytes - (long) text.length()};
            return restored(text, image -> {
                image.checkStored();
                left[0] -= (image.length() + 2) / 3 * 4;
                if (left[0] < 0) {
                    throw HttpError.of(
                                    400,
                                    "string_above_max_length",
                                    "A text of the request is too long with the data URIs that it quotes: up to "
                                            + maxTextBytes + " bytes are allowed.")
                            .asException();
                }
                return true;
            });
        }

        @Override
        public String shown(String text) {
            return restored(text, image -> false);
        }

        private String restored(String text, Predicate<ExtractedImage> which) {
            try {
                return images.restored(text, which);
            } catch (IOException e) {
                throw StorageException.reading("an extracted image", e);
            }
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
