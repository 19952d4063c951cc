package dev.easel.cli;

import dev.easel.cli.options.ConnectionOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.imaging.ContactSheet;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.internal.pixels.ParallelRows;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where the parts meet: the provider that was named, the work on pixels, and the connections that all remote work shares.
 * Connections are opened only when somebody needs them, so that a command of this machine's own starts at once.
 */
final class CommandRuntime implements ImageLoader, AutoCloseable {
    private static final int CELL = 480;

    private final CliEnvironment surroundings;
    private final CallContext context;
    private final ImageProcessor processor;
    private final ContactSheet sheets;
    private final ImageDecoder reader = new ImageDecoder();
    private final Map<ImageSource, ImageData> loaded = new HashMap<>();
    private Optional<HttpKit> kit = Optional.empty();

    /** Loads images in a context, which ends with the command. */
    CommandRuntime(CliEnvironment surroundings, CallContext context, Encoding encoding) {
        this.surroundings = surroundings;
        this.context = context;
        ParallelRows workers = ParallelRows.common();
        this.processor = Imaging.processor(workers, Limits.defaults(), encoding);
        this.sheets = ContactSheet.ofCells(CELL, Limits.defaults(), workers);
    }

    /**
     * Returns an Easel with the providers that were named for some verbs. Whoever names the address of an image on a
     * command line means that image, not the stand-in a provider has for it: all are really fetched.
     */
    Easel easel(ConnectionOptions connection, Verb... verbs) {
        EaselBuilder builder = EaselBuilder.create().processor(processor).fetcher(fetcher());
        providers(connection, verbs).forEach(builder::provider);
        return builder.build();
    }

    /** Returns the providers that were named for some verbs. */
    List<ImageProvider> providers(ConnectionOptions connection, Verb... verbs) {
        return connection.providers(List.of(verbs), surroundings.providers(), surroundings.variables(), this::kit);
    }

    /** Returns what downloads images from public addresses. */
    private ImageFetcher fetcher() {
        return (url, call) -> kit().fetcher().fetch(url, call);
    }

    /** Returns what works on pixels. */
    ImageProcessor processor() {
        return processor;
    }

    /** Opens an image, or fetches it; of a file nothing but the header is read. */
    ImageData open(ImageSource source) {
        if (source instanceof ImageSource.OfUrl remote) {
            return kit().fetcher().fetch(remote.url(), context);
        }
        if (source instanceof ImageSource.OfFile file) {
            return ImageData.of(file.path());
        }
        return source instanceof ImageSource.Bytes memory ? ImageData.of(memory.bytes()) : (ImageData) source;
    }

    /** Opens an image, or fetches it, and makes sure that all of it can be read. */
    @Override
    public ImageData load(ImageSource source) {
        ImageData known = loaded.get(source);
        if (known != null) {
            return known;
        }
        ImageData image = open(source);
        naming(image, () -> reader.read(image));
        loaded.put(source, image);
        loaded.put(image, image);
        return image;
    }

    /** Does something with an image whose failure names the image's file. */
    <T> T naming(ImageData image, Supplier<T> work) {
        try {
            return work.get();
        } catch (ImageProcessingException e) {
            Optional<Path> file =
                    image.file().filter(path -> !String.valueOf(e.getMessage()).contains(path.toString()));
            throw file.isEmpty() ? e : new ImageProcessingException(file.get() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that the images of a request can be read, before anything is sent: a provider would be paid for a
     * broken one. Those given by address are left to whoever fetches them.
     */
    void check(ImageRequest request) {
        sources(request)
                .filter(source -> !(source instanceof ImageSource.OfUrl))
                .forEach(this::load);
    }

    /** Returns the images that went into a request, its mask after them. */
    List<ImageData> inputs(ImageRequest request) {
        return sources(request).map(this::load).toList();
    }

    /** Returns images side by side in one. */
    ImageData sheet(List<ImageData> images) {
        return sheets.of(images);
    }

    private static Stream<ImageSource> sources(ImageRequest request) {
        if (request instanceof EditRequest edit) {
            return edit.images().stream();
        }
        if (request instanceof InpaintRequest inpaint) {
            return Stream.of(inpaint.image(), inpaint.mask().image());
        }
        return request instanceof ExpandRequest expand ? Stream.of(expand.image()) : Stream.empty();
    }

    private HttpKit kit() {
        if (kit.isEmpty()) {
            kit = Optional.of(ApacheHttp.open());
        }
        return kit.get();
    }

    @Override
    public void close() {
        kit.ifPresent(HttpKit::close);
    }
}
