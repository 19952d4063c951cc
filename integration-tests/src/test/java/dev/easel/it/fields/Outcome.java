package dev.easel.it.fields;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.http.fault.Received;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that a caller or a provider can see of one call: two requests whose outcomes are equal were treated alike. */
record Outcome(
        List<String> wire,
        List<String> images,
        List<Note> notes,
        Optional<ModelId> model,
        int failures,
        long partialImages,
        String rejection) {
    /** Makes the call and looks at everything. */
    static Outcome of(Easel easel, ImageRequest request, List<Received> received) {
        received.clear();
        List<ProgressEvent> events = new ArrayList<>();
        try (ImageResult result = easel.call(request).onProgress(events::add).execute()) {
            return new Outcome(
                    received.stream().map(Outcome::text).sorted().toList(),
                    result.images().stream().map(image -> image.data().sha256()).toList(),
                    result.notes(),
                    result.model(),
                    result.partialFailures().size(),
                    events.stream()
                            .filter(ProgressEvent.PartialImage.class::isInstance)
                            .count(),
                    "");
        } catch (UnsupportedRequestException e) {
            return new Outcome(List.of(), List.of(), List.of(), Optional.empty(), 0, 0, e.getMessage());
        }
    }

    /** Boundaries of forms are random. */
    private static String text(Received call) {
        String body = new String(call.body(), StandardCharsets.ISO_8859_1);
        String type = call.header("Content-Type").orElse("");
        int boundary = type.indexOf("boundary=");
        return call.path() + "\n"
                + (boundary < 0 ? body : body.replace(type.substring(boundary + "boundary=".length()), "boundary"));
    }
}
