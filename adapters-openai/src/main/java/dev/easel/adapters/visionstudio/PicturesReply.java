package dev.easel.adapters.visionstudio;

import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReceivedPicture;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.error.ErrorEnvelope;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.CutRule;
import dev.easel.adapters.http.json.Json;
import dev.easel.adapters.http.json.MalformedReplyException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of all three endpoints: {@code {"success": true, "data": {"images": [{"url": …}]}}}. */
final class PicturesReply {
    private static final CutRule INLINE = CutRule.of("b64_json", "base64", "image_file");

    private PicturesReply() {}

    /** Writes an answer that links to pictures, with words where there is something to say. */
    static Map<String, ?> of(List<URI> pictures, Optional<String> message) {
        List<Map<String, String>> images =
                pictures.stream().map(url -> Map.of("url", url.toString())).toList();
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("success", true);
        message.ifPresent(words -> answer.put("message", words));
        answer.put("data", Map.of("images", images));
        return answer;
    }

    /** Reads an answer; a picture within it, which the document does not have, is taken as well. */
    static Reading read(ReplyReader reply) throws IOException {
        Json answer = reply.json(INLINE);
        Optional<ErrorEnvelope> error = ErrorEnvelope.within(answer);
        if (error.isPresent()) {
            throw VisionStudioErrors.TABLE.failure(error.get(), reply);
        }
        Reading.Builder reading = Reading.builder().json(answer.toString());
        int found = 0;
        for (Json image : answer.at("data", "images").items()) {
            reading.picture(picture(image, reply));
            found++;
        }
        if (found == 0) {
            throw ProviderException.of(Reason.NO_IMAGE, "Vision Studio says success and sends no picture.")
                    .status(reply.reply().status())
                    .text(answer.text("message").orElse(""))
                    .build();
        }
        return reading.build();
    }

    private static ReceivedPicture picture(Json image, ReplyReader reply) throws IOException {
        String text = image.text()
                .or(() -> image.text("url"))
                .or(() -> image.text("b64_json"))
                .or(() -> image.text("base64"))
                .orElseThrow(() -> new MalformedReplyException("A picture in the answer has no url."));
        Optional<CutPicture> inline = reply.pictures().find(text);
        return inline.map(ReceivedPicture::inline).orElseGet(() -> ReceivedPicture.at(text));
    }
}
