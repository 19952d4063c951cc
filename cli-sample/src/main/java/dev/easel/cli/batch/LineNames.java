package dev.easel.cli.batch;

import dev.easel.cli.batch.files.JobFiles;
import dev.easel.cli.batch.files.SafeName;

/** Gives each line its names: an id once, and files that no other line has, on systems too that ignore case. */
final class LineNames {
    private final HashIndex ids = new HashIndex();
    private final HashIndex stems = new HashIndex();

    /**
     * Claims the id and the names of a line, which must come in order; the same line may claim them again.
     *
     * @throws IllegalArgumentException when an earlier line has the id or the name
     */
    JobFiles claim(ParsedLine line, int count) {
        int first = ids.firstLine(line.id(), line.number());
        if (first != line.number()) {
            throw new IllegalArgumentException("The id '" + line.id() + "' is that of line " + first
                    + " too: give each line another id, or none.");
        }
        JobFiles files = new JobFiles(SafeName.of(line.name().orElse(line.id())), line.id(), count);
        int taken = claim(files, line);
        if (taken == line.number()) {
            return files;
        }
        if (line.name().isPresent()) {
            throw new IllegalArgumentException("The name '" + line.name().get() + "' makes a file that line " + taken
                    + " makes too (upper and lower case count as one): give it another name.");
        }
        JobFiles others = new JobFiles(SafeName.distinct(line.id()), line.id(), count);
        int takenToo = claim(others, line);
        if (takenToo != line.number()) {
            throw new IllegalArgumentException(
                    "The id '" + line.id() + "' makes a file that line " + takenToo + " makes too: give it a name.");
        }
        return others;
    }

    private int claim(JobFiles files, ParsedLine line) {
        for (String stem : files.stems()) {
            int first = stems.firstLine(SafeName.folded(stem), line.number());
            if (first != line.number()) {
                return first;
            }
        }
        return line.number();
    }
}
