package dev.easel.json;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.easel.core.batch.JobOutcome;
import dev.easel.core.batch.JournalEntry;
import dev.easel.json.internal.wire.JsonFields;
import dev.easel.json.internal.wire.JsonValues;
import java.time.Instant;
import java.time.format.DateTimeParseException;

/** The entries of a journal; members without a value are left out, because there are many lines. */
final class EntryForm {
    /** What a line tells. */
    private enum Event {
        STARTED,
        SUBMITTED,
        RECEIVED,
        ENDED
    }

    private EntryForm() {}

    static ObjectNode write(JournalEntry entry) {
        if (entry instanceof JournalEntry.Started started) {
            return begin(Event.STARTED, entry)
                    .put("idempotencyKey", started.idempotencyKey())
                    .put("at", started.at().toString());
        }
        if (entry instanceof JournalEntry.Submitted submitted) {
            return begin(Event.SUBMITTED, entry)
                    .put("provider", submitted.provider())
                    .put("providerJob", submitted.providerJob());
        }
        if (entry instanceof JournalEntry.Received received) {
            return with(begin(Event.RECEIVED, entry), received.outcome());
        }
        return with(begin(Event.ENDED, entry), ((JournalEntry.Ended) entry).outcome());
    }

    private static ObjectNode begin(Event event, JournalEntry entry) {
        return JsonValues.object()
                .put("event", JsonFields.word(event))
                .put("id", entry.id())
                .put("fingerprint", entry.fingerprint());
    }

    private static ObjectNode with(ObjectNode line, JobOutcome outcome) {
        ObjectNode facts = OutcomeForm.INSTANCE.write(outcome);
        facts.remove("id");
        line.set("outcome", JsonValues.withoutNulls(facts));
        return line;
    }

    /**
     * Reads an entry; members that it does not know are ignored.
     *
     * @throws IllegalArgumentException when it is not an entry
     */
    static JournalEntry read(ObjectNode line) {
        JsonFields fields = JsonFields.of("journal entry", line);
        Event event = fields.word("event", Event.class);
        String id = fields.text("id");
        String fingerprint = fields.text("fingerprint");
        return switch (event) {
            case STARTED ->
                new JournalEntry.Started(
                        id, fingerprint, fields.text("idempotencyKey"), fields.text("at", EntryForm::instant));
            case SUBMITTED ->
                new JournalEntry.Submitted(id, fingerprint, fields.text("provider"), fields.text("providerJob"));
            case RECEIVED -> new JournalEntry.Received(fingerprint, OutcomeForm.read(id, fields.object("outcome")));
            case ENDED -> new JournalEntry.Ended(fingerprint, OutcomeForm.read(id, fields.object("outcome")));
        };
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException(
                    "The time \"" + text + "\" is not as expected, such as 2026-11-28T14:12:00Z.", e);
        }
    }
}
