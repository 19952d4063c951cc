package dev.easel.cli.verb;

import dev.easel.cli.many.DistinctNames;
import dev.easel.cli.many.ManyInputs;
import dev.easel.cli.options.DestinationOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.SheetOptions;
import dev.easel.cli.options.connection.Connection;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.options.connection.SpendingOptions;
import dev.easel.cli.options.value.ImageArgument;
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
import dev.easel.core.domain.Verb;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
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

    /** Returns the request for one of several inputs. */
    ImageRequest request(ImageArgument input, Optional<ImageFormat> format, ImageLoader loader) {
        throw new UnsupportedOperationException("This verb works on no list of images.");
    }

    /** Returns the inputs that each make a call, where the command line names several such. */
    Optional<List<ImageArgument>> inputs(Optional<Path> output) {
        return Optional.empty();
    }

    /** Returns how many inputs are worked on at once. */
    int parallel() {
        return 1;
    }

    /** Returns the name for the images of a request, in a folder and for {@code {name}}. */
    abstract String name(ImageRequest request);

    /** Returns the verb of the command. */
    abstract Verb verb();

    /** Returns the encoding of images where the request does not specify one. */
    abstract Encoding encoding();

    /** Checks everything that can be rejected before the provider is called, so that no billed image is lost. */
    @Override
    public final Integer call() {
        Report report = environment.report(reporting, destination);
        Connection connection = connecting.open(environment.providers(), environment.variables());
        if (!spending.dryRun()) {
            destination.destination(environment.out());
        }
        Optional<List<ImageArgument>> several = inputs(destination.folder());
        several.ifPresent(this::checkSeveral);
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime = runtime(context)) {
            if (several.isPresent()) {
                return spending.dryRun()
                        ? plan(several.get(), report, connection.unsent(), runtime)
                        : many(several.get(), report, connection, runtime, context);
            }
            ImageRequest request = request(destination.format(environment.out()), runtime);
            return spending.dryRun()
                    ? plan(request, report, connection.unsent(), runtime)
                    : send(request, report, connection, runtime, context);
        }
    }

    private int send(
            ImageRequest sent,
            Report report,
            Connection connection,
            CommandRuntime runtime,
            CancellableContext context) {
        Optional<Destination> sheetFile = sheet.destination(destination.force());
        ImageRequest request = checked(sent, connection, runtime);
        Destination files = destination.destination(environment.out(), name(request), 1, Optional.empty());
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

    /** Reports what would be sent; all that is checked before sending is checked. */
    private int plan(ImageRequest sent, Report report, Connection connection, CommandRuntime runtime) {
        ImageRequest request = checked(sent, connection, runtime);
        try (Easel easel = runtime.easel(runtime.providers(connection, request.verb()), Optional.empty())) {
            report.planned(planned(easel.estimate(request), request, connection));
            return ExitCode.DONE;
        }
    }

    private Plan planned(Estimate estimate, ImageRequest request, Connection connection) {
        Verb verb = request.verb();
        List<Note> notes = new ArrayList<>(estimate.notes());
        connection.missingKey(verb).ifPresent(notes::add);
        spending.refusal(estimate).ifPresent(notes::add);
        connection.hint(verb).ifPresent(notes::add);
        return new Plan(request, connection.baseUrl(verb), estimate, notes);
    }

    private void checkSeveral(List<ImageArgument> inputs) {
        if (idempotencyKey.isPresent()) {
            throw new IllegalArgumentException("--idempotency-key is the key of one call, but there are several inputs:"
                    + " remove it, or name one image.");
        }
        if (sheet.isGiven()) {
            throw new IllegalArgumentException(
                    "--sheet shows one call, but there are several inputs: remove it, or name one image.");
        }
        if (inputs.size() > 1 && !spending.dryRun()) {
            destination.requireNames(inputs.size());
        }
    }

    /** A checked input of several, and the files of its images. */
    private record Checked(ImageRequest request, Destination files) {}

    /** An input that cannot be read fails alone; all names are checked before the first call. */
    private int many(
            List<ImageArgument> inputs,
            Report report,
            Connection connection,
            CommandRuntime runtime,
            CancellableContext context) {
        DistinctNames names = new DistinctNames(inputs);
        Optional<ImageFormat> format = destination.format(environment.out());
        Verb verb = verb();
        List<ImageProvider> providers = spending.limiting(runtime.providers(connection, verb));
        try (Easel easel = runtime.easel(
                providers, destination.destination(environment.out()).folder())) {
            List<ManyInputs.Job> jobs = new ArrayList<>();
            int number = 1;
            for (ImageArgument input : inputs) {
                Supplier<Outcome> work;
                try {
                    ImageRequest request = request(input, format, runtime);
                    requireOptions(request, connection);
                    Destination files =
                            destination.destination(environment.out(), input.name(), number, Optional.empty());
                    files.check(request.count());
                    names.add(input, files, request.count());
                    number += destination.namesInputs() ? 0 : request.count();
                    work = () -> sent(new Checked(request, files), easel, runtime, context);
                } catch (EaselException e) {
                    work = () -> {
                        throw e;
                    };
                }
                jobs.add(new ManyInputs.Job(input.toString(), work));
            }
            return new ManyInputs(report, context).run(jobs, parallel());
        }
    }

    private Outcome sent(Checked input, Easel easel, CommandRuntime runtime, CancellableContext context) {
        runtime.check(input.request());
        ImageCall call = easel.call(input.request()).timeout(timeout);
        try (Registration cancelling = context.onCancel(call::cancel);
                ImageResult result = call.execute()) {
            List<WrittenImage> written =
                    input.files().write(result.images(), input.request().count());
            return Outcome.of(result, written).request(input.request());
        }
    }

    /** Reports what would be sent for all inputs: calls that differ in nothing are reported once. */
    private int plan(List<ImageArgument> inputs, Report report, Connection connection, CommandRuntime runtime) {
        Optional<ImageFormat> format = destination.format(environment.out());
        Map<Plan, List<String>> plans = new LinkedHashMap<>();
        try (Easel easel = runtime.easel(runtime.providers(connection, verb()), Optional.empty())) {
            for (ImageArgument input : inputs) {
                ImageRequest request = checked(request(input, format, runtime), connection, runtime);
                Plan plan = planned(easel.estimate(request), request, connection);
                Plan same = plans.keySet().stream()
                        .filter(plan::matches)
                        .findFirst()
                        .orElse(plan);
                plans.computeIfAbsent(same, first -> new ArrayList<>()).add(input.toString());
            }
        }
        plans.forEach((plan, names) -> report.planned(plan.note(Note.adapted("this call is made for "
                + (names.size() == 1
                        ? names.get(0)
                        : "each of " + names.size() + " inputs, " + names.get(0) + " first")))));
        return ExitCode.DONE;
    }

    private CommandRuntime runtime(CancellableContext context) {
        return new CommandRuntime(
                context, limits.limits(), encoding(), environment.savedResponses(destination.folder()));
    }

    private ImageRequest checked(ImageRequest request, Connection connection, CommandRuntime runtime) {
        requireOptions(request, connection);
        runtime.check(request);
        return request;
    }

    private void requireOptions(ImageRequest request, Connection connection) {
        idempotencyKey.ifPresent(key -> connection.requireRemote("--idempotency-key", request.verb()));
        WireOptions wire = WireOptions.of(request);
        if (!wire.fields().isEmpty()) {
            connection.requireRemote("--field", request.verb());
        }
        if (!wire.headers().fields().isEmpty()) {
            connection.requireRemote("--header", request.verb());
        }
        connection.requireModel(request.verb(), request.model());
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
