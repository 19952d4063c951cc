package dev.easel.cli.batch.report;

import dev.easel.core.batch.Shard;
import java.nio.file.Path;

/**
 * What is known of a batch before it runs.
 *
 * @param folder where the images, results.jsonl and index.html go
 * @param shard the part of the batch that runs; the files of a part carry its number, such as {@code results-2-of-8.jsonl}
 * @param jobs how many jobs the part has, those of earlier runs included
 * @param images how many images they request
 * @param parallel how many calls may run at once
 * @param command the command line that goes on with the batch, such as {@code easel batch jobs.jsonl -o out}
 */
public record BatchPlan(Path folder, Shard shard, long jobs, long images, int parallel, String command) {
    /** The folder within that of the batch for what is not for people. */
    static final String HIDDEN = ".easel";

    /** Returns where what became of each job is listed: {@code results.jsonl}, or {@code results-2-of-8.jsonl}. */
    public Path results() {
        return folder.resolve(name("results", "jsonl"));
    }

    /** Returns where the page is: {@code index.html}, or {@code index-2-of-8.html}. */
    public Path page() {
        return folder.resolve(name("index", "html"));
    }

    private String name(String stem, String extension) {
        String part = shard.count() == 1 ? "" : "-" + shard.index() + "-of-" + shard.count();
        return stem + part + "." + extension;
    }
}
