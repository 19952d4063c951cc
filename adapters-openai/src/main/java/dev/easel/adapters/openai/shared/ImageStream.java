package dev.easel.adapters.openai.shared;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import dev.easel.http.usage.ReportedUsage;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a streamed response: {@code image_generation.partial_image} and {@code .completed}, or {@code image_edit.…}. A partial
 * image is an event, never the result; a stream without a completed image has failed, and one that breaks off after one
 * has not.
 */
final class ImageStream {
    private final ImagesResponseParser images;
    private final ResponseReader response;
    private final CallContext context;
    private final ParsedResponse.Builder parsed = ParsedResponse.builder();
    private @Nullable ExtractedImage partial;
    private ReportedUsage usage = ReportedUsage.NOTHING;
    private int completed;
    private boolean ended;

    ImageStream(ImagesResponseParser images, ResponseReader response, CallContext context) {
        this.images = images;
        this.response = response;
        this.context = context;
    }

    ParsedResponse read() throws IOException {
        while (!ended) {
            Optional<ResponseReader.Event> next = response.nextEvent(ImagesResponseParser.IMAGES);
            if (next.isEmpty()) {
                break;
            }
            String text = next.get().text().strip();
            if (!text.isEmpty() && !text.equals("[DONE]")) {
                handle(next.get());
            }
        }
        if (completed == 0) {
            if (response.damage().isPresent()) {
                throw response.damage().get();
            }
            throw ProviderException.of(Reason.GENERATION_FAILED, "The stream ended without a completed image.")
                    .status(response.response().status())
                    .build();
        }
        return parsed.build();
    }

    /** Handles an event; what fails after a completed image does not fail that image. */
    private void handle(ResponseReader.Event next) throws IOException {
        Json event = response.json(next);
        String type = event.text("type").orElse(next.name());
        try {
            handle(type, event);
        } catch (ProviderException e) {
            if (completed == 0) {
                throw e;
            }
            parsed.errorBeside(e);
            // The server may keep a stream open that it has given up.
            ended = type.equals("error");
        } catch (MalformedResponseException e) {
            if (completed == 0) {
                throw e;
            }
            parsed.errorBeside(new UnreadableResponseException(String.valueOf(e.getMessage()), e));
        }
    }

    private void handle(String type, Json event) throws IOException {
        if (type.equals("error") || type.endsWith(".failed")) {
            throw images.error(event, response);
        }
        images.throwIfError(event, response);
        if (type.endsWith(".partial_image")) {
            partial(event);
        } else if (type.endsWith(".completed")) {
            completed(event);
        } else if (event.get("data").isArray()) {
            completed++;
            images.addImages(event, response, parsed);
            addFacts(event);
        }
    }

    private void completed(Json event) throws IOException {
        ReceivedImage image = images.image(event, response)
                .orElseThrow(() -> new MalformedResponseException("The completed event contains no image."));
        completed++;
        supersede(null);
        parsed.image(image);
        addFacts(event);
    }

    /** Each event that completes images says what they used. */
    private void addFacts(Json event) {
        images.addFacts(event, parsed.json(event.toString()));
        usage = usage.plus(ReportedUsage.of(event.get("usage")));
        parsed.usage(usage.tokens()).cost(usage.cost());
    }

    private void partial(Json event) throws IOException {
        Optional<ExtractedImage> image = images.image(event, response).flatMap(ReceivedImage::inline);
        if (image.isEmpty()) {
            return;
        }
        supersede(image.get());
        int index = (int) event.number("partial_image_index").orElse(0);
        try {
            context.report(new ProgressEvent.PartialImage(index, image.get().data()));
        } catch (ImageProcessingException | MalformedResponseException e) {
            // Partial images are optional: one that cannot be read must not fail a call that was billed.
            System.getLogger(ImageStream.class.getName())
                    .log(System.Logger.Level.DEBUG, "A partial image cannot be read.", e);
        }
    }

    /** Keeps only the latest partial image and releases the one before. */
    private void supersede(@Nullable ExtractedImage next) {
        if (partial != null) {
            response.images().release(partial);
        }
        partial = next;
    }
}
