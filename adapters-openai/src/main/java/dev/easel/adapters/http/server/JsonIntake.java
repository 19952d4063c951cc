package dev.easel.adapters.http.server;

import dev.easel.adapters.http.json.BadBase64Exception;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutPictures;
import dev.easel.adapters.http.json.CutRule;
import dev.easel.adapters.http.json.Json;
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
    private JsonIntake() {}

    /** Returns the object; {@link RefusedException} where the body is none. */
    static JsonObject read(InputStream body, int mostText, Spool spool, String... base64) throws IOException {
        CutPictures pictures = new CutPictures(spool);
        try {
            byte[] text = new JsonCutter(CutRule.of(base64), pictures, mostText).cut(body);
            if (Json.parse(text).toJava() instanceof Map<?, ?> members) {
                return JsonObject.of(members, token -> picture(pictures, token));
            }
            throw malformed("The body is no JSON object.");
        } catch (BadBase64Exception e) {
            throw broken(e);
        } catch (MalformedReplyException e) {
            throw malformed(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<ImageData> picture(CutPictures pictures, String token) throws IOException {
        Optional<CutPicture> picture = pictures.find(token);
        try {
            return picture.isEmpty()
                    ? Optional.empty()
                    : Optional.of(picture.get().data());
        } catch (BadBase64Exception e) {
            throw broken(e);
        }
    }

    private static RefusedException broken(BadBase64Exception e) {
        return Refusal.of(e.path(), "invalid_base64", String.valueOf(e.getMessage()))
                .asException();
    }

    private static RefusedException malformed(String why) {
        return Refusal.of(400, "malformed_json", why).asException();
    }
}
