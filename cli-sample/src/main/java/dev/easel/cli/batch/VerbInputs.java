package dev.easel.cli.batch;

import dev.easel.cli.options.value.ImageArgument;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;

/** The input images of a line: URLs, and files whose names are relative to the folder of the manifest. */
final class VerbInputs {
    private final Path folder;
    private final List<Path> files = new ArrayList<>();

    VerbInputs(Path folder) {
        this.folder = folder;
    }

    /** Returns whether the value of an option is an image. */
    static boolean isImage(OptionSpec option) {
        return List.of(option.typeInfo().getAuxiliaryTypes()).contains(ImageArgument.class)
                || option.type() == ImageArgument.class;
    }

    /** Returns an image as an argument. */
    String argument(String image) {
        if (image.isEmpty() || ImageArgument.isUrl(image)) {
            return image;
        }
        try {
            Path file = folder.resolve(image).normalize();
            files.add(file);
            return file.toString();
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("Invalid file name '" + image + "': " + e.getReason() + ".", e);
        }
    }

    /** Returns the files among the images so far. */
    List<Path> files() {
        return files;
    }
}
