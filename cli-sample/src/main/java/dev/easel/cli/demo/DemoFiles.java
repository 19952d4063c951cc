package dev.easel.cli.demo;

import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.AtomicFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The files that a demo writes into a folder.
 *
 * <p>The page lists the names of all of them before the first image is made, so that a later demo replaces exactly these
 * files, even if this one is interrupted.
 */
public final class DemoFiles {
    private static final String PAGE = "index.html";
    private static final String GENERATED = "01-generate";
    private static final List<String> IMAGES = List.of(
            "00-before",
            GENERATED,
            "02-edit-warm-sunset",
            "02-edit-foggy",
            "02-edit-night",
            "02-edit-vivid",
            "02-edit-watercolor",
            "02-edit-sketch",
            "03-compose-other",
            "03-compose-together",
            "04-inpaint-mask",
            "04-inpaint-after",
            "05-inpaint-boat-mask",
            "05-inpaint-boat-after",
            "06-expand-mask",
            "06-expand-after",
            "07-expand-wide-mask",
            "07-expand-wide-after",
            "08-transparent");

    private static final Pattern LIST = Pattern.compile("<meta name=\"easel-demo-files\" content=\"([^\"]*)\">");

    private final Path folder;
    private final List<String> names;

    private DemoFiles(Path folder, List<String> names) {
        this.folder = folder;
        this.names = names;
    }

    /** Returns the files of a demo on a generated image, or on the user's own image. */
    public static DemoFiles in(Path folder, boolean ownImage) {
        List<String> names = new ArrayList<>(List.of(PAGE));
        IMAGES.stream()
                .filter(image -> !ownImage || !image.equals(GENERATED))
                .map(DemoFiles::png)
                .forEach(names::add);
        return new DemoFiles(folder, List.copyOf(names));
    }

    private static String png(String image) {
        return image + ".png";
    }

    /** Returns the page. */
    public Path page() {
        return folder.resolve(PAGE);
    }

    /** Returns the file of an image; only listed images can be written. */
    Path image(String name) {
        if (!names.contains(png(name))) {
            throw new IllegalStateException("The demo does not list an image " + name + ".");
        }
        return folder.resolve(png(name));
    }

    /**
     * Makes sure that only files of an earlier demo are overwritten.
     *
     * @throws IllegalArgumentException naming the first file that is something else
     */
    public void checkNothingElseIsOverwritten() {
        Set<String> earlier = earlier();
        for (String name : names) {
            Path file = folder.resolve(name);
            if (!earlier.contains(name) && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
                throw new IllegalArgumentException(file + " already exists and was not written by the demo:"
                        + " choose another folder, or use --force to overwrite it.");
            }
        }
    }

    /** Returns the names that the page of an earlier demo lists; empty if there is no such page. */
    private Set<String> earlier() {
        if (!Files.isRegularFile(page())) {
            return Set.of();
        }
        try {
            Matcher list = LIST.matcher(Files.readString(page(), StandardCharsets.ISO_8859_1));
            return list.find() ? Set.copyOf(List.of(list.group(1).split(" "))) : Set.of();
        } catch (IOException e) {
            throw StorageException.reading(page().toString(), e);
        }
    }

    /** Writes the page, with the list of all files. */
    void writePage(String html) {
        String listed = html.replace(
                "{{files}}", "<meta name=\"easel-demo-files\" content=\"" + String.join(" ", names) + "\">");
        AtomicFile.write(page(), out -> out.write(listed.getBytes(StandardCharsets.UTF_8)));
    }
}
