package dev.easel.cli.demo;

import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.ReportOptions;
import dev.easel.cli.options.connection.ConnectionOptions;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.output.Outcome;
import dev.easel.cli.output.WrittenImage;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.cli.serve.StudioCommand;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel demo}. */
@Command(
        name = "demo",
        header = "Demonstrate all four verbs with the offline provider: before, mask and after side by side.",
        customSynopsis = "easel demo [DIR] [--image FILE] [--force] [--max-pixels N] [--json] [--quiet]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  easel demo", "  easel demo images --image photo.jpg"})
public final class DemoCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder for the images and index.html (default: easel-demo). Example: images")
    private Path folder = Path.of("easel-demo");

    @Option(
            names = "--image",
            paramLabel = "FILE",
            description = "Use your own image instead of a generated one. Example: --image photo.jpg")
    private Optional<ImageArgument> image = Optional.empty();

    @Option(
            names = "--force",
            description =
                    "Overwrite files in the folder that no earlier demo wrote; without this option they are kept.")
    private boolean force;

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Mixin
    private ReportOptions reporting = new ReportOptions();

    public DemoCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        long startedAt = System.nanoTime();
        DemoFiles files = DemoFiles.in(folder, image.isPresent());
        if (!force) {
            files.checkNothingElseIsOverwritten();
        }
        CancellableContext context = new CancellableContext();
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime =
                        new CommandRuntime(environment, context, limits.limits(), Encoding.defaults());
                Easel easel = runtime.easel(
                        runtime.providers(
                                new ConnectionOptions().open(environment.providers(), environment.variables()),
                                Verb.values()),
                        Optional.empty())) {
            List<Exhibit> exhibits = new Demo(easel, runtime.processor(), context, files, this::print)
                    .run(image.map(ImageArgument::source).map(runtime::load));
            Outcome outcome = outcome(exhibits, startedAt);
            if (reporting.json()) {
                environment.report(true, false).done(outcome);
            } else if (!reporting.quiet()) {
                environment
                        .out()
                        .println("Wrote " + outcome.images().size() + " images; open "
                                + files.page().toAbsolutePath().normalize() + " to compare them.");
                environment
                        .out()
                        .println("To paint over an image yourself: easel studio, which opens " + StudioCommand.ADDRESS);
            }
            if (reporting.open()) {
                environment.open(files.page(), reporting.quiet());
            }
            return ExitCode.DONE;
        }
    }

    private void print(Exhibit exhibit) {
        if (!reporting.json() && !reporting.quiet()) {
            environment
                    .out()
                    .printf(
                            Locale.ROOT,
                            "%-9s %5.2f s  %s%n",
                            exhibit.verb(),
                            exhibit.elapsed().toMillis() / 1e3,
                            exhibit.title());
        }
    }

    private static Outcome outcome(List<Exhibit> exhibits, long startedAt) {
        List<WrittenImage> written = exhibits.stream()
                .flatMap(exhibit -> exhibit.panels().stream())
                .distinct()
                .map(panel -> new WrittenImage(GeneratedImage.received(panel.image()), panel.file(), panel.file()))
                .collect(Collectors.toList());
        return Outcome.here(Duration.ofNanos(System.nanoTime() - startedAt), written);
    }
}
