package dev.easel.adapters.described.response;

import static java.util.Objects.requireNonNull;

import dev.easel.adapters.described.template.Values;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.Headers;
import dev.easel.http.HttpCall;
import dev.easel.http.Job;
import dev.easel.http.JobState;
import dev.easel.http.ParsedResponse;
import dev.easel.http.ReceivedImage;
import dev.easel.http.ResponseReader;
import dev.easel.http.error.ErrorEnvelope;
import dev.easel.http.json.ExtractedImage;
import dev.easel.http.json.Json;
import dev.easel.http.json.MalformedResponseException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** The sections {@code response}, {@code error} and {@code job} of one description. Immutable. */
public final class ResponseRules {
    private final ImagePlaces images;
    private final FactRules facts;
    private final ErrorRules errors;
    private final Optional<JobRules> jobs;
    private final Values settings;

    private ResponseRules(
            ImagePlaces images, FactRules facts, ErrorRules errors, Optional<JobRules> jobs, Values settings) {
        this.images = images;
        this.facts = facts;
        this.errors = errors;
        this.jobs = jobs;
        this.settings = settings;
    }

    /**
     * Reads the sections of a description, inherited ones included.
     *
     * @throws IllegalArgumentException naming the place and what is allowed there
     */
    public static ResponseRules of(Json description) {
        Section whole = new Section(requireNonNull(description, "description"), "");
        Section response = whole.section(
                "response", "images", "message", "id", "model", "seed", "revisedPrompt", "usage", "cost", "refused");
        Section error = whole.section("error", "message", "code", "when", "reasons");
        return new ResponseRules(
                ImagePlaces.of(response),
                FactRules.of(response),
                new ErrorRules(error, response),
                JobRules.of(whole),
                name -> Optional.empty());
    }

    /** Returns the same with values for the placeholders of a job's calls besides {@code {job}}, such as settings. */
    public ResponseRules filled(Values values) {
        return new ResponseRules(images, facts, errors, jobs, requireNonNull(values, "values"));
    }

    /** Parses a successful response to the paid call: its images, or the job that works on them. */
    public ParsedResponse parse(ResponseReader response, CallContext context) throws IOException {
        requireNonNull(response, "response");
        requireNonNull(context, "context");
        Json json = json(response);
        ResponseDocument document =
                ResponseDocument.first(json, response.response().headers());
        Optional<String> id = jobs.flatMap(rules -> rules.id(document));
        try {
            ImagePlaces.Found found = images.in(document, response);
            boolean unfinished =
                    jobs.filter(rules -> rules.isUnfinished(document)).isPresent();
            if (!found.images().isEmpty() && !(unfinished && id.isPresent())) {
                return result(found, document, response);
            }
            if (id.isEmpty()) {
                throw whyMissing(found, document, response);
            }
            Optional<ProviderException> failure = failure(jobs.orElseThrow(), document, response);
            if (failure.isPresent()) {
                throw failure.get();
            }
            ParsedResponse.Builder parsed = ParsedResponse.builder();
            facts.addTo(parsed, document, response);
            return parsed.job(job(id.get(), document).orElseThrow(() -> errors.missing(document, response)))
                    .build();
        } catch (ProviderException e) {
            throw id.isPresent() ? e.with(e.facts().job(id.get())) : e;
        }
    }

    /** Parses a response of any other status. */
    public ProviderException parseError(ResponseReader response) throws IOException {
        return errors.read(requireNonNull(response, "response"));
    }

    /** Returns a job of which only the id is known; empty if the description has no jobs, or none at an address it knows. */
    public Optional<Job> job(String id) {
        return job(requireNonNull(id, "id"), ResponseDocument.ofHeaders(Headers.NONE))
                .map(job -> job);
    }

    private Optional<DescribedJob> job(String id, ResponseDocument submitted) {
        return jobs.flatMap(rules -> rules.poll(id, submitted, settings)
                .map(poll -> new DescribedJob(this, rules, id, submitted, settings, poll)));
    }

    private Json json(ResponseReader response) throws IOException {
        return switch (response.kind()) {
            case JSON -> response.json(images.rule());
            case EMPTY -> throw new MalformedResponseException("The response is empty.");
            case EVENTS, OTHER -> throw ErrorRules.TABLE.unexpected(response, "JSON");
        };
    }

    /** Returns the failure that the response to the paid call is, although it names a job. */
    private Optional<ProviderException> failure(JobRules rules, ResponseDocument document, ResponseReader response)
            throws IOException {
        Optional<ProviderException> ended = ended(rules, document, response);
        if (ended.isPresent()) {
            return ended;
        }
        Optional<String> text = facts.text(document, response);
        return errors.named(document, response)
                .or(() -> errors.refusals(document, text, response).stream().findFirst())
                .or(() -> ErrorEnvelope.isFilled(document.json().get("error"))
                        ? Optional.of(errors.failure(document, response))
                        : Optional.empty());
    }

