package dev.easel.server.route;

import static java.util.Objects.requireNonNull;

import dev.easel.core.port.in.Easel;
import java.util.List;

/**
 * A provider that callers of a server can choose by its name.
 *
 * @param easel runs the calls that choose it, with the limits of the caller
 * @param models the names of models that it is known to have, besides its default; perhaps not all of them
 */
public record OfferedProvider(String name, Easel easel, List<String> models) {
    public OfferedProvider {
        requireNonNull(name, "name");
        requireNonNull(easel, "easel");
        models = List.copyOf(requireNonNull(models, "models"));
        if (name.isBlank() || name.indexOf('/') >= 0) {
            throw new IllegalArgumentException("Invalid provider name '" + name
                    + "': it must not be blank, and have no slash, since requests name a model as PROVIDER/MODEL.");
        }
    }
}
