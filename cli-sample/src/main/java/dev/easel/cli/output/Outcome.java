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
        List<WrittenPicture> pictures,
        Optional<WrittenPicture> sheet,
        Optional<Usage> usage,
        OptionalDouble drift,
        List<Note> notes,
        List<EaselException> missing) {
    public Outcome {
        pictures = List.copyOf(pictures);
        notes = List.copyOf(notes);
        missing = List.copyOf(missing);
    }

    /** Returns the outcome of a call whose pictures were written. */
    public static Outcome of(ImageResult result, List<WrittenPicture> pictures) {
        return new Outcome(
                Optional.of(result.provider()),
                result.model(),
                result.requestId(),
                result.elapsed(),
                pictures,
                Optional.empty(),
                result.usage(),
                result.drift(),
                withNewNames(result.notes(), pictures),
                result.missing());
    }

    /** Returns the outcome of work that no provider took part in. */
    public static Outcome here(Duration elapsed, List<WrittenPicture> pictures) {
        return new Outcome(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                elapsed,
                pictures,
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                withNewNames(List.of(), pictures),
                List.of());
    }

    /** Returns the outcome with the contact sheet that was made of it. */
    public Outcome sheet(WrittenPicture made) {
        return with(Optional.of(made), withNewNames(notes, List.of(made)));
    }

    /** Returns the outcome with one more thing to beware of. */
    public Outcome note(Note note) {
        List<Note> all = new ArrayList<>(notes);
        all.add(note);
        return with(sheet, all);
    }

    private Outcome with(Optional<WrittenPicture> otherSheet, List<Note> otherNotes) {
        return new Outcome(
                provider, model, requestId, elapsed, pictures, otherSheet, usage, drift, otherNotes, missing);
    }

    private static List<Note> withNewNames(List<Note> notes, List<WrittenPicture> pictures) {
        List<Note> all = new ArrayList<>(notes);
        pictures.stream()
                .filter(WrittenPicture::elsewhere)
                .map(written -> Note.adapted(
                        written.meant() + " exists and was kept: the picture is in " + written.file() + "."))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
