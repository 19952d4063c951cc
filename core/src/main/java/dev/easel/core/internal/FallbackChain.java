package dev.easel.core.internal;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.event.ProgressEvent;
import dev.easel.core.failure.Billing;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.TransportException;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImagePort;
import dev.easel.core.port.out.ImageProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Asks the providers bound for a verb in turn: the next one only where the one before surely did nothing. */
final class FallbackChain {
    private FallbackChain() {}

    static <P extends ImagePort> ImageResult ask(
            Verb verb,
            ImageProvider provider,
            List<ImageProvider.Link<P>> links,
            CallContext context,
            Function<ImageProvider.Link<P>, ImageResult> call) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            ImageProvider.Link<P> link = links.get(i);
            try {
                return call.apply(link).toBuilder().notes(notes).build();
            } catch (EaselException e) {
                EaselException named =
                        e.provider().isPresent() ? e : e.with(e.facts().provider(link.provider()));
                if (i + 1 == links.size() || !fallsBack(named)) {
                    throw named;
                }
                context.throwIfCancelled();
                String next = links.get(i + 1).provider();
                notes.add(Note.adapted(
                        next + " was asked because " + link.provider() + " did nothing: " + e.getMessage()));
                context.report(new ProgressEvent.FellBack(link.provider(), next, String.valueOf(e.getMessage())));
            }
        }
        throw unbound(verb, provider);
    }

    static UnsupportedRequestException unbound(Verb verb, ImageProvider provider) {
        return new UnsupportedRequestException(
                "No provider is bound for " + verb.word() + ": " + provider.name() + " has "
                        + (provider.verbs().isEmpty()
                                ? "no verb"
                                : provider.verbs().stream().map(Verb::word).toList())
                        + ". Bind one that has it.");
    }

    private static boolean fallsBack(EaselException e) {
        if (e.billing() != Billing.NOT_BILLED) {
            return false;
        }
        return e instanceof TransportException transport && transport.phase() != TransportException.Phase.DEADLINE
                || e instanceof UnsupportedRequestException
                || e instanceof ProviderException refusal
                        && refusal.reason() != ProviderException.Reason.CONTENT_REJECTED;
    }
}
