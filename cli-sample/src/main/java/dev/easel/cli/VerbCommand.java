package dev.easel.cli;

import dev.easel.cli.options.ConnectionOptions;
import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.SheetOptions;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.ProgressLine;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenImage;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** What the command of every verb does: options to a request, the request to a provider, the images to files. */
abstract class VerbCommand implements Callable<Integer> {
    private final CliEnvironment surroundings;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "How long the whole call may take; 10m unless said. Examples: --timeout 90s, 2m")
    private Duration timeout = Duration.ofMinutes(10);

    VerbCommand(CliEnvironment surroundings) {
        this.surroundings = surroundings;
    }

    /** Returns what the options ask for, as images of a format or in whatever format they come. */
    abstract ImageRequest request(Optional<ImageFormat> format, ImageLoader loader);

    /** Returns how images are encoded where the request leaves it open. */
    abstract Encoding encoding();

    /** Everything that can be refused is refused before the provider is asked, so that nothing paid for is lost. */
    @Override
    public final Integer call() {
        Report report = surroundings.report(reporting, destination);
        Destination files = destination.destination(surroundings.out());
        Optional<Destination> sheetFile = sheet.destination(destination.force());
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = surroundings.interrupts().during(context::cancel);
                CommandRuntime composition = new CommandRuntime(surroundings, context, encoding())) {
            ImageRequest request = request(files.format(), composition);
            files.check(request.count());
            sheetFile.ifPresent(file -> file.check(1));
            composition.check(request);
            try (Easel easel = composition.easel(connection, request.verb());
                    ImageResult result = run(easel.call(request), context)) {
                List<WrittenImage> written = files.write(result.images(), request.count());
                Outcome outcome = Outcome.of(result, written);
                report.done(sheetFile.isEmpty() ? outcome : withSheet(outcome, sheetFile.get(), composition, request));
                return outcome.partialFailures().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
            }
        }
    }

    /** The images are written by now: a sheet that cannot be made is told and loses nothing. */
    private Outcome withSheet(Outcome outcome, Destination file, CommandRuntime composition, ImageRequest request) {
        if (sheet.overwrites(outcome.images())) {
            return outcome.note(
                    Note.warning("--sheet and -o name the same file: the image is kept, no sheet was made."));
        }
        try {
            List<ImageData> shown = new ArrayList<>(composition.inputs(request));
            outcome.images().forEach(written -> shown.add(written.image().data()));
            GeneratedImage made = GeneratedImage.received(composition.sheet(shown));
            return outcome.sheet(file.write(List.of(made), 1).get(0));
        } catch (EaselException e) {
            return outcome.note(Note.warning("The contact sheet could not be made: " + e.getMessage()));
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
