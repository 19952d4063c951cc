package dev.easel.adapters.http.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamReadException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.easel.adapters.http.json.BadBase64Exception;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutPictures;
import dev.easel.adapters.http.json.CutRule;
import dev.easel.adapters.http.json.JsonCutter;
import dev.easel.adapters.http.json.MalformedReplyException;
import dev.easel.core.domain.ImageData;
import dev.easel.core.port.out.Spool;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** Reads a JSON body in constant memory: its pictures go into the spool while it arrives, the short rest is parsed. */
final class JsonIntake {
    private static final ObjectReader PARSER = new ObjectMapper()
            .readerFor(Map.class)
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonIntake() {}

    /** Returns the object; {@link RefusedException} where the body is none. */
    static JsonObject read(InputStream body, int mostText, Spool spool, String... base64) throws IOException {
        CutPictures pictures = new CutPictures(spool);
        byte[] text;
        try {
            text = new JsonCutter(CutRule.of(base64), pictures, mostText).cut(body);
        } catch (BadBase64Exception e) {
            throw Refusal.of(e.path(), "invalid_base64", e.getMessage()).asException();
        } catch (MalformedReplyException e) {
            throw malformed(e.getMessage());
        }
        return JsonObject.of(parsed(text), token -> picture(pictures, token));
    }

    private static Map<String, ?> parsed(byte[] text) throws IOException {
        try {
            Map<String, ?> members = PARSER.readValue(text);
            if (members == null) {
                throw malformed("It is null.");
            }
            return members;
        } catch (StreamReadException e) {
            throw malformed(e.getOriginalMessage());
        } catch (JsonProcessingException e) {
            throw malformed(text.length == 0 ? "It is empty." : "It is something else than one object.");
        }
    }

    private static Optional<ImageData> picture(CutPictures pictures, String token) throws IOException {
        Optional<CutPicture> picture = pictures.find(token);
        return picture.isEmpty() ? Optional.empty() : Optional.of(picture.get().data());
    }

    private static RefusedException malformed(String why) {
        return Refusal.of(400, "malformed_json", "The body is not the JSON object it should be: " + why).asException();
    }
}
