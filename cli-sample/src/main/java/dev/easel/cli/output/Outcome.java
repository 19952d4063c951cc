package dev.easel.cli.output;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Usage;
import dev.easel.core.failure.EaselException;
import dev.easel.json.ResultFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The outcome of a command, as reported to people and programs.
 *
 * @param input the name of the input it is of, where there are several
 * @param request what was requested, as far as it is known
 */
public record Outcome(
        Optional<String> input,
        RequestFacts request,
        Optional<String> provider,
        Optional<ModelId> model,
        Optional<String> requestId,
        ImageSize requestedSize,
        Duration elapsed,
        List<WrittenImage> images,
        Optional<WrittenImage> sheet,
        Optional<String> text,
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
                RequestFacts.NONE,
                Optional.of(result.provider()),
                result.model(),
                result.requestId(),
                result.requestedSize(),
                result.elapsed(),
                images,
                Optional.empty(),
                result.text(),
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
                RequestFacts.NONE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                ImageSize.auto(),
                elapsed,
                images,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                OptionalDouble.empty(),
                OptionalDouble.empty(),
                withNewNames(List.of(), images),
                List.of());
    }

    /** Returns the outcome with the name of the input it is of. */
    public Outcome input(String name) {
        return with(Optional.of(name), request, sheet, notes);
    }

    /** Returns the outcome with what was requested. */
    public Outcome request(ImageRequest sent) {
        return request(RequestFacts.of(sent));
    }

    /** Returns the outcome with what is known of its request. */
    public Outcome request(RequestFacts known) {
        return with(input, known, sheet, notes);
    }

    /** Returns the outcome with its contact sheet. */
    public Outcome sheet(WrittenImage contactSheet) {
        return with(input, request, Optional.of(contactSheet), withNewNames(notes, List.of(contactSheet)));
    }

    /** Returns the outcome with one more note. */
    public Outcome note(Note note) {
        return notes(List.of(note));
    }

    /** Returns the outcome with more notes. */
    public Outcome notes(List<Note> more) {
        List<Note> all = new ArrayList<>(notes);
        more.stream().filter(note -> !all.contains(note)).forEach(all::add);
        return with(input, request, sheet, all);
    }

    private Outcome with(
            Optional<String> otherInput,
            RequestFacts otherRequest,
            Optional<WrittenImage> otherSheet,
            List<Note> otherNotes) {
        return new Outcome(
                otherInput,
                otherRequest,
                provider,
                model,
                requestId,
                requestedSize,
                elapsed,
                images,
                otherSheet,
                text,
                usage,
                cost,
                drift,
                remainingDrift,
                otherNotes,
                partialFailures);
    }

    /** Returns the facts for programs; elapsed time is in whole milliseconds. */
    ResultFacts facts() {
        return new ResultFacts(
                provider,
                model,
                requestId,
                requestedSize,
                Duration.ofMillis(elapsed.toMillis()),
                images.stream()
                        .map(written -> ResultFacts.Image.of(written.image())
                                .path(written.file().toString()))
                        .toList(),
                text,
                usage,
                cost,
                notes,
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
