package dev.easel.http;

import dev.easel.core.failure.EaselException;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Keeps answers that were paid for and cannot be used, in a folder that only its owner may enter. Thread-safe. */
public final class SavedResponses {
    private static final System.Logger LOG = System.getLogger(SavedResponses.class.getName());

    private static final long MOST_KEPT = 128 << 20;

    private final Optional<Path> chosen;

    /** Keeps answers in a folder, or in a new temporary one for each. */
    public SavedResponses(Optional<Path> folder) {
        this.chosen = folder;
    }

    /** Returns the failure naming the file that holds the answer; as it was, where that cannot be written. */
    public EaselException keep(ResponseReader response, EaselException failure) {
        try {
            Path folder = folder();
            Path file = Files.createTempFile(folder, "response-", suffix(response), privately("rw-------"));
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
                copy(response, out);
            }
            LOG.log(System.Logger.Level.WARNING, "A paid answer that could not be used was kept in {0}.", file);
            return failure.with(failure.facts().savedResponse(file));
        } catch (IOException | EaselException e) {
            failure.addSuppressed(e);
            return failure;
        }
    }

    /** What cannot be read to its end, or has none, is kept as far as it came. */
    private static void copy(ResponseReader response, OutputStream out) {
        try {
            response.copyTo(new Beginning(out));
        } catch (IOException e) {
            LOG.log(System.Logger.Level.DEBUG, "The end of the kept answer is not in it.", e);
        }
    }

    /** Takes no more of an answer than is worth its room on the disk. */
    private static final class Beginning extends OutputStream {
        private final OutputStream out;
        private long left = MOST_KEPT;

        private Beginning(OutputStream out) {
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
                throw new IOException("The answer is longer than " + MOST_KEPT + " bytes.");
            }
        }
    }

    private static String suffix(ResponseReader response) {
        return response.isStream() ? ".sse" : ".json";
    }

    private Path folder() throws IOException {
        if (chosen.isEmpty()) {
            return Files.createTempDirectory("easel-kept-", privately("rwx------"));
        }
        return Files.createDirectories(chosen.get(), privately("rwx------"));
    }

    private static FileAttribute<?>[] privately(String permissions) {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
                }
                : new FileAttribute<?>[0];
    }
}
