package dev.easel.core.internal;

import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.testing.TestImages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;
import java.util.function.UnaryOperator;

/** A processor without pixels: it records what was requested, and can be made to fail. */
final class RecordingProcessor implements ImageProcessor {
    static final ImageData CONVERTED = TestImages.photo(3, 3);
    static final ImageData RESTORED = TestImages.photo(6, 6);
    static final Note MASK_NOTE = Note.adapted("the mask was read somehow");
    static final Note RESPONSE_NOTE = Note.adapted("the response was interpreted somehow");

    /** What was checked before anything was paid, as "size from source". */
    final List<String> checks = new ArrayList<>();

    final List<BorderFill> fills = new ArrayList<>();
    final List<Delivery> deliveries = new ArrayList<>();
    final List<FramingRule> rules = new ArrayList<>();
    final List<Mask> parts = new ArrayList<>();
    final List<Long> uploadLimits = new ArrayList<>();
    UnaryOperator<ImageData> uploaded = image -> image;
    int failAtRestore = -1;
    Runnable atConvert = () -> {};
    IntConsumer atFrame = number -> {};
    boolean failAtOriginal;
    boolean empty;
    boolean painted;
    List<Note> responseNotes = List.of();
    List<Note> frameNotes = List.of();
    double drift = 0.25;
    double remainingDrift = 0.125;
    private int restores;

    @Override
    public void check(Delivery delivery, Optional<Size> source) {
        checks.add(delivery.size() + " "
                + delivery.output().format().map(format -> format.word() + " ").orElse("") + "from "
                + source.map(Size::toString).orElse("any"));
    }

    @Override
    public ImageData convert(ImageData image, Delivery delivery, CallContext context) {
        deliveries.add(delivery);
        atConvert.run();
        return CONVERTED;
    }

    @Override
    public ImageData upload(ImageData image, OptionalLong maxBytes, CallContext context) {
        maxBytes.ifPresent(uploadLimits::add);
        return uploaded.apply(image);
    }

    @Override
    public Mask convert(Mask mask, MaskConvention to, Size size, CallContext context) {
        return new Mask(mask.image(), to);
    }

    @Override
    public List<Note> notes(Mask mask, Size size) {
        return List.of(MASK_NOTE);
    }

    @Override
    public ImageData binary(Mask mask, MaskConvention to, Size size, int threshold, CallContext context) {
        return CONVERTED;
    }

    @Override
    public Frame frame(ImageData image, Mask mask, FramingRule rule, CallContext context) {
        rules.add(rule);
        atFrame.accept(rules.size());
        return new RecordedFrame();
    }

    @Override
    public Frame expand(ImageData original, BorderFill fill, FramingRule rule, CallContext context) {
        rules.add(rule);
        fills.add(fill);
        return new RecordedFrame();
    }

    @Override
    public List<Mask> parts(ImageData image, Mask mask, int limit, CallContext context) {
        return parts.isEmpty() ? List.of(mask) : parts;
    }

    private final class RecordedFrame implements Frame {
        @Override
        public boolean empty() {
            return empty;
        }

        @Override
        public Size size() {
            return new Size(5, 5);
        }

        @Override
        public ImageData image() {
            painted = true;
            return TestImages.photo(5, 5);
        }

        @Override
        public void checkOriginal() {
            if (failAtOriginal) {
                throw new ImageProcessingException("cannot read the original");
            }
        }

        @Override
        public Mask mask() {
            return TestImages.mask(5, 5, 0, 0, 2, 2);
        }

        @Override
        public List<Note> notes() {
            return frameNotes;
        }

        @Override
        public ImageData untouched(Delivery delivery, CallContext context) {
            deliveries.add(delivery);
            return CONVERTED;
        }

        @Override
        public Restored restore(ImageData response, Delivery delivery, CallContext context) {
            deliveries.add(delivery);
            if (restores++ == failAtRestore) {
                throw new ImageProcessingException("cannot restore");
            }
            return new Restored(RESTORED, drift, remainingDrift, responseNotes);
        }
    }
}
