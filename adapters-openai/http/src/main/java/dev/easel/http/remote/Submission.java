package dev.easel.http.remote;

import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Note;
import dev.easel.http.Job;
import dev.easel.http.ParsedResponse;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A job that was submitted with the one paid call.
 *
 * @param job how to ask for it
 * @param response what else the response to the paid call said, such as its cost
 * @param requestId the provider's id of the paid call
 * @param request what was requested; empty where the job is recovered
 * @param file where the response is saved; empty if it is not
 * @param unsaved a note that it could not be saved
 */
record Submission(
        Job job,
        ParsedResponse response,
        Optional<String> requestId,
        Optional<ImageRequest> request,
        Optional<Path> file,
        Optional<Note> unsaved) {
    /** Returns a job that an earlier call submitted. */
    static Submission recovered(Job job, ParsedResponse response, Optional<Path> file) {
        return new Submission(job, response, response.requestId(), Optional.empty(), file, Optional.empty());
    }
}
