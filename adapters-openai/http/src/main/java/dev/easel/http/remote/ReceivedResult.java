package dev.easel.http.remote;

import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Dialect;
import dev.easel.http.Endpoint;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ResponseReader;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;

/** The result of one response while it is read: whatever stops that, what has arrived so far is still here. */
final class ReceivedResult {
    private static final int MAX_TEXT = 300;

    private final ResponseReader reader;
    private final ResultImages images;
    private final CallContext context;
    private final Map<Integer, ImageData> downloaded = new TreeMap<>();
    private boolean hasImages;
    private final List<EaselException> failures = new ArrayList<>(0);
    private final List<EaselException> errorsBeside = new ArrayList<>(0);

    ReceivedResult(ResponseReader reader, ResultImages images, CallContext context) {
        this.reader = reader;
        this.images = images;
        this.context = context;
    }

    /** Returns the images that were downloaded from URLs in the response, by their position in it. */
    Map<Integer, ImageData> downloaded() {
        return downloaded;
    }

    /** Returns whether the response has images, whether or not they can be read. */
    boolean hasImages() {
        return hasImages;
    }

    /** Returns why images of the response are missing. */
    List<EaselException> failures() {
        return failures;
    }

    /** Returns the errors that came beside the images. */
    List<EaselException> errorsBeside() {
        return errorsBeside;
    }

    /**
     * Reads the response with a dialect; throws if it has neither an image nor a job that works on one, be it one that the
     * dialect does not know.
     */
    ParsedResponse parse(Dialect<?> dialect, Endpoint endpoint) throws IOException {
        EaselException missing;
        try {
            ParsedResponse parsed = dialect.parse(reader, context);
            if (!parsed.images().isEmpty() || parsed.job().isPresent()) {
                return parsed;
            }
            missing = parsed.partialFailures().stream().findFirst().orElseGet(() -> withoutImage(parsed));
        } catch (MalformedResponseException e) {
            return found(dialect, endpoint).orElseThrow(() -> reader.damage().orElse(e));
        } catch (ProviderException e) {
            if (e.reason() != Reason.NO_IMAGE) {
                throw e;
            }
            missing = e;
        }
        // Damage explains a missing image better than its absence does.
        if (reader.damage().isPresent()) {
            throw reader.damage().get();
        }
        boolean absent = missing instanceof ProviderException error && error.reason() == Reason.NO_IMAGE;
        Optional<ParsedResponse> job = absent ? found(dialect, endpoint) : Optional.empty();
        if (job.isEmpty()) {
            throw missing;
        }
        return job.get();
    }

    private Optional<ParsedResponse> found(Dialect<?> dialect, Endpoint endpoint) {
        return FoundJob.in(reader, dialect, endpoint)
                .map(job -> ParsedResponse.builder()
                        .job(job)
                        .json(reader.document().map(Json::toString).orElse("{}"))
                        .build());
    }

    private void requireImages(ParsedResponse parsed) throws IOException {
        if (!parsed.images().isEmpty()) {
            return;
        }
        if (reader.damage().isPresent()) {
            throw reader.damage().get();
        }
        throw parsed.partialFailures().stream().findFirst().orElseGet(() -> withoutImage(parsed));
    }

    /**
     * Returns the result of what a dialect found, its linked images downloaded; throws if it has no image that can be read.
     *
     * @param known returns an image that need not be downloaded again, by its position
     */
    ImageResult.Builder result(String provider, ParsedResponse parsed, IntFunction<Optional<ImageData>> known)
            throws IOException {
        requireImages(parsed);
        hasImages = true;
        ImageResult.Builder result = ImageResult.builder(provider)
                .model(parsed.model())
                .requestId(parsed.requestId().or(reader.response()::requestId))
                .text(parsed.text())
                .usage(parsed.usage())
                .cost(parsed.cost())
                .responseJson(parsed.json())
                .notes(parsed.notes());
        failures.addAll(images.collect(parsed.images(), result, downloaded, known, context));
        failures.addAll(parsed.partialFailures());
        errorsBeside.addAll(parsed.errorsBeside());
        return result;
    }

    /** Returns why requested images are missing; an error or damage beside all of them becomes only a note of the result. */
    List<EaselException> missing(
            ImageResult.Builder result, int requested, Function<IOException, EaselException> unusable) {
        int missing = requested - result.images().size();
        List<EaselException> all = new ArrayList<>(failures);
        List<EaselException> beside = new ArrayList<>(errorsBeside);
        reader.damage().map(unusable).ifPresent(beside::add);
        for (EaselException error : beside) {
            if (all.size() < missing) {
                all.add(error);
            } else {
                result.note(note(error));
            }
        }
        return all;
    }

    private static Note note(EaselException failure) {
        return Note.warning((failure instanceof ProviderException
                        ? "the provider sent an error beside its images: "
                        : "the response broke off after its images, or is damaged beside them: ")
                + failure.getMessage());
    }

    static ProviderException withoutImage(ParsedResponse parsed) {
        ProviderException.Builder failure = ProviderException.of(
                Reason.NO_IMAGE,
                "The response contains no image"
                        + parsed.text()
                                .map(text -> ", only this text: " + shortened(text))
                                .orElse("."));
        parsed.text().ifPresent(failure::text);
        return failure.build();
    }

    static String shortened(String text) {
        return text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
    }
}
