package dev.easel.http;

import dev.easel.core.annotation.Nullable;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.StorageException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SpoolSink;
import dev.easel.http.internal.StoppableStream;
import dev.easel.http.internal.retry.RetryAfter;
import dev.easel.http.json.OversizedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What has arrived of one image over all tries, which the next try continues if the image is certainly the same. */
final class PartialDownload implements AutoCloseable {
    private static final int BUFFER = 1 << 16;
    private static final Pattern RANGE = Pattern.compile("bytes ([0-9]{1,18})-[0-9]{1,18}/(?:[0-9]{1,18}|\\*)");

    private final CallContext context;
    private final long maxBytes;
    private @Nullable SpoolSink sink;
    private @Nullable String tag;

    PartialDownload(CallContext context, long maxBytes) {
        this.context = context;
        this.maxBytes = maxBytes;
    }

    /** Returns the headers that request the rest, or none where it cannot be requested. */
    Headers range() {
        SpoolSink begun = sink;
        String version = tag;
        return begun == null || version == null || begun.length() == 0
                ? Headers.NONE
                : Headers.NONE.with("Range", "bytes=" + begun.length() + "-").with("If-Range", version);
    }

    /** Reads a response that is no redirect, and returns the image once it is whole. */
    ImageData receive(HttpResponse response) throws FailedDownload {
        int status = response.status();
        SpoolSink begun = sink;
        if (status == 206 && begun != null && continues(response, begun.length())) {
            return read(response, begun);
        }
        if (status == 200 || status == 206 || status == 416) {
            close();
        }
        if (status != 200) {
            throw FailedDownload.status(status, RetryAfter.of(response.headers()::first, context.now()));
        }
        SpoolSink fresh = context.spool().open();
        sink = fresh;
        tag = version(response);
        return read(response, fresh);
    }

    private boolean continues(HttpResponse response, long length) {
        Matcher range = RANGE.matcher(response.headers().first("Content-Range").orElse(""));
        return tag != null
                && range.matches()
                && Long.parseLong(range.group(1)) == length
                && response.headers().first("ETag").map(tag::equals).orElse(true);
    }

    /** Returns what identifies these very bytes: a strong validator, of a body that was not encoded and has a length. */
    private static @Nullable String version(HttpResponse response) {
        boolean exact = response.headers().first("Content-Length").isPresent()
                && response.headers().first("Content-Encoding").isEmpty();
        return exact
                ? response.headers()
                        .first("ETag")
                        .filter(etag -> etag.startsWith("\""))
                        .orElse(null)
                : null;
    }

    private ImageData read(HttpResponse response, SpoolSink into) throws FailedDownload {
        InputStream in = new StoppableStream(response.body(), context);
        byte[] buffer = new byte[BUFFER];
        for (int count = next(in, buffer); count >= 0; count = next(in, buffer)) {
            if (into.length() + count > maxBytes) {
                throw FailedDownload.forGood("too many bytes", null);
            }
            try {
                into.write(buffer, 0, count);
            } catch (IOException e) {
                throw StorageException.writing("a downloaded image", e);
            }
        }
        try {
            ImageData image = into.finish();
            sink = null;
            return image;
        } catch (IOException e) {
            throw StorageException.writing("a downloaded image", e);
        }
    }

    private static int next(InputStream in, byte[] buffer) throws FailedDownload {
        try {
            return in.read(buffer);
        } catch (OversizedResponseException e) {
            throw FailedDownload.forGood("too many bytes", e);
        } catch (IOException e) {
            throw FailedDownload.broken(e);
        }
    }

    /** Discards what has arrived of an image that is not whole. */
    @Override
    public void close() {
        SpoolSink begun = sink;
        sink = null;
        tag = null;
        if (begun != null) {
            begun.discard();
        }
    }
}
