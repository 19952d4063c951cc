package dev.easel.cli.output;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outcome of a command, as reported to people and programs.
 *
 * @param input which of several inputs it is the outcome of
 */
public record Outcome(
        Optional<String> input,
        Optional<String> provider,
        Optional<ModelId> model,
        Optional<String> requestId,
        Duration elapsed,
        List<WrittenImage> images,
        Optional<WrittenImage> sheet,
        Optional<Usage> usage,
        Optional<Cost> cost,
        OptionalDouble drift,
        OptionalDouble remainingDrift,
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
                Optional.empty(),
                Optional.of(result.provider()),
                result.model(),
                result.requestId(),
                result.elapsed(),
                images,
                Optional.empty(),
                result.usage(),
                result.cost(),
                result.drift(),
                result.remainingDrift(),
                withNewNames(result.notes(), images),
                result.partialFailures());
    }

    /** Returns the outcome of local work without a provider. */
    public static Outcome here(Duration elapsed, List<WrittenImage> images) {
        return new Outcome(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                elapsed,
                images,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                withNewNames(List.of(), images),
                List.of());
    }

    /** Returns the outcome with its contact sheet. */
    public Outcome sheet(WrittenImage contactSheet) {
        return with(Optional.of(contactSheet), withNewNames(notes, List.of(contactSheet)));
    }

    /** Returns the outcome with one more note. */
    public Outcome note(Note note) {
        return notes(List.of(note));
    }

    /** Returns the outcome with more notes. */
    public Outcome notes(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        more.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return with(sheet, all);
    }

    /** Returns the outcome of one of several inputs. */
    public Outcome input(String name) {
        return with(Optional.of(name), sheet, notes);
    }

    private Outcome with(Optional<WrittenImage> otherSheet, List<Note> otherNotes) {
        return with(input, otherSheet, otherNotes);
    }

    private Outcome with(
            Optional<String> otherInput, Optional<WrittenImage> otherSheet, List<Note> otherNotes) {
        return new Outcome(
                otherInput,
                provider,
                model,
                requestId,
                elapsed,
                images,
                otherSheet,
                usage,
                cost,
                drift,
                remainingDrift,
                otherNotes,
                partialFailures);
    }

    private static List<Note> withNewNames(List<Note> notes, List<WrittenImage> images) {
        List<Note> all = new ArrayList<>(notes);
        images.stream()
                .filter(WrittenImage::elsewhere)
                .map(written -> Note.adapted(written.meant() + " already exists and was kept: the image was written to "
                        + written.file() + "."))
                .forEach(all::add);
        return List.copyOf(all);
    }
}
