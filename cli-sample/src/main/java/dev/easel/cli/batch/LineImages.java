package dev.easel.cli.batch;

import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.imaging.settings.Limits;

/** Loads the input images of lines, and holds none of them. */
final class LineImages implements ImageLoader {
    private final CommandRuntime runtime;
    private final boolean whole;

    private LineImages(CommandRuntime runtime, boolean whole) {
        this.runtime = runtime;
        this.whole = whole;
    }

    /** Returns a loader that reads only the beginning of each file, which is quick for any number of lines. */
    static LineImages headers(CommandRuntime runtime) {
        return new LineImages(runtime, false);
    }

    /** Returns a loader that makes sure that all of an image can be read: a provider would bill a broken one. */
    static LineImages whole(CommandRuntime runtime) {
        return new LineImages(runtime, true);
    }

    @Override
    public ImageData load(ImageSource source) {
        ImageData image = runtime.open(source);
        if (whole) {
            runtime.withFileName(image, () -> runtime.reader().read(image));
        }
        return image;
    }

    @Override
    public Limits limits() {
        return runtime.limits();
    }

    /** Makes sure that the images of a request on this machine can be read. */
    ImageRequest checked(ImageRequest request) {
        request.sources().stream()
                .filter(source -> source.remoteUrl().isEmpty())
                .forEach(this::load);
        return request;
    }
}
