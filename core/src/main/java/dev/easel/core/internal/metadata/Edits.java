package dev.easel.core.internal.metadata;

import dev.easel.core.domain.image.Content;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Collects what changes in a file: ranges that are dropped or replaced, in any order, none over another. */
final class Edits {
    private static final byte[] NOTHING = {};

    private final List<Edit> edits = new ArrayList<>();
    private final long fileLength;

    Edits(long fileLength) {
        this.fileLength = fileLength;
    }

    private record Edit(long from, long to, byte[] bytes) {
        private long growth() {
            return bytes.length - (to - from);
        }
    }

    /** Replaces a range; what lies beyond the end of the file is not there to be replaced. */
    void replace(long from, long to, byte[] bytes) {
        Edit edit = new Edit(Math.min(from, fileLength), Math.min(to, fileLength), bytes);
        if (edit.to > edit.from || bytes.length > 0) {
            edits.add(edit);
        }
    }

    void drop(long from, long to) {
        replace(from, to, NOTHING);
    }

    void insert(long at, byte[] bytes) {
        replace(at, at, bytes);
    }

    boolean none() {
        return edits.isEmpty();
    }

    /** Returns the length of the file with all changes made. */
    long length() {
        return fileLength + edits.stream().mapToLong(Edit::growth).sum();
    }

    /** Returns the file with all changes made. */
    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        long at = 0;
        edits.sort(Comparator.comparingLong(Edit::from).thenComparingLong(Edit::to));
        for (Edit edit : edits) {
            keep(sections, at, edit.from);
            if (edit.bytes.length > 0) {
                sections.add(new Section.Added(new Content.InMemory(edit.bytes)));
            }
            at = edit.to;
        }
        keep(sections, at, fileLength);
        return sections;
    }

    private static void keep(List<Section> sections, long from, long to) {
        if (to > from) {
            sections.add(new Section.Kept(from, to - from));
        }
    }
}
