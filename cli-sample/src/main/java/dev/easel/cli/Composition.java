package dev.easel.cli;

import dev.easel.adapters.http.HttpKit;
import dev.easel.adapters.http.apache.ApacheHttp;
import dev.easel.cli.options.ConnectionOptions;
import dev.easel.cli.options.PictureLoader;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.ImageData;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageSource;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.PictureFetcher;
import dev.easel.core.usecase.EaselBuilder;
import dev.easel.imaging.ContactSheet;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.codec.Encoding;
import dev.easel.imaging.codec.PictureReader;
import dev.easel.imaging.pixels.Limits;
import dev.easel.imaging.pixels.Workers;
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
final class Composition implements PictureLoader, AutoCloseable {
    private static final int CELL = 480;

    private final Surroundings surroundings;
    private final CallContext context;
    private final ImageProcessor processor;
    private final ContactSheet sheets;
    private final PictureReader reader = new PictureReader();
    private final Map<ImageSource, ImageData> loaded = new HashMap<>();
    private Optional<HttpKit> kit = Optional.empty();

    /** Loads pictures in a context, which ends with the command. */
    Composition(Surroundings surroundings, CallContext context, Encoding encoding) {
        this.surroundings = surroundings;
        this.context = context;
        Workers workers = Workers.common();
        this.processor = Imaging.processor(workers, Limits.standard(), encoding);
        this.sheets = ContactSheet.ofCells(CELL, Limits.standard(), workers);
    }

    /**
     * Returns an Easel with the providers that were named for some verbs. Whoever names the address of a picture on a
     * command line means that picture, not the stand-in a provider has for it: all are really fetched.
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

    /** Returns what downloads pictures from public addresses. */
    private PictureFetcher fetcher() {
        return (url, call) -> kit().fetcher().fetch(url, call);
    }

    /** Returns what works on pixels. */
    ImageProcessor processor() {
        return processor;
    }

    /** Opens a picture, or fetches it; of a file nothing but the header is read. */
    ImageData open(ImageSource source) {
        if (source instanceof ImageSource.OfUrl remote) {
            return kit().fetcher().fetch(remote.url(), context);
        }
        if (source instanceof ImageSource.OfFile file) {
            return ImageData.of(file.path());
        }
        return source instanceof ImageSource.Bytes memory ? ImageData.of(memory.bytes()) : (ImageData) source;
    }

    /** Opens a picture, or fetches it, and makes sure that all of it can be read. */
    @Override
    public ImageData load(ImageSource source) {
        ImageData known = loaded.get(source);
        if (known != null) {
            return known;
        }
        ImageData picture = open(source);
        naming(picture, () -> reader.read(picture));
        loaded.put(source, picture);
        loaded.put(picture, picture);
        return picture;
    }

    /** Does something with a picture whose failure names the picture's file. */
    <T> T naming(ImageData picture, Supplier<T> work) {
        try {
            return work.get();
        } catch (ImageProcessingException e) {
            Optional<Path> file = picture.file()
                    .filter(path -> !String.valueOf(e.getMessage()).contains(path.toString()));
            throw file.isEmpty() ? e : new ImageProcessingException(file.get() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that the pictures of a request can be read, before anything is sent: a provider would be paid for a
     * broken one. Those given by address are left to whoever fetches them.
     */
    void check(ImageRequest request) {
        sources(request)
                .filter(source -> !(source instanceof ImageSource.OfUrl))
                .forEach(this::load);
    }

    /** Returns the pictures that went into a request, its mask after them. */
    List<ImageData> inputs(ImageRequest request) {
        return sources(request).map(this::load).toList();
    }

    /** Returns pictures side by side in one. */
    ImageData sheet(List<ImageData> pictures) {
        return sheets.of(pictures);
    }

    private static Stream<ImageSource> sources(ImageRequest request) {
        if (request instanceof EditRequest edit) {
            return edit.images().stream();
        }
        if (request instanceof InpaintRequest inpaint) {
            return Stream.of(inpaint.image(), inpaint.mask().picture());
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
