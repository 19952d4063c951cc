package dev.easel.cli.verb;

import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.SheetOptions;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.options.connection.SpendingOptions;
import dev.easel.cli.output.Destination;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.Plan;
import dev.easel.cli.output.ProgressLine;
import dev.easel.cli.output.Report;
import dev.easel.cli.output.WrittenImage;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Registration;
import dev.easel.http.WireOptions;
import dev.easel.imaging.settings.Encoding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The base of every verb's command: turns options into a request, sends it to a provider, and writes the images to files. */
public abstract class VerbCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Mixin
    private DestinationOptions destination = new DestinationOptions();

    @Mixin
    private SheetOptions sheet = new SheetOptions();

    @Mixin
    private ConnectionOptions connecting = new ConnectionOptions();

    @Mixin
    private SpendingOptions spending = new SpendingOptions();

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

    public VerbCommand(CliEnvironment environment) {
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
        Connection connection = connecting.open(environment.providers(), environment.variables());
        return spending.dryRun() ? plan(report, connection.unsent()) : send(report, connection);
    }

    private int send(Report report, Connection connection) {
        Destination files = destination.destination(environment.out());
        Optional<Destination> sheetFile = sheet.destination(destination.force());
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = runtime(context)) {
            ImageRequest request = checked(request(files.format(), runtime), connection, runtime);
            files.check(request.count());
            sheetFile.ifPresent(file -> file.check(1));
            List<ImageProvider> providers = spending.limiting(runtime.providers(connection, request.verb()));
            try (Easel easel = runtime.easel(providers, files.folder());
                    ImageResult result = run(easel.call(request), context)) {
                List<WrittenImage> written = files.write(result.images(), request.count());
                Outcome received = Outcome.of(result, written).request(request);
                Outcome outcome =
                        connection.hint(request.verb()).map(received::note).orElse(received);
                report.done(sheetFile.isEmpty() ? outcome : withSheet(outcome, sheetFile.get(), runtime, request));
                return outcome.partialFailures().isEmpty() ? ExitCode.DONE : ExitCode.PARTLY;
            }
        }
    }

    /** Reports what would be sent; all that is checked before sending is checked. */
    private int plan(Report report, Connection connection) {
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = runtime(context)) {
            ImageRequest request =
                    checked(request(destination.format(environment.out()), runtime), connection, runtime);
            try (Easel easel = runtime.easel(runtime.providers(connection, request.verb()), Optional.empty())) {
                Estimate estimate = easel.estimate(request);
                List<Note> notes = new ArrayList<>(estimate.notes());
                connection.missingKey(request.verb()).ifPresent(notes::add);
                spending.refusal(estimate).ifPresent(notes::add);
                connection.hint(request.verb()).ifPresent(notes::add);
                report.planned(new Plan(request, connection.baseUrl(request.verb()), estimate, notes));
                return ExitCode.DONE;
            }
        }
    }

    private CommandRuntime runtime(CancellableContext context) {
        return new CommandRuntime(
                context, limits.limits(), encoding(), environment.savedResponses(destination.folder()));
    }

    private ImageRequest checked(ImageRequest request, Connection connection, CommandRuntime runtime) {
        idempotencyKey.ifPresent(key -> connection.requireRemote("--idempotency-key", request.verb()));
        WireOptions wire = WireOptions.of(request);
        if (!wire.fields().isEmpty()) {
            connection.requireRemote("--field", request.verb());
        }
        if (!wire.headers().fields().isEmpty()) {
            connection.requireRemote("--header", request.verb());
        }
        connection.requireModel(request.verb(), request.model());
        runtime.check(request);
        return request;
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
