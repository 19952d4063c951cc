package dev.easel.cli.output;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a command would send, and what that would cost; nothing was sent.
 *
 * @param baseUrl where the provider is reached, without query; empty for one on this machine
 * @param notes the estimate's notes and those of the command
 */
public record Plan(ImageRequest request, Optional<String> baseUrl, Estimate estimate, List<Note> notes) {
    public Plan {
        notes = List.copyOf(notes);
    }

    /** Returns the verb of the request. */
    public Verb verb() {
        return request.verb();
    }

    /** Returns whether another plan sends the same to the same provider, but for its input images. */
    public boolean matches(Plan other) {
        return verb() == other.verb()
                && baseUrl.equals(other.baseUrl)
                && estimate.equals(other.estimate)
                && notes.equals(other.notes);
    }

    /** Returns the same with one more note. */
    public Plan note(Note note) {
        List<Note> more = new ArrayList<>(notes);
        more.add(note);
        return new Plan(request, baseUrl, estimate, more);
    }
}
