package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.TemporaryFile;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The spool of one call: with a folder to save to, every image goes to a file there and gets its name at the end. */
final class CallSpool implements Spool, AutoCloseable {
    private final SpillingSpool spool;
    private final Optional<Path> folder;

    CallSpool(SpillingSpool spool, Optional<Path> folder) {
        this.spool = spool;
        this.folder = folder;
    }

    static CallSpool of(EaselRuntime runtime, Optional<Path> folder) {
        return new CallSpool(runtime.spool(folder), folder);
    }

    @Override
    public SpoolSink open() {
        return spool.open();
    }

    /** Returns the result with its images in their final place; closing it closes the spool. */
    ImageResult.Builder settle(ImageResult.Builder result, SavedImages saving) {
        if (folder.isEmpty()) {
            return result.resource(spool);
        }
        List<Note> notes = new ArrayList<>();
        return saving.each(result, image -> {
                    try {
                        return moved(image, folder.get());
                    } catch (StorageException e) {
                        EaselException saved = saving.save(image, result, e);
                        if (saved.savedResponse().isPresent()) {
                            throw saved;
                        }
                        // An image that can be saved neither here nor elsewhere is delivered from where it is.
                        notes.add(Note.warning(
                                "an image was not saved and must be written elsewhere: " + e.getMessage()));
                        return image;
                    }
                })
                .resource(spool)
                .notes(notes);
    }

    private static GeneratedImage moved(GeneratedImage image, Path target) {
        try {
            Path file = freeName(target, image.format().extension());
            try {
                Optional<Path> stored = image.data().file();
                if (stored.isEmpty() || !TemporaryFile.move(stored.get(), file)) {
                    image.writeTo(file);
                }
            } catch (IOException | EaselException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return image.movedTo(ImageData.of(Content.of(file)));
        } catch (IOException e) {
            throw StorageException.writing("the images to " + target, e);
        }
    }

    /** Reserves an unused name by creating the file. */
    private static Path freeName(Path target, String extension) throws IOException {
        Files.createDirectories(target);
        for (int i = 1; ; i++) {
            Path candidate = target.resolve("image-" + i + "." + extension);
            try {
                return Files.createFile(candidate);
            } catch (FileAlreadyExistsException taken) {
                // the next number may be free
            }
        }
    }

    @Override
    public void close() {
        spool.close();
    }
}
