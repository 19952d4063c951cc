package dev.easel.adapters.described.response;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.Job;
import dev.easel.http.JobState;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/** Responses in short: JSON with {@code '} for quotes, and {@code BASE64} for that of an image. */
final class Responses {
    static final ImageData IMAGE = TestImages.photo(16, 12);
    static final String BASE64 = Base64.getEncoder().encodeToString(IMAGE.bytes());
    static final String SHA = IMAGE.sha256();

    private Responses() {}

    static Json json(String text) {
        try {
            return Json.parse(text.replace('\'', '"').replace("BASE64", BASE64));
        } catch (MalformedResponseException e) {
            throw new IllegalArgumentException(e);
        }
    }

    static ResponseRules rules(String description) {
        return ResponseRules.of(json(description));
    }

    static ResponseReader reader(int status, String body, RecordingContext context) {
        return reader(status, Headers.NONE, body, context);
    }

    static ResponseReader reader(int status, Headers headers, String body, RecordingContext context) {
        String text = body.replace('\'', '"').replace("BASE64", BASE64);
        return new ResponseReader(
                new HttpResponse(
                        status,
                        headers.with("Content-Type", "application/json"),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                        () -> {}),
                context);
    }

    static ParsedResponse parse(ResponseRules rules, String body) throws IOException {
        RecordingContext context = new RecordingContext();
        return rules.parse(reader(200, body, context), context);
    }

    static ProviderException refused(ResponseRules rules, String body) {
        return catchThrowableOfType(ProviderException.class, () -> parse(rules, body));
    }

    static ProviderException error(ResponseRules rules, int status, String body) throws IOException {
        return rules.parseError(reader(status, body, new RecordingContext()));
    }

    static JobState poll(Job job, String body) throws IOException {
        RecordingContext context = new RecordingContext();
        return job.read(reader(200, body, context), context);
    }

    static ProviderException failed(Job job, String body) {
        return catchThrowableOfType(ProviderException.class, () -> poll(job, body));
    }

    /** Returns the images: the URL, or the hash of one that came inline. */
    static List<String> images(ParsedResponse parsed) throws IOException {
        List<String> images = new ArrayList<>();
        for (ReceivedImage image : parsed.images()) {
            images.add(
                    image.inline().isPresent()
                            ? image.inline().get().data().sha256()
                            : image.address().orElseThrow());
        }
        return images;
    }
}
