package dev.easel.core.port.out;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Verb;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a response of one provider again, without calling the provider; optional beside the ports of the verbs. */
@FunctionalInterface
public interface SavedResponseReader {
    /**
     * Returns the images of a response, after downloading those at URLs.
     *
     * @param response a file with the body of a response, or as much of it as arrived
     * @param verb what was requested, if it is known
     * @throws dev.easel.core.failure.EaselException when it contains no image that can be read
     */
    ImageResult read(Path response, Optional<Verb> verb, CallContext context);
}
