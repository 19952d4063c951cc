package dev.easel.cli;

import dev.easel.cli.options.ConnectionOptions;
import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.LimitOptions;
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

/** The base of every verb's command: turns options into a request, sends it to a provider, and writes the images to files. */
abstract class VerbCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Mixin
    private ConnectionOptions connection = new ConnectionOptions();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description = "Maximum duration of the whole call (default: 10m). Examples: --timeout 90s, 2m")
    private Duration timeout = Duration.ofMinutes(10);

    @Option(
            names = "--idempotency-key",
            paramLabel = "KEY",
            description =
                    "A key of yours by which the provider recognizes this call when you repeat the command, so that"
                            + " it is billed once; not every provider does. Example: --idempotency-key order-17")
    private Optional<String> idempotencyKey = Optional.empty();

    VerbCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    /** Returns the request of the options, for images in a format or in the format they are received in. */
    abstract ImageRequest request(Optional<ImageFormat> format, ImageLoader loader);

    /** Returns the encoding of images where the request does not specify one. */
    abstract Encoding encoding();

    /** Checks everything that can be rejected before the provider is called, so that no billed image is lost. */
    @Override
    public final Integer call() {
        Report report = environment.report(reporting, destination);
        Destination files = destination.destination(environment.out());
        Optional<Destination> sheetFile = sheet.destination(destination.force());
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = new CommandRuntime(
                        environment,
                        context,
                        limits.limits(),
                        encoding(),
                        environment.savedResponses(destination.folder()))) {
            ImageRequest request = request(files.format(), runtime);
            idempotencyKey.ifPresent(
                    key -> connection.requireRemote("--idempotency-key", request.verb(), environment.providers()));
            files.check(request.count());
            sheetFile.ifPresent(file -> file.check(1));
            runtime.check(request);
            try (Easel easel = runtime.easel(connection, files.folder(), request.verb());
                    ImageResult result = run(easel.call(request), context)) {
                List<WrittenImage> written = files.write(result.images(), request.count());
                Outcome received = Outcome.of(result, written);
                Outcome outcome = connection
                        .hint(request.verb(), environment.providers(), environment.variables())
                        .map(received::note)
                        .orElse(received);
                report.done(sheetFile.isEmpty() ? outcome : withSheet(outcome, sheetFile.get(), runtime, request));
                return outcome.partialFailures().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
            }
        }
    }

    /** The images are already written: a failed contact sheet is only reported and loses nothing. */
    private Outcome withSheet(Outcome outcome, Destination file, CommandRuntime runtime, ImageRequest request) {
        if (sheet.overwrites(outcome.images())) {
            return outcome.note(Note.warning(
                    "--sheet and -o name the same file: the image was kept and no contact sheet was written."));
        }
        try {
            List<ImageData> shown = new ArrayList<>(runtime.inputs(request));
            outcome.images().forEach(written -> shown.add(written.image().data()));
            GeneratedImage contactSheet = GeneratedImage.received(runtime.sheet(shown));
            return outcome.sheet(file.write(List.of(contactSheet), 1).get(0));
        } catch (EaselException e) {
            return outcome.note(Note.warning("The contact sheet could not be created: " + e.getMessage()));
        }
    }

    private ImageResult run(ImageCall call, CancellableContext context) {
        Optional<ProgressLine> progress = environment.progress(reporting.json() || reporting.quiet());
        try (Registration cancelling = context.onCancel(call::cancel)) {
            progress.ifPresent(call::onProgress);
            idempotencyKey.ifPresent(call::idempotencyKey);
            return call.timeout(timeout).execute();
        } finally {
            progress.ifPresent(ProgressLine::close);
        }
    }
}
