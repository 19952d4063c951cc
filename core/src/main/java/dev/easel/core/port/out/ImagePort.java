package dev.easel.core.port.out;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ModelId;

/** What the port of every verb has. */
public interface ImagePort {
    /** Returns what this port can do with a model; {@link ModelId#DEFAULT} for its usual one. */
    default Capabilities capabilities(ModelId model) {
        return Capabilities.unknown();
    }
}
