package dev.easel.cli.batch;

import dev.easel.cli.options.EditOptions;
import dev.easel.cli.options.ExpandOptions;
import dev.easel.cli.options.GenerateOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.InpaintOptions;
import dev.easel.cli.options.TypeConverters;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The arguments of a verb, which the verb's own options parse. */
abstract class VerbArguments {
    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "png, jpeg or webp (default: as received). Example: --format jpeg")
    private Optional<ImageFormat> format = Optional.empty();

    /** Returns the request that the arguments make. */
    abstract ImageRequest request(ImageLoader loader);

    /** Returns the encoding of images where the request does not specify one. */
    abstract Encoding encoding();

    /** Returns the format of the images; empty leaves them as received. */
    final Optional<ImageFormat> format() {
        return format;
    }

    /** Returns the options of a verb. */
    static CommandSpec spec(Verb verb) {
        return CommandSpec.forAnnotatedObject(empty(verb));
    }

    /**
     * Parses the arguments of a verb.
     *
     * @throws CommandLine.ParameterException naming the option that is wrong
     */
    static VerbArguments parse(Verb verb, List<String> arguments) {
        VerbArguments parsed = empty(verb);
        CommandLine parser = new CommandLine(parsed);
        TypeConverters.register(parser, dash());
        parser.setExpandAtFiles(false);
        parser.parseArgs(arguments.toArray(String[]::new));
        return parsed;
    }

    /** A prompt of {@code -} is that text here: nothing is read in its place. */
    private static InputStream dash() {
        return new ByteArrayInputStream("-".getBytes(StandardCharsets.UTF_8));
    }

    private static VerbArguments empty(Verb verb) {
        return switch (verb) {
            case GENERATE -> new Generate();
            case EDIT -> new Edit();
            case INPAINT -> new Inpaint();
            case EXPAND -> new Expand();
        };
    }

    @Command
    private static final class Generate extends VerbArguments {
        @Mixin
        private GenerateOptions options = new GenerateOptions();

        @Override
        ImageRequest request(ImageLoader loader) {
            return options.request(format());
        }

        @Override
        Encoding encoding() {
            return options.encoding();
        }
    }

    @Command
    private static final class Edit extends VerbArguments {
        @Mixin
        private EditOptions options = new EditOptions();

        @Override
        ImageRequest request(ImageLoader loader) {
            return options.request(format());
        }

        @Override
        Encoding encoding() {
            return options.encoding();
        }
    }

    @Command
    private static final class Inpaint extends VerbArguments {
        @Mixin
        private InpaintOptions options = new InpaintOptions();

        @Override
        ImageRequest request(ImageLoader loader) {
            return options.request(format(), loader);
        }

        @Override
        Encoding encoding() {
            return options.encoding();
        }
    }

    @Command
    private static final class Expand extends VerbArguments {
        @Mixin
        private ExpandOptions options = new ExpandOptions();

        @Override
        ImageRequest request(ImageLoader loader) {
            return options.request(format());
        }

        @Override
        Encoding encoding() {
            return options.encoding();
        }
    }
}
