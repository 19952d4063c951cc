package dev.easel.offline;

import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Size;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.imaging.internal.codec.ImageEncoder;
import dev.easel.imaging.internal.pixels.Checkpoint;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.internal.pixels.Pixels;
import dev.easel.imaging.internal.pixels.SeededRandom;
import dev.easel.offline.prompt.Prompt;
import dev.easel.offline.scene.Scene;
import java.net.URI;

/** Paints an image for a URL instead of downloading it, and tells so in a note: always the same for the same URL. */
final class PlaceholderFetcher implements ImageFetcher {
    private static final int LONG_SIDE = 1024;
    private static final int SHORT_SIDE = 768;
    /** Pixels to repaint are white and transparent, the others black and opaque: correct by alpha and by brightness. */
    private static final int REPAINTED = 0x00FFFFFF;

    private static final int KEPT = 0xFF000000;
    private static final String[] VIEWS = {
        "a garden with flowers on rolling hills",
        "a mountain lake in the morning",
        "a city by the water at sunset",
        "a forest in the mist",
        "a calm sea on a bright day",
        "dunes in the evening"
    };

    private final ImageEncoder writer = new ImageEncoder();

    /** Returns a landscape of 1024×768 or 768×1024 pixels. */
    @Override
    public ImageData fetch(URI url, CallContext context) {
        context.throwIfCancelled();
        tell("image", url, context);
        long seed = seed(url);
        boolean wide = (seed & 1) == 0;
        Checkpoint checkpoint = share -> context.throwIfCancelled();
        Pixels view = new Scene(
                        Prompt.of(VIEWS[(int) Long.remainderUnsigned(seed >>> 1, VIEWS.length)]), seed, 0, false)
                .paint(
                        wide ? LONG_SIDE : SHORT_SIDE,
                        wide ? SHORT_SIDE : LONG_SIDE,
                        1,
                        ParallelRows.caller(),
                        checkpoint);
        return writer.png(view);
    }

    /** Returns a mask of the given size that marks an ellipse in the middle, both by alpha and by brightness. */
    @Override
    public ImageData fetchMask(URI url, Size size, CallContext context) {
        context.throwIfCancelled();
        tell("mask", url, context);
        int[] argb = new int[Math.toIntExact(size.pixels())];
        for (int y = 0; y < size.height(); y++) {
            double down = (y + 0.5) / size.height() - 0.5;
            for (int x = 0; x < size.width(); x++) {
                double across = (x + 0.5) / size.width() - 0.5;
                argb[y * size.width() + x] = across * across + down * down < 1.0 / 16 ? REPAINTED : KEPT;
            }
        }
        return writer.png(Pixels.of(size.width(), size.height(), argb));
    }

    private static void tell(String what, URI url, CallContext context) {
        context.note(Note.emulated("the " + what + " at " + Redacted.url(url)
                + " was not fetched: a painted placeholder stands in for it"));
    }

    private static long seed(URI url) {
        long seed = 0;
        for (char letter : url.toString().toCharArray()) {
            seed = SeededRandom.mix(seed, letter);
        }
        return seed;
    }
}
