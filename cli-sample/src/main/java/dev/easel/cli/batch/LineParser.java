package dev.easel.cli.batch;

import dev.easel.cli.batch.manifest.Line;
import dev.easel.cli.batch.manifest.Member;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.imaging.settings.Encoding;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.OptionSpec;

/** Turns a line of a manifest into arguments of its verb: each value in one token, so that no text becomes an option. */
final class LineParser {
    private final Path folder;
    private final List<Member> defaults;

    /**
     * Creates a parser.
     *
     * @param folder the folder that names of images are relative to
     * @param defaults keys and values that hold for lines that do not set them and whose verb has them
     */
    LineParser(Path folder, List<Member> defaults) {
        this.folder = folder;
        this.defaults = List.copyOf(defaults);
    }

    /** The parts of a line that are no options. */
    private static final class Parts {
        private final Map<String, String> once = new LinkedHashMap<>();
        private final List<String> images = new ArrayList<>();
        private final List<Member> settings = new ArrayList<>();

        private void add(Member member) {
            String key = VerbKeys.plain(member.key());
            switch (key) {
                case "image", "images" -> images.add(member.value());
                case "verb", "prompt", "id", "name" -> {
                    if (once.put(key, member.value()) != null) {
                        throw new IllegalArgumentException("The key '" + key + "' is given twice.");
                    }
                }
                default -> settings.add(member);
            }
        }

        private Optional<String> get(String key) {
            return Optional.ofNullable(once.get(key)).filter(value -> !value.isBlank());
        }
    }

    /**
     * Parses a line.
     *
     * @throws IllegalArgumentException saying what is wrong with it
     */
    ParsedLine parse(Line line) {
        if (line.error().isPresent()) {
            throw new IllegalArgumentException(line.error().get());
        }
        Parts parts = new Parts();
        line.members().forEach(parts::add);
        Verb verb = parts.get("verb").map(LineParser::verb).orElse(Verb.GENERATE);
        String prompt = parts.get("prompt")
                .orElseThrow(() -> new IllegalArgumentException("The prompt is missing: add the key 'prompt'."));
        checkImages(verb, parts.images);
        Optional<String> name = parts.get("name");
        List<Member> settings = settings(verb, parts.settings, name.flatMap(LineParser::format));
        VerbInputs inputs = new VerbInputs(folder);
        List<String> arguments = new ArrayList<>();
        settings.forEach(setting -> arguments.addAll(arguments(verb, setting, inputs)));
        List<String> positional = new ArrayList<>();
        if (VerbKeys.takesPromptAsOption(verb)) {
            arguments.add("--prompt=" + prompt);
        } else {
            positional.add(prompt);
        }
        parts.images.forEach(image -> positional.add(inputs.argument(image)));
        arguments.add(VerbArguments.END);
        arguments.addAll(positional);
        return new ParsedLine(
                line.number(),
                parts.get("id").orElse(String.valueOf(line.number())),
                name.map(LineParser::withoutExtension),
                verb,
                prompt,
                parts.images,
                settings,
                arguments,
                inputs.files());
    }

    /** Returns the encoding of all images of a batch. */
    static Encoding encoding(List<Member> defaults) {
        VerbInputs none = new VerbInputs(Path.of(""));
        List<String> arguments = new ArrayList<>();
        defaults.stream()
                .filter(member -> VerbKeys.FOR_ALL.contains(member.key()))
                .forEach(member -> arguments.addAll(arguments(Verb.GENERATE, member, none)));
        arguments.addAll(List.of(VerbArguments.END, "any"));
        return VerbArguments.parse(Verb.GENERATE, arguments, VerbArguments::encoding);
    }

    /** Returns the verb of a line, or empty where it is unknown. */
    static Optional<Verb> verbOf(Line line) {
        Optional<String> word = line.members().stream()
                .filter(member -> VerbKeys.plain(member.key()).equals("verb"))
                .map(Member::value)
                .findFirst();
        return word.isEmpty() ? Optional.of(Verb.GENERATE) : named(word.get());
    }

