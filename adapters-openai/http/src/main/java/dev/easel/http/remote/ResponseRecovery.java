package dev.easel.http.remote;

import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.CallFacts;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ImageProcessingException;
import dev.easel.core.failure.StorageException;
import dev.easel.core.failure.UnreadableResponseException;
import dev.easel.core.internal.saved.SavedCall;
import dev.easel.core.internal.saved.SavedResponseStore;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.SavedResponseReader;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.Headers;
import dev.easel.http.HttpResponse;
import dev.easel.http.Job;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads saved responses of one endpoint with the dialects of its verbs, and follows the jobs among them. Thread-safe. */
final class ResponseRecovery implements SavedResponseReader {
    private static final int OK = 200;
    private static final int ACCEPTED = 202;

    private final Endpoint endpoint;
    private final ResultImages images;
    private final JobCalls jobs;
    private final Map<Verb, Dialect<?>> dialects;

    ResponseRecovery(Endpoint endpoint, ResultImages images, JobCalls jobs, Map<Verb, Dialect<?>> dialects) {
        this.endpoint = endpoint;
        this.images = images;
        this.jobs = jobs;
        this.dialects = dialects;
    }

    @Override
    public ImageResult read(Path response, Optional<Verb> verb, CallContext context) {
        List<EaselException> failures = new ArrayList<>();
        List<ImageResult> found = new ArrayList<>();
        for (Dialect<?> dialect : ordered(verb)) {
            try (InputStream in = Files.newInputStream(response)) {
                ResponseReader reader =
                        new ResponseReader(new HttpResponse(status(response), Headers.NONE, in, in), context);
                ReceivedResult received = new ReceivedResult(reader, images, context);
                Optional<Submission> submission = Optional.empty();
                try {
                    ParsedResponse parsed = received.parse(dialect, endpoint);
                    if (!parsed.images().isEmpty() || parsed.job().isEmpty()) {
                        return result(parsed, response, received, reader);
                    }
                    submission = Optional.of(Submission.recovered(parsed.job().get(), parsed, Optional.of(response)));
                } catch (IOException | RuntimeException e) {
                    context.throwIfCancelled();
                    failures.add(failure(e));
                    if (received.hasImages()) {
                        break;
                    }
                    wholeImages(reader, response).ifPresent(found::add);
                }
                if (submission.isPresent()) {
                    return jobs.follow(dialect, submission.get(), context).build();
                }
            } catch (IOException e) {
                throw StorageException.reading(response.toString(), e);
            }
        }
        if (!found.isEmpty()) {
            return found.get(0);
        }
        if (failures.isEmpty()) {
            throw new UnreadableResponseException(
                    endpoint.provider() + " has no verb whose responses could be read.", CallFacts.NOT_SENT, null);
        }
        throw failures.get(0);
    }

    @Override
    public ImageResult fetch(String job, Optional<Verb> verb, CallContext context) {
        Optional<Path> saved = jobs.saved(job);
        if (saved.isPresent()) {
            return read(saved.get(), verb, context);
        }
        for (Dialect<?> dialect : ordered(verb)) {
            Optional<Job> found = dialect.jobById(job);
            if (found.isPresent()) {
                Submission submission = Submission.recovered(
                        found.get(), ParsedResponse.builder().build(), Optional.empty());
                return jobs.follow(dialect, submission, context).build();
            }
        }
        return SavedResponseReader.super.fetch(job, verb, context);
    }

    /** Returns the status that the response had, as far as it matters: a job was accepted. */
    private static int status(Path response) {
        boolean job = SavedResponseStore.call(response).flatMap(SavedCall::job).isPresent();
        return job ? ACCEPTED : OK;
    }

    /** Returns the dialects, that of the verb first, and one of each kind: several verbs may share one. */
    private List<Dialect<?>> ordered(Optional<Verb> verb) {
        Map<Class<?>, Dialect<?>> kinds = new LinkedHashMap<>();
        verb.map(known -> dialects.get(known.port())).ifPresent(dialect -> kinds.put(dialect.getClass(), dialect));
        dialects.values().forEach(dialect -> kinds.putIfAbsent(dialect.getClass(), dialect));
        return List.copyOf(kinds.values());
    }

    private ImageResult result(ParsedResponse parsed, Path response, ReceivedResult received, ResponseReader reader)
            throws IOException {
        ImageResult.Builder result = received.result(
                endpoint.provider(),
                parsed,
                position -> SavedResponseStore.beside(response, position + 1).map(ImageData::of));
        for (EaselException failure : received.failures()) {
            result.partialFailure(failure.with(CallFacts.NOT_SENT
                    .provider(endpoint.provider())
                    .requestId(result.requestId())
                    .savedResponse(response)));
        }
        received.errorsBeside().forEach(error -> result.note(Note.warning(error.getMessage())));
        reader.damage().ifPresent(damage -> result.note(incomplete(damage)));
        return result.build();
    }

    private static Note incomplete(Exception damage) {
        return Note.warning("the saved response is incomplete or damaged: " + damage.getMessage());
    }

    private EaselException failure(Exception e) {
        return e instanceof EaselException known
                ? known
                : new UnreadableResponseException(String.valueOf(e.getMessage()), CallFacts.NOT_SENT, e);
    }

    /** Returns the images that arrived whole, whatever they were meant to be, such as the last partial image of a stream. */
    private Optional<ImageResult> wholeImages(ResponseReader reader, Path response) throws IOException {
        ImageResult.Builder result = ImageResult.builder(endpoint.provider())
                .note(Note.warning("no result was found in " + response
                        + ": these are the images that it contains, such as partial ones"));
        for (ExtractedImage image : reader.images().all()) {
            try {
                result.image(GeneratedImage.received(image.data()));
            } catch (ImageProcessingException e) {
                result.partialFailure(e);
            } catch (MalformedResponseException e) {
                result.partialFailure(new UnreadableResponseException(
                        String.valueOf(e.getMessage()), CallFacts.NOT_SENT.savedResponse(response), e));
            }
        }
        return result.images().isEmpty() ? Optional.empty() : Optional.of(result.build());
    }
}
