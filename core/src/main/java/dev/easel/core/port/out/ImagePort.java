package dev.easel.core.port.out;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;

/** What the ports of all verbs have in common. */
public interface ImagePort {
    /** Returns what this port can do with a model; {@link ModelId#DEFAULT} for its default. */
    default Capabilities capabilities(ModelId model) {
        return Capabilities.unknown();
    }
}
