package dev.easel.core.internal;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import java.util.ArrayList;
import java.util.List;

/** Sends one frame to be repainted and puts what comes back in its place: the common end of inpainting and expanding. */
final class FramedCall {
    private final ImageProvider.Link<ImageInpainter> link;
    private final RequestPlan resolution;
    private final CallContext context;

    FramedCall(ImageProvider.Link<ImageInpainter> link, RequestPlan resolution, CallContext context) {
        this.link = link;
        this.resolution = resolution;
        this.context = context;
    }

    /** Returns how whole images are delivered: as asked, and lossless where nothing is asked. */
    Delivery delivery() {
        Delivery asked = resolution.delivery();
        Output output = asked.output().format().isPresent()
                ? asked.output()
                : asked.output().format(ImageFormat.PNG);
        return new Delivery(asked.size(), output);
    }

    /** Returns the whole image untouched, with no call made, where a frame marks nothing. */
    ImageResult untouched(Frame frame) {
        return ImageResult.builder(link.provider())
                .image(GeneratedImage.received(frame.untouched(delivery(), context)))
                .note(Note.warning("the mask marks nothing, so nothing was sent and the image is as it was"))
                .build();
    }

    /** Returns whole images, delivered as said, with the frame repainted; the words already carry what is sent. */
    ImageResult send(InpaintRequest words, Frame frame, Delivery delivery) {
        ImageSize told = resolution.capabilities().sizes().nearest(new ImageSize.Exact(frame.size()));
        boolean png = resolution.capabilities().formats().contains(ImageFormat.PNG);
        Output output = png ? Output.png() : Output.asReceived();
        ImageResult received = BatchedCalls.run(
                resolution.batchSizes(),
                (from, count) -> link.port()
                        .inpaint(
                                resolution
                                        .tell(words.toBuilder(), from, count)
                                        .size(told)
                                        .output(output)
                                        .build(),
                                context));
        context.report(ProgressEvent.Converting.of("restoring"));
        ImageResult noted = received.toBuilder()
                .notes(resolution.notes())
                .notes(frame.notes())
                .build();
        List<Note> ofResponses = new ArrayList<>();
        ImageResult whole = OutputConverter.each(noted, image -> {
            Frame.Restored restored = frame.restore(image.data(), delivery, context);
            ofResponses.addAll(restored.notes());
            return image.convertedTo(restored.image()).drift(restored.drift());
        });
        return whole.toBuilder().notes(ofResponses).build();
    }

    /** Says that a lossy output cannot hold the promise exactly. */
    static ImageResult warnIfLossy(ImageResult result, Delivery delivery) {
        boolean lossy = delivery.output()
                .format()
                .filter(f -> f == ImageFormat.JPEG || f == ImageFormat.WEBP)
                .isPresent();
        if (!lossy) {
            return result;
        }
        return result.toBuilder()
                .note(Note.warning(delivery.output().format().orElseThrow().word()
                        + " compresses the whole image again: pixels outside the mask stay as near as it allows, png keeps"
                        + " them exactly"))
                .build();
    }
}
