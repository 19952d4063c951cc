package dev.easel.json;

import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JournalEntry;
import dev.easel.core.batch.KeptImage;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.EaselException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Entries for tests. */
final class JournalSamples {
    static final String HASH = "0".repeat(64);
    static final Instant TIME = Instant.parse("2026-11-28T14:12:00.123456789Z");

    private JournalSamples() {}

    static JournalEntry.Started started(String id) {
        return new JournalEntry.Started(id, HASH, "key-" + id, TIME);
    }

    static JournalEntry.Ended ended(String id) {
        return new JournalEntry.Ended(HASH, outcome(id, Optional.empty()));
    }

    static JobOutcome outcome(String id, Optional<EaselException> failure) {
        return new JobOutcome(
                id,
                failure.isPresent() ? JobOutcome.State.PARTIAL : JobOutcome.State.SUCCEEDED,
                List.of(
                        new KeptImage("a-1.png", new Size(1024, 768), ImageFormat.PNG, 123_456, HASH),
                        new KeptImage("a-2.jpg", new Size(1, 1), ImageFormat.JPEG, 1, HASH)),
                Optional.of("openai"),
                Optional.of(new ModelId("gpt-image-1")),
                Optional.of(Cost.computed(Money.usd("0.0421"))),
                Duration.ofNanos(1_234_567_890_123L),
                List.of(Note.dropped("the \"seed\""), Note.warning("a: b\nc")),
                failure,
                false);
    }
}
