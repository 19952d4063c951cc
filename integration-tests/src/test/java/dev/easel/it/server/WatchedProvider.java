package dev.easel.it.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.TestImages;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A provider that counts its calls, and does what the prompt says: paint, hold until it is cancelled, or fail. */
final class WatchedProvider implements ImageGenerator, ImageEditor, ImageInpainter {
    static final String PAINT = "a lake";
    static final String LARGE = "a large lake";
    static final String HOLD = "hold";
    static final String FAIL = "fail";

    private static final int SECONDS = 60;
    private static final Capabilities ANYTHING =
            Capabilities.builder().maxInputImages(4).build();
    private static final ImageData SMALL_IMAGE = TestImages.photo(24, 16);
    private static final ImageData LARGE_IMAGE =
            ImageData.of(TestImages.png(1024, 768, (x, y) -> (x * 0x9E3779B1 ^ y * 0x85EBCA77) * 0xC2B2AE35));

    private int calls;
    private int held;
    private int cancelled;

    /** Returns this as a provider of all verbs. */
    ImageProvider provider() {
        return ImageProvider.named("watched")
                .generator(this)
                .editor(this)
                .inpainter(this)
                .build();
    }

    /** Returns how many calls have begun. */
    synchronized int calls() {
        return calls;
    }

    /** Waits until a number of calls are held. */
    synchronized void awaitHeld(int count) {
        await(() -> held == count, count + " held calls");
    }

    /** Waits until a number of calls have been cancelled. */
    synchronized void awaitCancelled(int count) {
        await(() -> cancelled == count, count + " cancelled calls");
    }

    private void await(BooleanSupplier condition, String what) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        try {
            while (!condition.getAsBoolean()) {
                long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
                assertThat(left)
                        .as("%s; now %d are held, %d cancelled", what, held, cancelled)
                        .isPositive();
                wait(left);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public ImageResult generate(GenerateRequest request, CallContext context) {
        return respond(request, context);
    }

    @Override
    public ImageResult edit(EditRequest request, CallContext context) {
        return respond(request, context);
    }

    @Override
    public ImageResult inpaint(InpaintRequest request, CallContext context) {
        return respond(request, context);
    }

    private ImageResult respond(ImageRequest request, CallContext context) {
        count(1, 0, 0);
        if (request.prompt().startsWith(HOLD)) {
            hold(context);
        }
        if (request.prompt().startsWith(FAIL)) {
            throw ProviderException.of(Reason.CONTENT_REJECTED, "This cannot be painted.")
                    .build();
        }
        return ImageResult.builder("watched")
                .image(GeneratedImage.received(request.prompt().startsWith(LARGE) ? LARGE_IMAGE : SMALL_IMAGE))
                .build();
    }

    private void hold(CallContext context) {
        CountDownLatch stopped = new CountDownLatch(1);
        try (var hook = context.onCancel(stopped::countDown)) {
            count(0, 1, 0);
            assertThat(stopped.await(SECONDS, TimeUnit.SECONDS)).isTrue();
            count(0, -1, 1);
            context.throwIfStopped(Billing.UNKNOWN);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private synchronized void count(int begun, int nowHeld, int nowCancelled) {
        calls += begun;
        held += nowHeld;
        cancelled += nowCancelled;
        notifyAll();
    }

    @Override
    public Capabilities capabilities(ModelId model) {
        return ANYTHING;
    }
}