    private Optional<ProviderException> ended(JobRules rules, ResponseDocument document, ResponseReader response) {
        JobRules.Standing standing = rules.standing(document);
        boolean refused = standing == JobRules.Standing.REFUSED;
        return refused || standing == JobRules.Standing.FAILED
                ? Optional.of(errors.ended(document, rules.state(document), refused, response))
                : Optional.empty();
    }

    private ParsedResponse result(ImagePlaces.Found found, ResponseDocument document, ResponseReader response)
            throws IOException {
        ParsedResponse.Builder parsed = ParsedResponse.builder();
        facts.addTo(parsed, document, response);
        found.images().forEach(parsed::image);
        boolean whole = true;
        for (Json element : found.empty()) {
            Optional<ProviderException> failure = errors.within(document.part(element), response);
            failure.ifPresent(parsed::partialFailure);
            whole &= failure.isEmpty();
        }
        Optional<ProviderException> error =
                errors.named(document, response).or(() -> errors.within(document, response));
        error.ifPresent(parsed::errorBeside);
        List<ProviderException> refusals = errors.refusals(document, Optional.empty(), response);
        refusals.forEach(parsed::errorBeside);
        if (whole && error.isEmpty() && refusals.isEmpty() && response.damage().isEmpty()) {
            releaseOthers(found.images(), response);
        }
        return parsed.build();
    }

    /** Frees images that were extracted but are not results, such as drafts. */
    private static void releaseOthers(List<ReceivedImage> results, ResponseReader response) {
        List<ExtractedImage> kept =
                results.stream().flatMap(image -> image.inline().stream()).toList();
        response.images().all().stream().filter(image -> !kept.contains(image)).forEach(response.images()::release);
    }

    private ProviderException whyMissing(ImagePlaces.Found found, ResponseDocument document, ResponseReader response)
            throws IOException {
        return said(found, document, response).orElseGet(() -> errors.missing(document, response));
    }

    /** Returns why a job that is done has no image. */
    private ProviderException whyMissing(
            ImagePlaces.Found found, ResponseDocument document, ResponseReader response, String state)
            throws IOException {
        Optional<String> text = facts.text(document, response);
        return said(found, document, response).orElseGet(() -> errors.missing(document, state, text, response));
    }

    /** Returns the failure that a response without an image names. */
    private Optional<ProviderException> said(
            ImagePlaces.Found found, ResponseDocument document, ResponseReader response) throws IOException {
        Optional<String> text = facts.text(document, response);
        return errors.named(document, response)
                .or(() -> errors.refusals(document, text, response).stream().findFirst())
                .or(() -> found.empty().stream()
                        .flatMap(element -> errors.within(document.part(element), response).stream())
                        .findFirst())
                .or(() -> errors.within(document, response));
    }

    /** Returns how a job stands. */
    JobState standing(DescribedJob job, ResponseReader response) throws IOException {
        Json json = json(response);
        ResponseDocument document = new ResponseDocument(
                json, response.response().headers(), job.submitted().json());
        JobRules rules = job.job();
        boolean delivered = false;
        try {
            JobState state = standing(job, rules, document, response);
            delivered = state instanceof JobState.Done;
            return state;
        } catch (ProviderException e) {
            throw e.with(e.facts().job(job.id()));
        } finally {
            if (!delivered) {
                // Many servers repeat the input images in each response.
                response.images().discard();
            }
        }
    }

    private JobState standing(DescribedJob job, JobRules rules, ResponseDocument document, ResponseReader response)
            throws IOException {
        Optional<ProviderException> ended = ended(rules, document, response);
        if (ended.isPresent()) {
            throw ended.get();
        }
        ImagePlaces.Found found = images.in(document, response);
        if (!found.images().isEmpty() && !rules.isUnfinished(document)) {
            return new JobState.Done(result(found, document, response));
        }
        if (response.damage().isPresent()) {
            throw response.damage().get();
        }
        JobRules.Standing standing = rules.standing(document);
        if (standing == JobRules.Standing.RUNNING) {
            return running(rules, document);
        }
        Optional<HttpCall> result = standing == JobRules.Standing.DONE ? job.result() : Optional.empty();
        if (result.isPresent()) {
            return new JobState.ResultAt(result.get());
        }
        boolean says = rules.hasResultElsewhere() && !document.json().members().isEmpty();
        ProviderException missing = standing == JobRules.Standing.DONE
                ? whyMissing(found, document, response, rules.state(document))
                : whyMissing(found, document, response);
        boolean over = standing == JobRules.Standing.DONE || says || missing.reason() != Reason.NO_IMAGE;
        if (!over || isPassing(missing, standing)) {
            return running(rules, document);
        }
        throw missing;
    }

    /** A server without room for a poll says nothing about the job. */
    private static boolean isPassing(ProviderException failure, JobRules.Standing standing) {
        return standing == JobRules.Standing.UNSTATED
                && (failure.reason() == Reason.RATE_LIMITED || failure.reason() == Reason.OVERLOADED);
    }

    private static JobState running(JobRules rules, ResponseDocument document) {
        return new JobState.Running(rules.percent(document), rules.state(document));
    }
}
