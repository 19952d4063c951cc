package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Border;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.server.route.OfferedProvider;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComparisonsTest {
    private static final ImageData IMAGE = BlankImage.of(30, 20);

    private final Easel easel = EaselBuilder.create().build();
    private final OfferedProvider provider = new OfferedProvider("p", easel, List.of());

    @AfterEach
    void close() {
        easel.close();
    }

    private static Comparisons with(ImageProcessor processor) {
        return new Comparisons(processor, CallContext.detached().spool(), Duration.ofMillis(1));
    }

    private Optional<ImageProcessor.Comparison> compare(ImageRequest request, ImageData after) throws IOException {
        return with(new TestProcessor()).of(new StudioCall(request, provider), after, () -> {});
    }

    @Test
    void placeTheImageWithinItsNewBorder() throws IOException {
        ExpandRequest request = ExpandRequest.of(IMAGE, Border.pixels(7, 5, 1, 2), "a");

        assertThat(compare(request, BlankImage.of(38, 27)))
                .hasValueSatisfying(comparison ->
                        assertThat(comparison).isEqualTo(new ImageProcessor.Comparison(TestProcessor.MAP, 7 + 600, 5)));
        assertThat(compare(request, BlankImage.of(38, 28))).isEmpty();
    }

    @Test
    void needASingleImageBefore() throws IOException {
        assertThat(compare(InpaintRequest.of(IMAGE, Mask.of(IMAGE), "a"), IMAGE))
                .isPresent();
        assertThat(compare(EditRequest.of(IMAGE, "a"), IMAGE)).isPresent();
        assertThat(compare(EditRequest.builder(List.of(IMAGE, IMAGE), "a").build(), IMAGE))
                .isEmpty();
        assertThat(compare(GenerateRequest.of("a"), IMAGE)).isEmpty();
    }

    @Test
    void countWhatHadToStay() {
        var comparison = new ImageProcessor.Comparison(IMAGE, 9, 2);

        assertThat(new StudioCall(InpaintRequest.of(IMAGE, Mask.of(IMAGE), "a"), provider).outside(comparison))
                .hasValue(2L);
        assertThat(new StudioCall(ExpandRequest.of(IMAGE, Border.pixels(1, 1, 1, 1), "a"), provider)
                        .outside(comparison))
                .hasValue(9L);
        assertThat(new StudioCall(EditRequest.of(IMAGE, "a"), provider).outside(comparison))
                .isEmpty();
    }

    @Test
    void areLeftOutWhereTheyFail() throws IOException {
        ImageProcessor failing = new TestProcessor() {
            @Override
            public Comparison compare(
                    ImageData before, ImageData after, int left, int top, Optional<Mask> mask, CallContext context) {
                throw new UnsupportedRequestException("This image processor does not compare images.");
            }
        };

        assertThat(with(failing).of(new StudioCall(EditRequest.of(IMAGE, "a"), provider), IMAGE, () -> {}))
                .isEmpty();
    }

    /** Compares until it is stopped, or allowed to end. */
    private static final class Slow extends TestProcessor {
        private final CountDownLatch end = new CountDownLatch(1);
        private volatile boolean stopped;

        @Override
        public Comparison compare(
                ImageData before, ImageData after, int left, int top, Optional<Mask> mask, CallContext context) {
            try (var hook = context.onCancel(end::countDown)) {
                assertThat(end.await(20, TimeUnit.SECONDS)).isTrue();
                context.throwIfStopped(Billing.NOT_BILLED);
                return super.compare(before, after, left, top, mask, context);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            } catch (CallCancelledException e) {
                stopped = true;
                throw e;
            }
        }
    }

    @Test
    void tellThatTheyGoOn() throws IOException {
        Slow slow = new Slow();
        AtomicInteger beats = new AtomicInteger();

        assertThat(with(slow).of(new StudioCall(EditRequest.of(IMAGE, "a"), provider), IMAGE, () -> {
                    if (beats.incrementAndGet() == 3) {
                        slow.end.countDown();
                    }
                }))
                .isPresent();
        assertThat(beats).hasValueGreaterThanOrEqualTo(3);
    }

    @Test
    void endWhenThePageHasLeft() {
        Slow slow = new Slow();

        assertThatIOException()
                .isThrownBy(() -> with(slow).of(new StudioCall(EditRequest.of(IMAGE, "a"), provider), IMAGE, () -> {
                    throw new IOException("gone");
                }))
                .withMessage("gone");
        assertThat(slow.stopped).isTrue();
    }
}
