package dev.easel.server.internal.files;

import dev.easel.core.domain.image.ImageData;
import dev.easel.core.internal.SpillingSpool;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.server.route.HttpError;
import dev.easel.server.route.ServerRequest;
import dev.easel.server.route.ServerResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Published images, small ones in memory, others in private files, under names of 128 random bits. Above a number of
 * images or bytes the oldest are deleted. Thread-safe.
 */
public final class PublishedFiles implements AutoCloseable {
    /** The path of all images. */
    public static final String PATH = "/files/";

    private static final long IN_MEMORY = 1 << 16;

    private record Published(ImageData image, SpillingSpool spool) {}

    private final int maxImages;
    private final long maxBytes;
    private final Optional<Path> folder;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Published> byName = new LinkedHashMap<>();
    private long bytes;

    /** Creates an empty store that keeps up to a number of images and bytes. */
    public PublishedFiles(int maxImages, long maxBytes, Optional<Path> folder) {
        this.maxImages = maxImages;
        this.maxBytes = maxBytes;
        this.folder = folder;
    }

    /** Copies an image in and returns its URL below a base URL. */
    public URI publish(ImageData image, URI base) throws IOException {
        SpillingSpool spool = new SpillingSpool(IN_MEMORY, folder);
        ImageData copy = copied(image, spool);
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String name = HexFormat.of().formatHex(bits) + "." + image.format().extension();
        add(name, new Published(copy, spool));
        String prefix = base.toString().replaceAll("/+$", "");
        return URI.create(prefix + PATH + name);
    }

    private static ImageData copied(ImageData image, SpillingSpool spool) throws IOException {
        try (SpoolSink sink = spool.open()) {
            image.copyTo(sink);
            return sink.finish();
        } catch (IOException | RuntimeException e) {
            spool.close();
            throw e;
        }
    }

    private synchronized void add(String name, Published published) {
        byName.put(name, published);
        bytes += published.image().length();
        Iterator<Published> oldest = byName.values().iterator();
        while (byName.size() > 1 && (byName.size() > maxImages || bytes > maxBytes)) {
            Published dropped = oldest.next();
            oldest.remove();
            bytes -= dropped.image().length();
            dropped.spool().close();
        }
    }

    /** Returns the image at a URL; only the name is compared, since it cannot be guessed. */
    public Optional<ImageData> find(URI url) {
        String path = String.valueOf(url.getPath());
        int name = path.lastIndexOf(PATH);
        return name < 0 ? Optional.empty() : find(path.substring(name + PATH.length()));
    }

    private synchronized Optional<ImageData> find(String name) {
        return Optional.ofNullable(byName.get(name)).map(Published::image);
    }

    /** Returns the image at the path of a request, or a part of it; throws an error if no image is there, or no longer. */
    public ServerResponse.Whole response(ServerRequest request) {
        String name = request.path().substring(PATH.length());
        ImageData image = find(name)
                .orElseThrow(() -> HttpError.of(
                                404, "file_not_found", "No image is published at this URL, or it has been deleted.")
                        .asException());
        return FileResponse.of(image, name, request);
    }

    @Override
    public synchronized void close() {
        byName.values().forEach(published -> published.spool().close());
        byName.clear();
        bytes = 0;
    }
}
