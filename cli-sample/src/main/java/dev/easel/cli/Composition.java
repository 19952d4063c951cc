package dev.easel.cli;

import dev.easel.cli.options.ConnectionOptions;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.usecase.EaselBuilder;

/** Where the parts meet: the provider that was named, the work on pixels, and what fetches pictures by address. */
final class Composition {
    private final Surroundings surroundings;

    Composition(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns an Easel with the provider that was named for a verb. */
    Easel easel(ConnectionOptions connection, Verb verb) {
        return EaselBuilder.create()
                .provider(connection.provider(verb, surroundings.providers(), surroundings.variables()))
                .build();
    }
}
