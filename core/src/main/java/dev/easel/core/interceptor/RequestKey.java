package dev.easel.core.interceptor;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Output;
import dev.easel.core.domain.ProviderOptions;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.Region;
import dev.easel.core.domain.Verb;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * All that a request tells a provider: two requests with the same content are equal.
 *
 * @param images the SHA-256 of each input image, that of a mask last
 * @param region what is repainted, if anything: the mask's convention, or the border
 */
record RequestKey(
        Verb verb,
        String prompt,
        Optional<ModelId> model,
        int count,
        ImageSize size,
        Quality quality,
        Background background,
        Output output,
        OptionalLong seed,
        Set<ProviderOptions> options,
        List<String> images,
        Optional<Object> region) {
    /** Returns the key of a request as a port receives it; empty if an image is given by URL. */
    static Optional<RequestKey> of(ImageRequest request) {
        if (request.sources().stream().anyMatch(image -> image.remoteUrl().isPresent())) {
            return Optional.empty();
        }
        return Optional.of(new RequestKey(
                request.verb(),
                request.prompt(),
                request.model(),
                request.count(),
                request.size(),
                request.quality(),
                request.background(),
                request.output(),
                request.seed(),
                request.options(),
                request.sources().stream().map(image -> image.load().sha256()).toList(),
                region(request)));
    }

    private static Optional<Object> region(ImageRequest request) {
        if (!(request instanceof InpaintRequest inpaint)) {
            return Optional.empty();
        }
        return Optional.of(
                inpaint.region() instanceof Region.Masked masked ? masked.mask().convention() : inpaint.region());
    }
}
