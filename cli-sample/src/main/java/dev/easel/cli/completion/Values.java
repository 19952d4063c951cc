package dev.easel.cli.completion;

import java.util.List;

/**
 * What a shell proposes for a value.
 *
 * @param words words to choose from; empty for files or free text
 * @param files whether names of files are proposed
 */
record Values(List<String> words, boolean files) {
    static final Values FREE = new Values(List.of(), false);
    static final Values FILES = new Values(List.of(), true);

    Values {
        words = List.copyOf(words);
    }

    static Values of(List<String> words) {
        return new Values(words, false);
    }
}
