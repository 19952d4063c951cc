package dev.easel.offline;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Background;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.imaging.internal.pixels.ParallelRows;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * A provider that paints images on this machine, without network, API key, cost or model.
 *
 * <p>For trying Easel out, for tests, and for filling borders. The same prompt, seed and size give the same pixels, on
 * every machine and with any number of threads.
 */
public final class OfflineProvider {
    /** The name of the provider. */
    public static final String NAME = "offline";

    private OfflineProvider() {}

    /** Returns the provider, working on the thread of each call. */
    public static ImageProvider create() {
        return create(ParallelRows.caller());
    }

    /** Returns the provider, sharing its work between the thread of each call and those of an executor. */
    public static ImageProvider create(Executor executor) {
        return create(ParallelRows.on(requireNonNull(executor, "executor")));
    }

    /**
     * Returns a fetcher that paints a placeholder for every URL, and tells so in a note of the result: the same for the same
     * URL, and nothing is downloaded.
     */
    public static ImageFetcher placeholders() {
        return new PlaceholderFetcher();
    }

    private static ImageProvider create(ParallelRows workers) {
        OfflinePainter painter = new OfflinePainter(workers);
        return ImageProvider.named(NAME)
                .generator(painter)
                .editor(new ImageEditor() {
                    @Override
                    public ImageResult edit(EditRequest request, CallContext context) {
                        return painter.edit(request, context);
                    }

                    @Override
                    public Capabilities capabilities(ModelId model) {
                        return changing(painter.capabilities(model));
                    }
                })
                .inpainter(new ImageInpainter() {
                    @Override
                    public ImageResult inpaint(InpaintRequest request, CallContext context) {
                        return painter.inpaint(request, context);
                    }

                    @Override
                    public Capabilities capabilities(ModelId model) {
                        return changing(painter.capabilities(model));
                    }
                })
                .fetcher(placeholders())
                .build();
    }

    /** A given image keeps its own background. */
    private static Capabilities changing(Capabilities painting) {
        return painting.toBuilder().backgrounds(Set.of(Background.AUTO)).build();
    }
}
