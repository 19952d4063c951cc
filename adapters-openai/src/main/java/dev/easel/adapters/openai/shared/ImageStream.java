package dev.easel.adapters.openai.shared;

import dev.easel.adapters.http.Reading;
import dev.easel.adapters.http.ReceivedPicture;
import dev.easel.adapters.http.ReplyReader;
import dev.easel.adapters.http.json.CutPicture;
import dev.easel.adapters.http.json.Json;
import dev.easel.adapters.http.json.MalformedReplyException;
import dev.easel.core.domain.Nullable;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads a streamed answer: {@code image_generation.partial_image} and {@code .completed}, or {@code image_edit.…}. A partial
 * picture is an event, never the result; a stream without a completed picture has failed, and one that breaks off after one
 * has not.
 */
final class ImageStream {
    private final ImagesReading pictures;
    private final ReplyReader reply;
    private final CallContext context;
    private final Reading.Builder reading = Reading.builder();
    private @Nullable CutPicture partial;
    private int completed;

    ImageStream(ImagesReading pictures, ReplyReader reply, CallContext context) {
        this.pictures = pictures;
        this.reply = reply;
        this.context = context;
    }

    Reading read() throws IOException {
        for (Optional<ReplyReader.Event> next = next(); next.isPresent(); next = next()) {
            String text = next.get().text().strip();
            if (!text.isEmpty() && !text.equals("[DONE]")) {
                take(next.get().name(), next.get().json());
            }
        }
        if (completed == 0) {
            throw ProviderException.of(Reason.GENERATION_FAILED, "The stream ended without a completed picture.")
                    .status(reply.reply().status())
                    .build();
        }
        return reading.build();
    }

    /** Returns the next event; a stream that breaks off when a picture is there is at its end. */
    private Optional<ReplyReader.Event> next() throws IOException {
        try {
            return reply.nextEvent(ImagesReading.PICTURES);
        } catch (IOException e) {
            context.throwIfStopped(Billing.UNKNOWN);
            if (completed == 0) {
                throw e;
            }
            reading.brokenOff(e);
            return Optional.empty();
        }
    }

    private void take(String name, Json event) throws IOException {
        String type = event.text("type").orElse(name);
        if (type.equals("error") || type.endsWith(".failed")) {
            throw pictures.error(event, reply);
        }
        pictures.throwIfError(event, reply);
        if (type.endsWith(".partial_image")) {
            partial(event);
        } else if (type.endsWith(".completed")) {
            completed(event);
        } else if (event.get("data").isArray()) {
            completed++;
            pictures.addPictures(event, reply, reading);
            pictures.addFacts(event, reading.json(event.toString()));
        }
    }

    private void completed(Json event) throws IOException {
        ReceivedPicture picture = pictures.picture(event, reply)
                .orElseThrow(() -> new MalformedReplyException("The completed event holds no picture."));
        completed++;
        supersede(null);
        reading.picture(picture);
        pictures.addFacts(event, reading.json(event.toString()));
    }

    private void partial(Json event) throws IOException {
        Optional<CutPicture> picture = pictures.picture(event, reply).flatMap(ReceivedPicture::inline);
        if (picture.isEmpty()) {
            return;
        }
        supersede(picture.get());
        int index = (int) event.number("partial_image_index").orElse(0);
        try {
            context.report(new ProgressEvent.PartialPicture(index, picture.get().data()));
        } catch (ImageProcessingException e) {
            // Partial pictures are a courtesy: one that cannot be read is not worth a call that was paid for.
            System.getLogger(ImageStream.class.getName())
                    .log(System.Logger.Level.DEBUG, "A partial picture cannot be read.", e);
        }
    }

    /** Of the partial pictures only the last one is kept, for the case that no better comes. */
    private void supersede(@Nullable CutPicture next) {
        if (partial != null) {
            reply.pictures().release(partial);
        }
        partial = next;
    }
}
