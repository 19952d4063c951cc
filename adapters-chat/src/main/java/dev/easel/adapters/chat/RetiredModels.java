package dev.easel.adapters.chat;

import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The models that OpenAI has retired, or has set a date for, while chat servers go on serving their names. */
final class RetiredModels {
    private static final String SOURCE = "OpenAI's deprecations page, read 2026-11-28";

    private static final LocalDate OCTOBER = LocalDate.of(2026, 10, 23);
    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 1);

    /** The shutdown dates at OpenAI. */
    private static final Map<String, LocalDate> ENDS = Map.of(
            "gpt-image-1", OCTOBER,
            "gpt-image-1-mini", DECEMBER,
            "gpt-image-1.5", DECEMBER,
            "chatgpt-image-latest", DECEMBER);

    private RetiredModels() {}

    /** Returns a warning about a model that only other providers serve, or soon only they. */
    static Optional<Note> note(ModelId model) {
        return Optional.ofNullable(ENDS.get(model.name().toLowerCase(Locale.ROOT)))
                .map(day -> Note.warning("OpenAI's shutdown date of " + model + " is " + day + " (" + SOURCE
                        + "); this provider may serve the name longer"));
    }
}
