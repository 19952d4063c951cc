package dev.easel.cli.identify;

import dev.easel.cli.options.LimitOptions;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.output.JsonObject;
import dev.easel.cli.output.OneLine;
import dev.easel.cli.runtime.CancellableContext;
import dev.easel.cli.runtime.CliEnvironment;
import dev.easel.cli.runtime.CommandRuntime;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.failure.CallCancelledException;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.Registration;
import dev.easel.imaging.settings.Encoding;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code easel identify}. */
@Command(
        name = "identify",
        header = "Tell what images are: size, format, colors, alpha, frames and provenance.",
        customSynopsis = "easel identify IMAGE... [--json]",
        parameterListHeading = "%n",
        footerHeading = "%nExamples:%n",
        footer = {"  easel identify photo.jpg", "  easel identify *.png --json", "  cat photo.jpg | easel identify -"})
public final class IdentifyCommand implements Callable<Integer> {
    private final CliEnvironment environment;

    @Parameters(
            arity = "1..*",
            paramLabel = "IMAGE",
            description =
                    "The images: files, http(s) URLs, or - for standard input. One is told in full, several in a line"
                            + " each. Example: photo.jpg")
    private List<ImageArgument> images = List.of();

    @Mixin
    private LimitOptions limits = new LimitOptions();

    @Option(names = "--json", description = "Print one JSON object for each image, on a line each.")
    private boolean json;

    public IdentifyCommand(CliEnvironment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        CancellableContext context = new CancellableContext();
        int failed = 0;
        int code = ExitCode.DONE;
        try (Registration interrupts = environment.interrupts().during(context::cancel);
                CommandRuntime runtime =
                        new CommandRuntime(environment, context, limits.limits(), Encoding.defaults())) {
            for (ImageArgument image : images) {
                try {
                    tell(Inspection.of(image.toString(), runtime.open(image.source()), runtime.reader()));
                } catch (CallCancelledException e) {
                    throw e;
                } catch (EaselException e) {
                    failed++;
                    code = ExitCode.of(e);
                    fail(image.toString(), e);
                }
            }
        }
        return failed > 0 && failed < images.size() ? ExitCode.PARTLY : code;
    }

    private void tell(ImageFacts facts) {
        if (json) {
            environment.out().println(FactsJson.of(facts));
        } else if (images.size() == 1) {
            FactsText.block(facts).forEach(environment.out()::println);
        } else {
            environment.out().println(FactsText.line(facts));
        }
    }

    private void fail(String name, EaselException failure) {
        boolean named = String.valueOf(failure.getMessage()).contains(name);
        if (json) {
            environment
                    .out()
                    .println(new JsonObject()
                            .with("ok", false)
                            .with("file", name)
                            .with(
                                    "error",
                                    new JsonObject()
                                            .with("kind", failure.kind())
                                            .with("message", String.valueOf(failure.getMessage()))));
        } else {
            environment.err().println(OneLine.of("easel: " + (named ? "" : name + ": ") + failure.getMessage()));
        }
    }
}
