package dev.easel.cli.batch.files;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.image.ImageFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How the files of a job are named: {@code crane.png} for one image, {@code crane-1.png}, {@code crane-2.png} for several.
 *
 * @param stem the safe name that they begin with
 * @param id the id of the job, from which another name is made where one is taken
 * @param count the number of requested images
 */
public record JobFiles(String stem, String id, int count) {
    public JobFiles {
        requireNonNull(stem, "stem");
        requireNonNull(id, "id");
    }

    /** Returns the names without extensions. */
    public List<String> stems() {
        return count == 1
                ? List.of(stem)
                : IntStream.rangeClosed(1, count)
                        .mapToObj(number -> stem + "-" + number)
                        .toList();
    }

    /** Returns the name of the image with a number, from 1. */
    String name(int number, ImageFormat format) {
        return name(stem, number, format);
    }

    /** Returns another name of that image. */
    String distinctName(int number, ImageFormat format) {
        return name(SafeName.distinct(id), number, format);
    }

    private String name(String beginning, int number, ImageFormat format) {
        boolean alone = count == 1 && number == 1;
        return beginning + (alone ? "" : "-" + number) + "." + format.extension();
    }
}
