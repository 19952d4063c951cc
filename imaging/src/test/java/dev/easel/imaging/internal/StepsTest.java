package dev.easel.imaging.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Delivery;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.Prefill;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.core.domain.image.Rgb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.port.out.BorderFill;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.Frame;
import dev.easel.core.port.out.FramingRule;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.Registration;
import dev.easel.core.port.out.Spool;
import dev.easel.core.testing.RecordingContext;
import dev.easel.core.testing.TestImages;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.masks.Masks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is heard of local work: every step from its beginning to its end, and nothing after a call is cancelled. */
class StepsTest {
    private static final Size SIZE = new Size(160, 700);
    private static final ImageProcessor PROCESSOR = Imaging.processor();
    private static final ImageData PNG = TestImages.photo(SIZE.width(), SIZE.height());
    private static final ImageData JPEG =
            PROCESSOR.convert(PNG, new Delivery(ImageSize.auto(), Output.jpeg(90)), CallContext.detached());
    private static final Mask MASK = Masks.over(SIZE).ellipse(20, 60, 90, 400).build();
    private static final FramingRule WHOLE = new FramingRule(SizeRule.unspecified(), MaskConvention.TRANSPARENT, false);
    private static final Delivery AS_PNG = new Delivery(ImageSize.auto(), Output.png());
    private static final Delivery AS_JPEG = new Delivery(ImageSize.auto(), Output.jpeg(90));

    static Stream<Named<Consumer<CallContext>>> work() {
        return Stream.of(
                of("PNG to JPEG", call -> PROCESSOR.convert(PNG, AS_JPEG, call)),
                of("JPEG to PNG", call -> PROCESSOR.convert(JPEG, AS_PNG, call)),
                of("upload", call -> PROCESSOR.upload(JPEG, OptionalLong.of(JPEG.length() - 1), call)),
                of("frame", call -> frame(call).image()),
                of("restore", call -> frame(CallContext.detached()).restore(JPEG, AS_PNG, call)),
                of("expand", call -> expanded(Prefill.CONTENT_AWARE, call).image()),
                of("expand with a blur", call -> expanded(Prefill.BLUR, call).image()),
                of("compare", call -> PROCESSOR.compare(PNG, JPEG, 0, 0, Optional.of(MASK), call)));
    }

    private static Named<Consumer<CallContext>> of(String name, Consumer<CallContext> work) {
        return Named.of(name, work);
    }

    private static Frame frame(CallContext call) {
        return PROCESSOR.frame(PNG, MASK, WHOLE, call);
    }

    private static Frame expanded(Prefill prefill, CallContext call) {
        Border.Sides sides = Border.fraction(0.1).around(SIZE);
        return PROCESSOR.expand(PNG, new BorderFill(sides, prefill, 0, Rgb.WHITE), WHOLE, call);
    }

    @ParameterizedTest
    @MethodSource("work")
    void tellsEachStepFromItsBeginningToItsEnd(Consumer<CallContext> work) {
        RecordingContext call = new RecordingContext();
        work.accept(call);
        List<List<ProgressEvent.Converting>> steps = steps(call.events());
        assertThat(steps).isNotEmpty().allSatisfy(step -> {
            List<Double> shares =
                    step.stream().map(event -> event.share().orElseThrow()).toList();
            assertThat(shares).isSorted().doesNotHaveDuplicates().hasSizeLessThanOrEqualTo(21);
            assertThat(shares.get(0)).isZero();
            assertThat(shares.get(shares.size() - 1)).isGreaterThanOrEqualTo(0.8);
        });
        assertThat(call.events()).as("for 700 rows").hasSizeGreaterThan(5);
    }

    private static List<List<ProgressEvent.Converting>> steps(List<ProgressEvent> events) {
        List<List<ProgressEvent.Converting>> steps = new ArrayList<>();
        String last = "";
        for (ProgressEvent event : events) {
            ProgressEvent.Converting converting = (ProgressEvent.Converting) event;
            if (!converting.step().equals(last)) {
                steps.add(new ArrayList<>());
            }
            last = converting.step();
            steps.get(steps.size() - 1).add(converting);
        }
        return steps;
    }

    @ParameterizedTest
    @MethodSource("work")
    void stopsAtTheNextNewsAfterACallIsCancelled(Consumer<CallContext> work) {
        RecordingContext whole = new RecordingContext();
        work.accept(whole);
        for (int heard = 1; heard < whole.events().size(); heard += 3) {
            CancelledAfter call = new CancelledAfter(heard);
            assertThatExceptionOfType(CallCancelledException.class).isThrownBy(() -> work.accept(call));
            assertThat(call.recording.events()).hasSize(heard);
        }
    }

    /** A call that is cancelled while its listener hears an event. */
    private static final class CancelledAfter implements CallContext {
        private final RecordingContext recording = new RecordingContext();
        private final int events;

        CancelledAfter(int events) {
            this.events = events;
        }

        @Override
        public void report(ProgressEvent event) {
            recording.report(event);
            if (recording.events().size() == events) {
                recording.cancel();
            }
        }

        @Override
        public Registration onCancel(Runnable abort) {
            return recording.onCancel(abort);
        }

        @Override
        public void throwIfStopped(Billing soFar) {
            recording.throwIfStopped(soFar);
        }

        @Override
        public void pause(Duration wait) {
            recording.pause(wait);
        }

        @Override
        public Duration remaining() {
            return recording.remaining();
        }

        @Override
        public Instant now() {
            return recording.now();
        }

        @Override
        public Spool spool() {
            return recording.spool();
        }
    }
}
