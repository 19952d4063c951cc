package dev.easel.core.internal;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.Content;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.AtomicFile;
import dev.easel.core.port.out.Spool;
import dev.easel.core.port.out.SpoolSink;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The spool of one call: with a folder to save to, every image goes to a file there and gets its name at the end. */
final class CallSpool implements Spool, AutoCloseable {
    private final SpillingSpool spool;
    private final Optional<Path> folder;

    private CallSpool(SpillingSpool spool, Optional<Path> folder) {
        this.spool = spool;
        this.folder = folder;
    }

    static CallSpool of(EaselRuntime runtime, Optional<Path> folder) {
        SpillingSpool spool = folder.isPresent()
                ? new SpillingSpool(0, folder)
                : new SpillingSpool(runtime.memoryPerImage(), runtime.spoolFolder());
        return new CallSpool(spool, folder);
    }

    @Override
    public SpoolSink open() {
        return spool.open();
    }

    /** Returns the result with its images in their final place; closing it closes the spool. */
    ImageResult.Builder settle(ImageResult.Builder result, SavedImages saving) {
        folder.ifPresent(target -> saving.each(result, image -> moved(image, target)));
        return result.resource(spool);
    }

    private static GeneratedImage moved(GeneratedImage image, Path target) {
        try {
            Path file = freeName(target, image.format().extension());
            Optional<Path> part = image.data().file().filter(f -> isPart(f, target));
            if (part.isPresent()) {
                AtomicFile.move(part.get(), file);
            } else {
                image.writeTo(file);
            }
            return image.movedTo(ImageData.of(Content.of(file)));
        } catch (IOException e) {
            throw StorageException.writing("the images to " + target, e);
        }
    }

    private static boolean isPart(Path file, Path target) {
        return target.equals(file.getParent()) && file.getFileName().toString().endsWith(".part");
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
