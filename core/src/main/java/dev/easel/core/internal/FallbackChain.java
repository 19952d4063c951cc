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
import dev.easel.core.port.out.ImagePort;
import dev.easel.core.port.out.ImageProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Calls the providers of a verb in turn: the next one only where the one before certainly processed nothing. */
final class FallbackChain {
    private FallbackChain() {}

    static <P extends ImagePort> ImageResult.Builder call(
            Verb verb,
            ImageProvider provider,
            List<ImageProvider.Link<P>> links,
            RunningCallContext context,
            Function<ImageProvider.Link<P>, ImageResult.Builder> call) {
        List<Note> notes = new ArrayList<>();
        for (int i = 0; i < links.size(); i++) {
            ImageProvider.Link<P> link = links.get(i);
            try {
                context.paidCalls().beginProvider(i);
                return call.apply(link).notes(notes);
            } catch (EaselException e) {
                EaselException named =
                        e.provider().isPresent() ? e : e.with(e.facts().provider(link.provider()));
                if (i + 1 == links.size() || !fallsBack(named)) {
                    throw named;
                }
                context.throwIfCancelled();
                String next = links.get(i + 1).provider();
                notes.add(Note.adapted(
                        next + " was called because " + link.provider() + " did nothing: " + e.getMessage()));
                context.report(new ProgressEvent.FellBack(link.provider(), next, String.valueOf(e.getMessage())));
            }
        }
        throw unbound(verb, provider);
    }

    /** Returns the plan of the first provider that a call would send anything to; those before it reject the request. */
    static <P extends ImagePort, T> T planned(
            Verb verb,
            ImageProvider provider,
            List<ImageProvider.Link<P>> links,
            Function<ImageProvider.Link<P>, T> plan) {
        for (int i = 0; i < links.size(); i++) {
            try {
                return plan.apply(links.get(i));
            } catch (UnsupportedRequestException e) {
                if (i + 1 == links.size()) {
                    throw e.with(e.facts().provider(links.get(i).provider()));
                }
            }
        }
        throw unbound(verb, provider);
    }

    static UnsupportedRequestException unbound(Verb verb, ImageProvider provider) {
        return new UnsupportedRequestException("No provider is configured for " + verb.word()
                + (provider.verbs().isEmpty()
                        ? ""
                        : ": " + provider.name() + " has only "
                                + provider.verbs().stream().map(Verb::word).toList())
                + ". Add a provider that supports it.");
    }

    private static boolean fallsBack(EaselException e) {
        if (e.billing() != Billing.NOT_BILLED) {
            return false;
        }
        return e instanceof TransportException transport && transport.phase() != TransportException.Phase.DEADLINE
                || e instanceof UnsupportedRequestException
                || e instanceof ProviderException error && error.reason() != ProviderException.Reason.CONTENT_REJECTED;
    }
}
