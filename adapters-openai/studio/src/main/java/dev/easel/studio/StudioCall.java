package dev.easel.studio;

import dev.easel.core.domain.Border;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.out.ImageProcessor.Comparison;
import dev.easel.server.route.OfferedProvider;
import java.util.Optional;

/** A call that the page requested, and the provider for it. */
record StudioCall(ImageRequest request, OfferedProvider provider) {
    /** An image before the call, and where it should lie in the one after it. */
    record Before(ImageData image, int left, int top, Size after, Optional<Mask> mask) {}

    /** Returns what the provider can do for this call. */
    Capabilities capabilities() {
        return provider.easel().capabilities(request.verb(), request.model().orElse(ModelId.DEFAULT));
    }

    /** Returns the model that is called, where its name is known. */
    Optional<String> model() {
        return request.model()
                .or(() -> capabilities().model())
                .filter(model -> !model.equals(ModelId.DEFAULT))
                .map(ModelId::name);
    }

    /** Returns whether the provider charges nothing. */
    boolean isFree() {
        return capabilities().free();
    }

    /** Returns what a result can be compared with; empty where there is no single image before it. */
    Optional<Before> before() {
        if (request instanceof InpaintRequest inpaint) {
            return file(inpaint.image())
                    .map(image -> new Before(image, 0, 0, image.size(), Optional.of(inpaint.mask())));
        }
        if (request instanceof ExpandRequest expand) {
            return file(expand.image()).map(image -> {
                Border.Sides sides = expand.border().around(image.size());
                return new Before(image, sides.left(), sides.top(), sides.grown(image.size()), Optional.empty());
            });
        }
        return request instanceof EditRequest edit && edit.images().size() == 1
                ? file(edit.images().get(0)).map(image -> new Before(image, 0, 0, image.size(), Optional.empty()))
                : Optional.empty();
    }

    /** Returns how many pixels changed that had to stay; empty for a call that may change all. */
    Optional<Long> outside(Comparison comparison) {
        return switch (request.verb()) {
            case INPAINT -> Optional.of(comparison.changedOutside());
            case EXPAND -> Optional.of(comparison.changed());
            default -> Optional.empty();
        };
    }

    private static Optional<ImageData> file(ImageSource source) {
        return source instanceof ImageData image ? Optional.of(image) : Optional.empty();
    }
}
