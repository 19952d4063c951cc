package dev.easel.core.port.out;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.UnsupportedRequestException;
import java.nio.file.Path;
import java.util.Optional;

/** Reads a response of one provider again, without paying again; optional beside the ports of the verbs. */
@FunctionalInterface
public interface SavedResponseReader {
    /**
     * Returns the images of a response, after downloading those at URLs; where it is a job, those of its result, which is
     * waited for and fetched with free calls.
     *
     * @param response a file with the body of a response, or as much of it as arrived
     * @param verb what was requested, if it is known
     * @throws dev.easel.core.failure.EaselException when it contains no image that can be read
     */
    ImageResult read(Path response, Optional<Verb> verb, CallContext context);

    /**
     * Returns the images of a job of the provider, of which only the id is known.
     *
     * @throws dev.easel.core.failure.EaselException when it has none, or its address is not known from the id alone
     */
    default ImageResult fetch(String job, Optional<Verb> verb, CallContext context) {
        throw new UnsupportedRequestException("This provider has no jobs that can be fetched by their id: " + job
                + ". Name the saved response instead.");
    }
}
