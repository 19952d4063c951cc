package dev.easel.server.internal.admission;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Size;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.in.Easel;
import java.util.List;

/**
 * How much heap the call for a request needs: its images decoded, and its result, by measured bytes a pixel.
 *
 * <p>Measured as the smallest {@code -Xmx}, less 12 MiB for the program, with which a call for 2.7 megapixels succeeds on
 * OpenJDK 17 with its default collector, and rounded up. The offline provider paints here; the images of all others are
 * only framed, restored and converted here. The images of a request are made one after another, and encoded ones are in a
 * spool that has a share of the heap already, so that neither their count nor their bytes matter.
 */
public final class HeapNeed {
    /**
     * Bytes a pixel.
     *
     * @param input of an image that is edited
     * @param result of the result that is generated or edited
     * @param inpainted of the whole image, where a part of it is repainted
     * @param expanded of the whole image with its new border
     */
    private record Rates(long input, long result, long inpainted, long expanded) {}

    /** For a provider without a price. Measured: generated at the highest quality 38, edited 38 with its input, inpainted 66, expanded 59. */
    private static final Rates PAINTED_HERE = new Rates(6, 38, 72, 64);

    /** Measured: converted 8, framed and restored 15 to 25. */
    private static final Rates REMOTE = new Rates(6, 12, 30, 30);

    /** Measured: two images of one size decoded and compared 18. */
    private static final long COMPARED = 18;

    /** What a call needs however small its images are. */
    private static final long BASE = 2 << 20;

    /** The result of the offline provider where neither the request nor an input image says its size. */
    private static final long USUAL_HERE = 1024 * 1024;

    /** The result of other providers where the request does not say its size: few models make more. */
    private static final long USUAL_REMOTE = 1536 * 1024;

    /** An image at a URL, whose size is unknown before it is fetched: a photograph of 12 megapixels. */
    private static final Size UNKNOWN = new Size(4000, 3000);

    private HeapNeed() {}

    /** Returns the bytes that a request needs at most at once, whichever provider makes its images. */
    public static long of(ImageRequest request) {
        return Math.max(paintedHere(request), remote(request, true));
    }

    /** Returns the bytes that a request needs at most at once with the provider of an Easel. */
    public static long of(ImageRequest request, Easel easel) {
        try {
            return of(
                    request, easel.capabilities(request.verb(), request.model().orElse(ModelId.DEFAULT)));
        } catch (UnsupportedRequestException noProvider) {
            // The call itself is refused for it.
            return of(request);
        }
    }

    /** Returns the bytes that comparing a result with the first image of its request needs, where they have one size. */
    public static long ofComparison(ImageRequest request) {
        return request.sources().isEmpty()
                ? 0
                : BASE + COMPARED * size(request.sources().get(0)).pixels();
    }

    /** Returns whether the need of a request is a guess, since it has images at URLs: no reason to refuse it. */
    public static boolean isGuess(ImageRequest request) {
        return request.sources().stream().anyMatch(source -> source.remoteUrl().isPresent());
    }

    /** Returns the bytes that a request needs at most at once for a provider with these capabilities. */
    static long of(ImageRequest request, Capabilities provider) {
        return provider.free() ? paintedHere(request) : remote(request, isConverted(request, provider));
    }

    private static long paintedHere(ImageRequest request) {
        List<Size> inputs = inputs(request);
        long all = inputs.stream().mapToLong(Size::pixels).sum();
        long usual = inputs.isEmpty() ? USUAL_HERE : inputs.get(0).pixels();
        return need(request, inputs, all, pixels(request.size(), usual), PAINTED_HERE);
    }

    /** Input images are decoded one after another, if at all. */
    private static long remote(ImageRequest request, boolean converted) {
        List<Size> inputs = inputs(request);
        long largest = inputs.stream().mapToLong(Size::pixels).max().orElse(0);
        return need(request, inputs, largest, converted ? pixels(request.size(), USUAL_REMOTE) : 0, REMOTE);
    }

    private static boolean isConverted(ImageRequest request, Capabilities provider) {
        boolean resized = request.size() instanceof ImageSize.Exact exact
                && !provider.sizes().makes(exact.size());
        boolean encoded = request.output()
                .format()
                .filter(format -> !provider.formats().contains(format))
                .isPresent();
        return resized || encoded || request.output().maxBytes().isPresent();
    }

    private static long need(ImageRequest request, List<Size> inputs, long input, long result, Rates rates) {
        if (request instanceof ExpandRequest expand) {
            return framed(rates.expanded, grown(inputs.get(0), expand.border()), request);
        }
        if (request instanceof InpaintRequest inpaint) {
            return inpaint.region() instanceof Region.Expanded expanded
                    ? framed(rates.expanded, grown(inputs.get(0), expanded.border()), request)
                    : framed(rates.inpainted, inputs.get(0), request);
        }
        return BASE + rates.input * input + rates.result * result;
    }

    private static long framed(long rate, Size whole, ImageRequest request) {
        return BASE + rate * whole.pixels() + REMOTE.result * pixels(request.size(), 0);
    }

    private static long pixels(ImageSize size, long usual) {
        return size instanceof ImageSize.Exact exact ? exact.size().pixels() : usual;
    }

    private static List<Size> inputs(ImageRequest request) {
        return request.sources().stream().map(HeapNeed::size).toList();
    }

    private static Size grown(Size image, Border border) {
        try {
            return border.around(image).grown(image);
        } catch (IllegalArgumentException | ArithmeticException invalid) {
            // The call itself is refused for it, before it decodes anything.
            return image;
        }
    }

    private static Size size(ImageSource source) {
        if (source.remoteUrl().isPresent()) {
            return UNKNOWN;
        }
        try {
            return source.load().size();
        } catch (EaselException unreadable) {
            // As above.
            return UNKNOWN;
        }
    }
}
