package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Saves billed responses that cannot be used, and submissions of jobs that run, in a folder that only its owner can open. Thread-safe. */
public final class SavedResponses {
    private static final long MAX_SAVED = 64 << 20;
    private static final long MAX_BESIDES_IMAGES = 1 << 20;

    private final SavedResponseStore store;

    /** Saves responses in a folder, or in the user's state folder. */
    public SavedResponses(Optional<Path> folder) {
        this.store = SavedResponseStore.in(requireNonNull(folder, "folder"));
    }

    /**
     * Returns the failure with the file of the saved response, or unchanged if nothing came or the file cannot be written.
     *
     * @param base the URL that the response's links may be relative to
     * @param downloaded images that were already downloaded from URLs in the response, by their position in it; they are
     *     saved beside it, because such URLs expire
     */
    public EaselException keep(
            ResponseReader response,
            ImageRequest request,
            URI base,
            EaselException failure,
            Map<Integer, ImageData> downloaded) {
        requireNonNull(response, "response");
        requireNonNull(request, "request");
        requireNonNull(base, "base");
        requireNonNull(failure, "failure");
        Map<Integer, ImageData> images = Map.copyOf(requireNonNull(downloaded, "downloaded"));
        try {
            SavedCall call = SavedCall.of(request, failure).at(base);
            Optional<Path> file = store.save(call, extension(response), out -> copy(response, out));
            if (file.isEmpty()) {
                return failure;
            }
            beside(file.get(), images);
            return failure.with(failure.facts().savedResponse(file.get()));
        } catch (IOException | EaselException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    /**
     * Saves the response to a call that submitted a job, so that nothing that happens later can lose the job.
     *
     * @param base the URL that the response's links may be relative to
     * @param facts the provider, and the job
     * @throws IOException when it cannot be written
     */
    public Optional<Path> submitted(ResponseReader response, ImageRequest request, URI base, CallFacts facts)
            throws IOException {
        requireNonNull(response, "response");
        requireNonNull(request, "request");
        requireNonNull(base, "base");
        requireNonNull(facts, "facts");
        SavedCall call = SavedCall.submitted(request, facts).at(base);
        return store.save(call, extension(response), out -> copy(response, out));
    }

    /** Saves images that a job's result links to beside its submission, by their position, because such URLs expire. */
    public void saveBeside(Path submission, Map<Integer, ImageData> downloaded) {
        requireNonNull(submission, "submission");
        Map<Integer, ImageData> images = Map.copyOf(requireNonNull(downloaded, "downloaded"));
        try {
            beside(submission, images);
        } catch (IOException | EaselException e) {
            System.getLogger(SavedResponses.class.getName())
                    .log(System.Logger.Level.DEBUG, "An image of a job could not be saved.", e);
        }
    }

    private void beside(Path response, Map<Integer, ImageData> images) throws IOException {
        for (Map.Entry<Integer, ImageData> image : images.entrySet()) {
            ImageData data = image.getValue();
            store.saveBeside(response, image.getKey() + 1, data.format().extension(), data::copyTo);
        }
    }

    /** Removes a saved submission whose result was delivered, or whose job failed for good. */
    public void remove(Path submission) {
        requireNonNull(submission, "submission");
        try {
            SavedResponseStore.remove(submission);
        } catch (IOException e) {
            System.getLogger(SavedResponses.class.getName())
                    .log(System.Logger.Level.DEBUG, "A saved submission that is over could not be removed.", e);
        }
    }

    /** Returns the saved submission of a job, one of a provider's jobs first. */
    public Optional<Path> ofJob(String id, String provider) {
        return store.ofJob(requireNonNull(id, "id"), Set.of(requireNonNull(provider, "provider")));
    }

    /** Saves a response as far as it can be read: it may break off or have no end. */
    private static void copy(ResponseReader response, OutputStream out) {
        try {
            response.copyTo(
                    new BoundedOutput(out, Math.max(MAX_SAVED, response.imageTextBytes() + MAX_BESIDES_IMAGES)));
        } catch (IOException e) {
            System.getLogger(SavedResponses.class.getName())
                    .log(System.Logger.Level.DEBUG, "The saved response is incomplete.", e);
        }
    }

    /** Takes only as much of a response as is worth the disk space. */
    private static final class BoundedOutput extends OutputStream {
        private final OutputStream out;
        private final long max;
        private long written;

        private BoundedOutput(OutputStream out, long max) {
            this.out = out;
            this.max = max;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int part = (int) Math.min(max - written, count);
            out.write(bytes, offset, part);
            written += part;
            if (part < count) {
                throw new IOException("The response is longer than " + max + " bytes.");
            }
        }
    }

    private static String extension(ResponseReader response) {
        return response.isStream() ? "sse" : response.isJson() ? "json" : "txt";
    }
}
