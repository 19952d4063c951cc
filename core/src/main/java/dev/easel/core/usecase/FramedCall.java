package dev.easel.core.usecase;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Picture;
import dev.easel.core.domain.PictureSize;
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
    private final Resolution resolution;
    private final CallContext context;

    FramedCall(ImageProvider.Link<ImageInpainter> link, Resolution resolution, CallContext context) {
        this.link = link;
        this.resolution = resolution;
        this.context = context;
    }

    /** Returns how whole pictures are delivered: as asked, and lossless where nothing is asked. */
    Delivery delivery() {
        Delivery asked = resolution.delivery();
        Output output = asked.output().format().isPresent()
                ? asked.output()
                : asked.output().format(ImageFormat.PNG);
        return new Delivery(asked.size(), output);
    }

    /** Returns the whole picture untouched, with no call made, where a frame marks nothing. */
    ImageResult untouched(Frame frame) {
        return ImageResult.builder(link.provider())
                .picture(Picture.received(frame.untouched(delivery(), context)))
                .note(Note.warning("the mask marks nothing, so nothing was sent and the picture is as it was"))
                .build();
    }

    /** Returns whole pictures, delivered as said, with the frame repainted; the words already carry what is sent. */
    ImageResult send(InpaintRequest words, Frame frame, Delivery delivery) {
        PictureSize told = resolution.capabilities().sizes().nearest(new PictureSize.Exact(frame.size()));
        boolean png = resolution.capabilities().formats().contains(ImageFormat.PNG);
        Output output = png ? Output.png() : Output.asReceived();
        ImageResult received = Batches.run(
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
        List<Note> ofReplies = new ArrayList<>();
        ImageResult whole = Deliverer.each(noted, picture -> {
            Frame.Restored restored = frame.restore(picture.data(), delivery, context);
            ofReplies.addAll(restored.notes());
            return picture.convertedTo(restored.picture()).drift(restored.drift());
        });
        return whole.toBuilder().notes(ofReplies).build();
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
                        + " compresses the whole picture again: pixels outside the mask stay as near as it allows, png keeps"
                        + " them exactly"))
                .build();
    }
}
