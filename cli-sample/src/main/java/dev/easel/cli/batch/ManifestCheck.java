package dev.easel.cli.batch;

import dev.easel.cli.batch.files.JobFiles;
import dev.easel.cli.batch.manifest.Line;
import dev.easel.cli.batch.manifest.Manifest;
import dev.easel.cli.options.connection.Connection;
import dev.easel.core.batch.Shard;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.out.CallContext;
import dev.easel.http.WireOptions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/** Reads a manifest once before anything is sent, and collects what is wrong with it. */
final class ManifestCheck {
    private final Manifest manifest;
    private final LineParser parser;
    private final Shard shard;
    private final LineNames names = new LineNames();
    private final LineProblems problems;

    ManifestCheck(Manifest manifest, LineParser parser, Shard shard) {
        this.manifest = manifest;
        this.parser = parser;
        this.shard = shard;
        this.problems = new LineProblems(manifest.name());
    }

    /** Returns the verbs of the lines that can be read, or {@code generate} alone. */
    Set<Verb> verbs() {
        Set<Verb> verbs = EnumSet.noneOf(Verb.class);
        try (Manifest.Lines lines = manifest.lines()) {
            lines.forEachRemaining(line -> LineParser.verbOf(line).ifPresent(verbs::add));
        }
        return verbs.isEmpty() ? EnumSet.of(Verb.GENERATE) : verbs;
    }

    /**
     * Checks all lines, and returns what the jobs of the shard would do.
     *
     * @param existing says what stands in the way of a job's files
     */
    BatchForecast check(
            Easel easel,
            Connection connection,
            LineImages images,
            CallContext context,
            BiFunction<ParsedLine, JobFiles, Optional<String>> existing) {
        BatchForecast forecast = new BatchForecast();
        try (Manifest.Lines lines = manifest.lines()) {
            while (lines.hasNext()) {
                context.throwIfCancelled();
                Line line = lines.next();
                try {
                    ParsedLine parsed = parser.parse(line);
                    ImageRequest request = images.checked(parsed.request(images));
                    requireFitting(request, connection);
                    JobFiles files = names.claim(parsed, request.count());
                    Estimate estimate = easel.estimate(request);
                    if (shard.has(parsed.id())) {
                        existing.apply(parsed, files).ifPresent(what -> problems.add(line.number(), what));
                        forecast.add(request, estimate);
                    }
                } catch (IllegalArgumentException | EaselException e) {
                    problems.add(line.number(), String.valueOf(e.getMessage()));
                }
            }
        }
        return forecast;
    }

    private static void requireFitting(ImageRequest request, Connection connection) {
        WireOptions wire = WireOptions.of(request);
        if (!wire.fields().isEmpty()) {
            connection.requireRemote("--field", request.verb());
        }
        if (!wire.headers().fields().isEmpty()) {
            connection.requireRemote("--header", request.verb());
        }
        connection.requireModel(request.verb(), request.model());
    }

    /** Returns the jobs of the shard, once all lines are checked; the lines are to be closed. */
    JobSource jobs(Manifest.Lines lines, LineImages images) {
        return new JobSource(lines, parser, names, images, shard);
    }

    /** Returns the lines from the beginning. */
    Manifest.Lines lines() {
        return manifest.lines();
    }

    /** Returns what is wrong. */
    LineProblems problems() {
        return problems;
    }
}
