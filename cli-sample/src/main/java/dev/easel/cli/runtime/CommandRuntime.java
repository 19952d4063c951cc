package dev.easel.cli.runtime;

import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.connection.ChosenProvider;
import dev.easel.cli.options.connection.Connection;
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProcessor;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.AddressRule;
import dev.easel.http.HttpConfig;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import dev.easel.imaging.ContactSheet;
import dev.easel.imaging.Imaging;
import dev.easel.imaging.internal.codec.ImageDecoder;
import dev.easel.imaging.settings.Encoding;
import dev.easel.imaging.settings.Limits;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Supplier;

/**
 * The parts that a command works with: the chosen providers, the image processor, and the HTTP connections they share.
 * Connections are opened only when needed, so that a local command starts immediately.
 */
public final class CommandRuntime implements ImageLoader, AutoCloseable {
    private static final int CELL = 480;

    private final CallContext context;
    private final Path savedResponses;
    private final ImageProcessor processor;
    private final ContactSheet sheets;
    private final ImageDecoder reader;
    private final Map<ImageSource, ImageData> loaded = new ConcurrentHashMap<>();
    private final List<HttpKit> downloads = new ArrayList<>();
    private Optional<HttpKit> kit = Optional.empty();

    /** Loads images within a context that ends with the command. */
    public CommandRuntime(CliEnvironment environment, CallContext context, Limits limits, Encoding encoding) {
        this(context, limits, encoding, environment.savedResponses(Optional.empty()));
    }

    /** Does the same, and saves billed responses that cannot be used in a folder. */
    public CommandRuntime(CallContext context, Limits limits, Encoding encoding, Path savedResponses) {
        this.savedResponses = savedResponses;
        this.context = context;
        Executor workers = ForkJoinPool.commonPool();
        this.reader = new ImageDecoder(limits);
        this.processor = Imaging.processor(workers, limits, encoding);
        this.sheets = ContactSheet.ofCells(CELL, limits, workers);
    }

    /**
     * Returns an Easel with some providers. An image URL on the command line means exactly that image, not a provider's
     * placeholder for it: every URL is really fetched.
     *
     * @param folder where large images are stored first
     */
    public Easel easel(List<ImageProvider> providers, Optional<Path> folder) {
        EaselBuilder builder =
                EaselBuilder.create().processor(processor).fetcher(fetcher()).savedResponses(savedResponses);
        folder.ifPresent(builder::spoolFolder);
        providers.forEach(builder::provider);
        return builder.build();
    }

    /** Returns the providers that may have sent a saved response, without their verbs. */
    public List<ImageProvider> readers(Connection connection, Optional<SavedCall> call) {
        return connection.readers(call, this::kit);
    }

    /** Returns the providers that may have a job. */
    public List<ImageProvider> readersOfJob(Connection connection, String job) {
        return connection.readersOfJob(job, this::kit);
    }

    /** Returns the providers chosen for some verbs. */
    public List<ImageProvider> providers(Connection connection, Verb... verbs) {
        return connection.providers(List.of(verbs), this::kit);
    }

    /** Returns all providers of a server. */
    public List<ChosenProvider> all(Connection connection) {
        return connection.all(this::kit);
    }

    /** Returns the fetcher that downloads images from public URLs. */
    private ImageFetcher fetcher() {
        return (url, call) -> kit().fetcher().fetch(url, call);
    }

    /** Returns a fetcher that downloads images from the addresses of a rule, up to a number of bytes each. */
    public ImageFetcher fetcher(AddressRule rule, long maxBytes) {
        HttpKit own = ApacheHttp.open(HttpConfig.builder()
                .downloadFrom(rule)
                .maxImageBytes(maxBytes)
                .savedResponses(savedResponses)
                .build());
        downloads.add(own);
        return own.fetcher();
    }

    /** Returns the image processor. */
    public ImageProcessor processor() {
        return processor;
    }

    /** Opens or fetches an image; only the header of a file is read. */
    public ImageData open(ImageSource source) {
        Optional<URI> url = source.remoteUrl();
        return url.isPresent() ? kit().fetcher().fetch(url.get(), context) : source.load();
    }

    /** Opens or fetches an image and makes sure that all of it can be read. */
    @Override
    public ImageData load(ImageSource source) {
        ImageData known = loaded.get(source);
        if (known != null) {
            return known;
        }
        ImageData image = open(source);
        withFileName(image, () -> reader.read(image));
        loaded.put(source, image);
        loaded.put(image, image);
        return image;
    }

    /** Returns the decoder of images. */
    public ImageDecoder reader() {
        return reader;
    }

    @Override
    public Limits limits() {
        return reader.limits();
    }

    /** Works on an image and names its file in the message of a failure. */
    public <T> T withFileName(ImageData image, Supplier<T> work) {
        try {
            return work.get();
        } catch (ImageProcessingException e) {
            Optional<Path> file =
                    image.file().filter(path -> !String.valueOf(e.getMessage()).contains(path.toString()));
            throw file.isEmpty() ? e : new ImageProcessingException(file.get() + ": " + e.getMessage(), e);
        }
    }

    /**
     * Makes sure that the images of a request can be read before anything is sent: a provider would bill a broken one.
     * Images given by URL are checked by the fetcher.
     */
    public void check(ImageRequest request) {
        request.sources().stream()
                .filter(source -> source.remoteUrl().isEmpty())
                .forEach(this::load);
    }

    /** Returns the input images of a request, followed by its mask. */
    public List<ImageData> inputs(ImageRequest request) {
        return request.sources().stream().map(this::load).toList();
    }

    /** Returns one image that shows the given ones side by side. */
    public ImageData sheet(List<ImageData> images) {
        return sheets.of(images);
    }

    private synchronized HttpKit kit() {
        if (kit.isEmpty()) {
            kit = Optional.of(ApacheHttp.open(
                    HttpConfig.builder().savedResponses(savedResponses).build()));
        }
        return kit.get();
    }

    @Override
    public void close() {
        kit.ifPresent(HttpKit::close);
        downloads.forEach(HttpKit::close);
    }
}
