package dev.easel.cli.output;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import java.util.Optional;
import java.util.OptionalLong;

/** What a report repeats of a request, so that its result can be told apart from others and made again. */
public record RequestFacts(Optional<Verb> verb, Optional<String> prompt, OptionalLong seed) {
    /** Nothing, as for work on this machine. */
    public static final RequestFacts NONE = new RequestFacts(Optional.empty(), Optional.empty(), OptionalLong.empty());

    /** Returns the facts of a request. */
    public static RequestFacts of(ImageRequest request) {
        return new RequestFacts(Optional.of(request.verb()), Optional.of(request.prompt()), request.seed());
    }
}
