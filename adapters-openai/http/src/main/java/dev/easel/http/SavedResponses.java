package dev.easel.http;

import static java.util.Objects.requireNonNull;

import dev.easel.core.failure.EaselException;
import dev.easel.core.internal.io.PrivateFolder;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Saves billed responses that cannot be used, in a folder that only its owner can open. Thread-safe. */
public final class SavedResponses {
    private static final System.Logger LOG = System.getLogger(SavedResponses.class.getName());

    private static final long MAX_SAVED = 128 << 20;

    private final Optional<Path> chosen;

    /** Saves responses in a folder, or each in a new temporary folder. */
    public SavedResponses(Optional<Path> folder) {
        this.chosen = requireNonNull(folder, "folder");
    }

    /** Returns the failure with the file of the saved response, or unchanged if the file cannot be written. */
    public EaselException keep(ResponseReader response, EaselException failure) {
        requireNonNull(response, "response");
        requireNonNull(failure, "failure");
        try {
            Path folder = folder();
            Path file = PrivateFolder.newFile(folder, "response-", suffix(response));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                copy(response, out);
            }
            LOG.log(System.Logger.Level.WARNING, "A billed response that could not be used was saved to {0}.", file);
            return failure.with(failure.facts().savedResponse(file));
        } catch (IOException | EaselException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    /** Saves a response as far as it can be read: it may break off or have no end. */
    private static void copy(ResponseReader response, OutputStream out) {
        try {
            response.copyTo(new BoundedOutput(out));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The saved response is incomplete.", e);
        }
    }

    /** Takes only as much of a response as is worth the disk space. */
    private static final class BoundedOutput extends OutputStream {
        private final OutputStream out;
        private long left = MAX_SAVED;

        private BoundedOutput(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int count) throws IOException {
            int part = (int) Math.min(left, count);
            out.write(bytes, offset, part);
            left -= part;
            if (part < count) {
                throw new IOException("The response is longer than " + MAX_SAVED + " bytes.");
            }
        }
    }

    private static String suffix(ResponseReader response) {
        return response.isStream() ? ".sse" : ".json";
    }

    private Path folder() throws IOException {
        return chosen.isEmpty() ? PrivateFolder.create() : PrivateFolder.create(chosen.get());
    }
}
