package dev.easel.core.internal;

import dev.easel.core.domain.Note;
import java.util.ArrayList;
import java.util.List;

/** Collects notes image by image: where there are several images, what is not true of all of them names its image. */
final class ImageNotes {
    private final List<List<Note>> images = new ArrayList<>();

    /** Adds the notes about the next image. */
    void add(List<Note> notes) {
        images.add(List.copyOf(notes));
    }

    /** Returns the notes about all images. */
    List<Note> all() {
        List<Note> all = new ArrayList<>();
        for (int i = 0; i < images.size(); i++) {
            for (Note note : images.get(i)) {
                boolean shared = images.stream().allMatch(others -> others.contains(note));
                all.add(shared ? note : new Note(note.kind(), "image " + (i + 1) + ": " + note.message()));
            }
        }
        return all;
    }
}
