package dev.easel.cli.output;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Usage;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a command did, as it is told to people and to programs. */
public record Outcome(
        Optional<String> provider,
        Optional<ModelId> model,
        Optional<String> requestId,
        Duration elapsed,
        List<WrittenImage> images,
        Optional<WrittenImage> sheet,
        Optional<Usage> usage,
        OptionalDouble drift,
        List<Note> notes,
        List<EaselException> partialFailures) {
    public Outcome {
        images = List.copyOf(images);
        notes = List.copyOf(notes);
        partialFailures = List.copyOf(partialFailures);
    }

    /** Returns the outcome of a call whose images were written. */
    public static Outcome of(ImageResult result, List<WrittenImage> images) {
        return new Outcome(
                Optional.of(result.provider()),
                result.model(),
                result.requestId(),
                result.elapsed(),
                images,
                Optional.empty(),
                result.usage(),
                result.drift(),
                withNewNames(result.notes(), images),
                result.partialFailures());
    }

    /** Returns the outcome of work that no provider took part in. */
    public static Outcome here(Duration elapsed, List<WrittenImage> images) {
        return new Outcome(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                elapsed,
                images,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                withNewNames(List.of(), images),
                List.of());
    }

    /** Returns the outcome with the contact sheet that was made of it. */
    public Outcome sheet(WrittenImage made) {
        return with(Optional.of(made), withNewNames(notes, List.of(made)));
    }

    /** Returns the outcome with one more thing to beware of. */
    public Outcome note(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return with(sheet, all);
    }

    private Outcome with(Optional<WrittenImage> otherSheet, List<Note> otherNotes) {
        return new Outcome(
                provider, model, requestId, elapsed, images, otherSheet, usage, drift, otherNotes, partialFailures);
    }

    private static List<Note> withNewNames(List<Note> notes, List<WrittenImage> images) {
        List<Note> all = new ArrayList<>(notes);
        images.stream()
                .filter(WrittenImage::elsewhere)
                .map(written ->
                        Note.adapted(written.meant() + " exists and was kept: the image is in " + written.file() + "."))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
