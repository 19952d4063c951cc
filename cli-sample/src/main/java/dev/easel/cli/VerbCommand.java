package dev.easel.cli;

import dev.easel.cli.options.ConnectionOptions;
import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.PictureLoader;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.OutputFiles;
import dev.easel.cli.output.ProgressLine;
import dev.easel.core.domain.ImageFormat;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.codec.Encoding;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command of every verb does: options to a request, the request to a provider, the pictures to files. */
abstract class VerbCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long the whole call may take; 10m unless said. Examples: --timeout 90s, 2m")
    private Duration timeout = Duration.ofMinutes(10);

    VerbCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns what the options ask for, as pictures of a format or in whatever format they come. */
    abstract ImageRequest request(Optional<ImageFormat> format, PictureLoader loader);

    /** Returns how pictures are encoded where the request leaves it open. */
    abstract Encoding encoding();

    /** Everything that can be refused is refused before the provider is asked, so that nothing paid for is lost. */
    @Override
    public final Integer call() {
        OutputFiles files = destination.files();
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = surroundings.interrupts().during(context::cancel);
                Composition composition = new Composition(surroundings, context, encoding())) {
            ImageRequest request = request(files.format(), composition);
            files.check(request.count());
            composition.check(request);
            try (Easel easel = composition.easel(connection, request.verb());
                    ImageResult result = run(easel.call(request), context)) {
                Outcome outcome = Outcome.of(result, files.write(result.pictures(), request.count()));
                surroundings.report(reporting.json(), reporting.quiet()).done(outcome);
                return outcome.missing().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
            }
        }
    }

    private ImageResult run(ImageCall call, CancellableContext context) {
        Optional<ProgressLine> progress = surroundings.progress(reporting.json() || reporting.quiet());
        try (Registration cancelling = context.onCancel(call::cancel)) {
            progress.ifPresent(call::onProgress);
            return call.timeout(timeout).execute();
        } finally {
            progress.ifPresent(ProgressLine::close);
        }
    }
}
