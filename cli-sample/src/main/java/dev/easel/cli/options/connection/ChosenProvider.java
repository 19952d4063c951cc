package dev.easel.cli.options.connection;

import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import java.util.List;
import java.util.Set;

/**
 * One of the providers of a server.
 *
 * @param name by which it was chosen
 * @param models the names of models that it is known to have
 * @param usual the verbs for which it serves the requests that name no provider
 */
public record ChosenProvider(String name, ImageProvider provider, List<String> models, Set<Verb> usual) {
    public ChosenProvider {
        models = List.copyOf(models);
        usual = Set.copyOf(usual);
    }

    /** Returns the same with another provider in its place. */
    public ChosenProvider with(ImageProvider other) {
        return new ChosenProvider(name, other, models, usual);
    }
}
