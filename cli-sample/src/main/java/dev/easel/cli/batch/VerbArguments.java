package dev.easel.cli.batch;

import static java.util.Objects.requireNonNull;

import dev.easel.cli.options.EditOptions;
import dev.easel.cli.options.ExpandOptions;
import dev.easel.cli.options.GenerateOptions;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.InpaintOptions;
import dev.easel.cli.options.TypeConverters;
import dev.easel.cli.options.value.Prompt;
import dev.easel.cli.options.value.StandardInput;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** The arguments of a verb, which the verb's own options parse. */
abstract class VerbArguments {
    /** Ends the options: what no text of a line can be, unlike two dashes. */
    static final String END = "\u0000end of options\u0000";

    /** Parsers that are not in use: making one takes longer than parsing many lines with it. */
    private static final Map<Verb, Queue<CommandLine>> PARSERS = Arrays.stream(Verb.values())
            .collect(Collectors.toMap(Function.identity(), verb -> new ConcurrentLinkedQueue<>()));

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
     * Parses the arguments of a verb, and returns what is made of them. Thread-safe.
     *
     * @throws CommandLine.ParameterException naming the option that is wrong
     */
    static <T> T parse(Verb verb, List<String> arguments, Function<VerbArguments, T> use) {
        Queue<CommandLine> idle = requireNonNull(PARSERS.get(verb), "the parsers of the verb");
        CommandLine free = idle.poll();
        CommandLine parser = free == null ? parser(verb) : free;
        parser.registerConverter(Prompt.class, VerbArguments::literal);
        parser.parseArgs(arguments.toArray(String[]::new));
        T made = use.apply(parser.getCommand());
        if (parser.getCommandSpec().argGroups().isEmpty()) {
            idle.add(parser);
        } // else: a parser of groups keeps what it has read
        return made;
    }

    private static CommandLine parser(Verb verb) {
        CommandLine parser = new CommandLine(empty(verb));
        TypeConverters.register(parser, InputStream.nullInputStream());
        parser.setExpandAtFiles(false);
        parser.setEndOfOptionsDelimiter(END);
        parser.setAllowOptionsAsOptionParameters(true);
        return parser;
    }

    /** A prompt of {@code -} is that text here: nothing is read in its place. */
    private static Prompt literal(String text) {
        return Prompt.parse(
                text, new StandardInput(new ByteArrayInputStream(StandardInput.NAME.getBytes(StandardCharsets.UTF_8))));
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
            return options.request(format(), loader);
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
            return options.request(format(), loader);
        }

        @Override
        Encoding encoding() {
            return options.encoding();
        }
    }
}
