package dev.easel.cli.batch.files;

import static java.util.Objects.requireNonNull;

import dev.easel.cli.output.UnwrittenImages;
import dev.easel.core.batch.BatchJob;
import dev.easel.core.batch.ImageKeeper;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.TemporaryFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Keeps the images of a batch in one folder: first under a hidden name that follows from what they become, on the disk for
 * good, and then, in one step, under their own name. A file of somebody else is not overwritten unless that is forced.
 */
public final class FolderKeeper implements ImageKeeper {
    /** The folder within the folder of a batch where images lie until they have their names. */
    public static final String HIDDEN = ".easel";

    private static final int HASH = 16;

    private final Path folder;
    private final Path hidden;
    private final Function<BatchJob, JobFiles> names;
    private final boolean force;

    /**
     * Creates a keeper for an existing folder.
     *
     * @param names returns how the files of a job are named
     * @param force whether existing files are overwritten
     */
    public FolderKeeper(Path folder, Function<BatchJob, JobFiles> names, boolean force) {
        this.folder = requireNonNull(folder, "folder");
        this.hidden = folder.resolve(HIDDEN);
        this.names = requireNonNull(names, "names");
        this.force = force;
    }

    /** Returns the folder where images lie until they have their names. */
    public static Path hidden(Path folder) {
        return folder.resolve(HIDDEN);
    }

    @Override
    public List<KeptImage> store(BatchJob job, ImageResult result) {
        JobFiles files = names.apply(job);
        List<KeptImage> kept = new ArrayList<>();
        List<KeptImage> written = new ArrayList<>();
        UnwrittenImages unwritten = new UnwrittenImages();
        int number = 0;
        for (GeneratedImage image : result.images()) {
            String name = free(files, ++number, image);
            KeptImage future = new KeptImage(
                    name,
                    image.size(),
                    image.format(),
                    image.data().length(),
                    image.data().sha256());
            kept.add(future);
            unwritten.writeOrSave(image, folder.resolve(name), () -> {
                write(image, part(future));
                written.add(future);
            });
        }
        if (written.size() < kept.size()) {
            // The journal will never know those that were written: they get their names now.
            publish(job, written);
        }
        unwritten.throwIfAny();
        sync(hidden);
        return kept;
    }

    private String free(JobFiles files, int number, GeneratedImage image) {
        String name = files.name(number, image.format());
        return !force && Files.exists(folder.resolve(name), LinkOption.NOFOLLOW_LINKS)
                ? files.distinctName(number, image.format())
                : name;
    }

    private static void write(GeneratedImage image, Path part) throws IOException {
        Files.createDirectories(part.toAbsolutePath().getParent());
        Optional<Path> stored = image.data().file();
        if (stored.isEmpty() || !TemporaryFile.move(stored.get(), part)) {
            image.writeTo(part);
        }
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    /** Where an image lies until it has its name: the same in every run. */
    private Path part(KeptImage image) {
        String key = SafeName.hash(image.name() + "\n" + image.sha256());
        return hidden.resolve(key.substring(0, HASH) + ".part");
    }

    @Override
    public boolean publish(BatchJob job, List<KeptImage> images) {
        boolean all = true;
        for (KeptImage image : images) {
            all &= publish(image);
        }
        sync(folder);
        return all;
    }

    private boolean publish(KeptImage image) {
        Path part = part(image);
        Path file = folder.resolve(image.name());
        if (!file.normalize().startsWith(folder.normalize())) {
            throw new StorageException("Invalid name '" + image.name() + "' of an image: it is not within " + folder
                    + ", so that the journal of this batch was changed.");
        }
        try {
            if (!Files.exists(part)) {
                return isThere(image, file);
            }
            if (force) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
            } else {
                moveTo(image, part, file);
            }
            return true;
        } catch (IOException e) {
            throw StorageException.writing(file.toString(), e);
        }
    }

    /** A link is made only where no file is, which renaming does not promise. */
    private static void moveTo(KeptImage image, Path part, Path file) throws IOException {
        try {
            Files.createLink(file, part);
        } catch (FileAlreadyExistsException e) {
            if (!isThere(image, file)) {
                throw new IOException("the file exists and is another one; the image is kept as " + part, e);
            }
        } catch (UnsupportedOperationException | AtomicMoveNotSupportedException e) {
            Files.move(part, file);
            return;
        } catch (IOException e) {
            // Some disks, such as those with FAT, have no links.
            if (Files.exists(file)) {
                throw e;
            }
            Files.move(part, file);
            return;
        }
        Files.deleteIfExists(part);
    }

    private static boolean isThere(KeptImage image, Path file) throws IOException {
        return Files.isRegularFile(file)
                && Files.size(file) == image.bytes()
                && FileHash.of(file).equals(image.sha256());
    }

    /** Makes the names within a folder outlive the machine, where its system lets a program do that. */
    private static void sync(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            System.getLogger(FolderKeeper.class.getName())
                    .log(System.Logger.Level.DEBUG, "The folder " + folder + " cannot be written to its disk.", e);
        }
    }
}