    private static Optional<Verb> named(String word) {
        return Arrays.stream(Verb.values())
                .filter(verb -> verb.word().equalsIgnoreCase(word.strip()))
                .findFirst();
    }

    private static Verb verb(String word) {
        return named(word)
                .orElseThrow(() -> new IllegalArgumentException("Unknown verb '" + word + "': choose one of "
                        + Arrays.stream(Verb.values()).map(Verb::word).collect(Collectors.joining(", ")) + "."));
    }

    private static void checkImages(Verb verb, List<String> images) {
        int most = switch (verb) {
            case GENERATE -> 0;
            case EDIT -> Integer.MAX_VALUE;
            case INPAINT, EXPAND -> 1;
        };
        if (verb != Verb.GENERATE && images.isEmpty()) {
            throw new IllegalArgumentException(
                    "The image is missing: " + verb.word() + " needs the key 'images', such as \"photo.jpg\".");
        }
        if (images.size() > most) {
            throw new IllegalArgumentException(
                    most == 0
                            ? "The key 'images' is not for generate: use the verb edit, or remove it."
                            : verb.word() + " takes one image, got " + images.size() + ".");
        }
    }

    private static Optional<ImageFormat> format(String name) {
        int dot = name.lastIndexOf('.');
        return dot <= 0
                ? Optional.empty()
                : ImageFormat.named(name.substring(dot + 1)).filter(format -> format != ImageFormat.GIF);
    }

    private static String withoutExtension(String name) {
        return format(name).isPresent() ? name.substring(0, name.lastIndexOf('.')) : name;
    }

    /** Returns the defaults that the line does not replace, followed by what it sets. */
    private List<Member> settings(Verb verb, List<Member> ofLine, Optional<ImageFormat> ofName) {
        List<Member> own = new ArrayList<>();
        for (Member member : ofLine) {
            OptionSpec option = VerbKeys.option(verb, member.key())
                    .orElseThrow(() -> new IllegalArgumentException(VerbKeys.unknown(verb, member.key())));
            String key = VerbKeys.key(option);
            if (VerbKeys.FOR_ALL.contains(key)) {
                throw new IllegalArgumentException("The key '" + key
                        + "' holds for all images of a batch: give it on the command line, as --" + key + ".");
            }
            own.add(new Member(key, member.value()));
        }
        ofName.ifPresent(format -> addFormat(own, format));
        List<Member> all = new ArrayList<>();
        for (Member byDefault : defaults) {
            if (VerbKeys.option(verb, byDefault.key()).isPresent()
                    && own.stream().noneMatch(member -> VerbKeys.excludes(member.key(), byDefault.key()))) {
                all.add(byDefault);
            }
        }
        all.addAll(own);
        return all;
    }

    private static void addFormat(List<Member> own, ImageFormat ofName) {
        Optional<String> given = own.stream()
                .filter(member -> member.key().equals("format"))
                .map(Member::value)
                .findFirst();
        if (given.isEmpty()) {
            own.add(new Member("format", ofName.word()));
        } else if (!ImageFormat.named(given.get()).equals(Optional.of(ofName))) {
            throw new IllegalArgumentException("The extension of 'name' means " + ofName.word() + ", but 'format' is "
                    + given.get() + ": make them agree, or remove one.");
        }
    }

    private static List<String> arguments(Verb verb, Member setting, VerbInputs inputs) {
        OptionSpec option = VerbKeys.option(verb, setting.key()).orElseThrow();
        if (option.arity().max() > 0) {
            String value = VerbInputs.isImage(option) ? inputs.argument(setting.value()) : setting.value();
            return List.of(option.longestName() + "=" + value);
        }
        return switch (setting.value().strip()) {
            case "true" -> List.of(option.longestName());
            case "false" -> List.of();
            default ->
                throw new IllegalArgumentException(
                        setting.key() + ": Invalid value '" + setting.value() + "': expected true or false.");
        };
    }
}
