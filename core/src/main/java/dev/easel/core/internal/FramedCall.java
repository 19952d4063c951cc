package dev.easel.core.internal;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.internal.metadata.DeliveryNotes;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sends one frame to be repainted and puts the result in its place: the last step of both inpainting and expanding. */
final class FramedCall {
    private final ImageProvider.Link<ImageInpainter> link;
    private final RequestPlan plan;
    private final ImageProcessor processor;
    private final Size whole;
    private final Dependencies dependencies;
    private final RunningCallContext context;

    /**
     * Prepares to send frames of one image.
     *
     * @param whole the size of that image, with any new border
     */
    FramedCall(
            ImageProvider.Link<ImageInpainter> link,
            RequestPlan plan,
            ImageProcessor processor,
            Size whole,
            Dependencies dependencies,
            RunningCallContext context) {
        this.link = link;
        this.plan = plan;
        this.processor = processor;
        this.whole = whole;
        this.dependencies = dependencies;
        this.context = context;
    }

    /** Makes only one paid call for each frame that is sent. */
    void oneCallPerPart() {
        plan.oneCallPerPart();
    }

    /** Returns how whole images are delivered: as requested, and lossless where no format is requested. */
    Delivery delivery() {
        Delivery requested = plan.delivery();
        Output output = requested.output().format().isPresent()
                ? requested.output()
                : requested.output().format(ImageFormat.PNG);
        return new Delivery(requested.size(), output);
    }

    /** Returns the whole image untouched, with no call made, where a frame of it marks nothing. */
    ImageResult.Builder untouched(ImageData original, Frame frame) {
        ImageData untouched = frame.untouched(delivery(), context);
        boolean free = plan.capabilities().free();
        return ImageResult.builder(link.provider())
                .cost(free ? Optional.empty() : Optional.of(Cost.nothing()))
                .image(GeneratedImage.received(untouched))
                .notes(DeliveryNotes.of(original, untouched, Optional.of(processor)))
                .notes(frame.notes())
                .notes(DeliveryNotes.ofSize(whole, delivery(), untouched))
                .note(Note.unchanged("the mask marks nothing, so nothing was sent and the image is unchanged"));
    }

    /** Returns whole images, delivered as given, with the frame repainted; the request already holds what is sent. */
    ImageResult.Builder send(InpaintRequest request, Frame frame, Delivery delivery) {
        SizeRule sizes = plan.capabilities().sizes();
        ImageSize size = sizes.nearest(new ImageSize.Exact(frame.size()));
        processor.check(delivery(), Optional.of(whole));
        processor.check(new Delivery(ImageSize.auto(), Output.asReceived()), sizes.expected(size));
        boolean png = plan.capabilities().formats().contains(ImageFormat.PNG);
        Output output = png ? Output.png() : Output.asReceived();
        ImageResult.Builder received = BatchedCalls.run(
                plan,
                dependencies.executor(),
                context,
                (from, count) -> plan.apply(request.toBuilder(), from, count)
                        .size(size)
                        .output(output)
                        .build(),
                link.port()::inpaint);
        context.report(ProgressEvent.Converting.of("restoring"));
        received.notes(plan.notes()).notes(frame.notes());
        ImageNotes notes = new ImageNotes();
        ImageResult.Builder result = saving().each(received, image -> {
            Frame.Restored restored = frame.restore(image.data(), delivery, context);
            List<Note> about = new ArrayList<>(restored.notes());
            about.addAll(DeliveryNotes.ofPixels(image.data()));
            about.addAll(DeliveryNotes.ofSize(whole, delivery, restored.image()));
            notes.add(about);
            return image.convertedTo(restored.image())
                    .drift(restored.drift())
                    .remainingDrift(restored.remainingDrift());
        });
        return result.notes(notes.all());
    }

    /** Returns how the billed images of this request are saved. */
    SavedImages saving() {
        return dependencies.saving(plan.request());
    }

    /** Adds a warning that a lossy output cannot keep pixels exactly. */
    static ImageResult.Builder warnIfLossy(ImageResult.Builder result, Delivery delivery) {
        boolean lossy = delivery.output()
                .format()
                .filter(f -> f == ImageFormat.JPEG || f == ImageFormat.WEBP)
                .isPresent();
        if (!lossy) {
            return result;
        }
        return result.note(Note.warning(delivery.output().format().orElseThrow().word()
                + " compresses the whole image again: pixels outside the mask change slightly, png keeps"
                + " them exactly"));
    }

    /** Collects notes image by image: where there are several images, what is not true of all of them names its image. */
    static final class ImageNotes {
        private final List<List<Note>> images = new ArrayList<>();

        /** Adds the notes about the next image. */
        void add(List<Note> notes) {
            images.add(List.copyOf(notes));
        }

        /** Returns the notes about all images. */
        List<Note> all() {
            List<Note> all = new ArrayList<>();
            for (int i = 0; i < images.size(); i++) {
                for (Note note : images.get(i)) {
                    boolean shared = images.stream().allMatch(others -> others.contains(note));
                    all.add(shared ? note : new Note(note.kind(), "image " + (i + 1) + ": " + note.message()));
                }
            }
            return all;
        }
    }
}
