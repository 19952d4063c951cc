package dev.easel.cli.batch;

import dev.easel.cli.batch.files.FileHash;
import dev.easel.cli.batch.manifest.Member;
import dev.easel.cli.config.SecretText;
import dev.easel.cli.options.ImageLoader;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.output.OneLine;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.failure.StorageException;
import dev.easel.core.internal.io.Redacted;
import dev.easel.core.internal.io.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;

/**
 * A line of which each key is known.
 *
 * @param name the base name of the files, where the line sets it
 * @param images the input images as they are written
 * @param settings the keys and values beside those, defaults among them, in the order in which they hold
 * @param arguments the line as arguments of its verb
 * @param files the input files, masks among them
 */
record ParsedLine(
        int number,
        String id,
        Optional<String> name,
        Verb verb,
        String prompt,
        List<String> images,
        List<Member> settings,
        List<String> arguments,
        List<Path> files) {
    /** What may be confidential is not shown. */
    private static final String HEADER = "header";

    private static final String FIELD = "field";

    /** In the place of a file's name, which does not matter. */
    private static final String FILE = "file";

    ParsedLine {
        images = List.copyOf(images);
        settings = List.copyOf(settings);
        arguments = List.copyOf(arguments);
        files = List.copyOf(files);
    }

    /**
     * Returns the request of the line.
     *
     * @throws IllegalArgumentException saying which value is wrong, or which are missing
     */
    ImageRequest request(ImageLoader loader) {
        try {
            return VerbArguments.parse(verb, arguments, parsed -> parsed.request(loader));
        } catch (ParameterException e) {
            String key = e.getArgSpec() != null && e.getArgSpec().isOption()
                    ? ((picocli.CommandLine.Model.OptionSpec) e.getArgSpec())
                            .longestName()
                            .replaceFirst("^-+", "")
                    : "";
            String message = e.getCause() instanceof TypeConversionException cause
                    ? String.valueOf(cause.getMessage())
                    : String.valueOf(e.getMessage());
            throw new IllegalArgumentException((key.isEmpty() ? "" : key + ": ") + OneLine.of(message), e);
        }
    }

    /** Returns the number of requested images, as the settings have it. */
    int count() {
        return settings.stream()
                .filter(member -> member.key().equals("count"))
                .reduce((earlier, later) -> later)
                .map(member -> Integer.parseInt(member.value().strip()))
                .orElse(1);
    }

    /** Returns the input images for people: a URL without what may be secret. */
    List<String> shownImages() {
        return images.stream().map(ParsedLine::withoutSecret).toList();
    }

    /** Returns the settings for people, without what may be secret: a key that is given several times has all its values. */
    Map<String, String> shownSettings() {
        Map<String, String> shown = new LinkedHashMap<>();
        settings.stream()
                .filter(member -> !member.key().equals(HEADER))
                .forEach(member -> shown.merge(member.key(), shown(member), (one, other) -> one + " " + other));
        return shown;
    }

    private static String shown(Member setting) {
        int end = setting.key().equals(FIELD) ? setting.value().indexOf('=') : -1;
        return end > 0 && SecretText.isNameOfSecret(setting.value().substring(0, end))
                ? setting.value().substring(0, end + 1) + "…"
                : withoutSecret(setting.value());
    }

    private static String withoutSecret(String value) {
        return ImageArgument.isUrl(value) ? Redacted.text(value) : value;
    }

    /**
     * Returns what the line requests as a hash: files count by what they hold, not by where they are.
     *
     * @throws StorageException when a file cannot be read
     */
    String fingerprint() {
        MessageDigest hash = Sha256.digest();
        add(hash, verb.word());
        add(hash, prompt);
        settings.forEach(member -> add(hash, member.key() + "=" + (isFile(member) ? FILE : member.value())));
        for (Path file : files) {
            add(hash, content(file));
        }
        images.forEach(image -> add(hash, ImageArgument.isUrl(image) ? image : FILE));
        return HexFormat.of().formatHex(hash.digest());
    }

    private boolean isFile(Member setting) {
        return !ImageArgument.isUrl(setting.value())
                && VerbInputs.isImage(VerbKeys.option(verb, setting.key()).orElseThrow());
    }

    private static String content(Path file) {
        try {
            return Files.isRegularFile(file) ? FileHash.of(file) : "";
        } catch (IOException e) {
            throw StorageException.reading(file.toString(), e);
        }
    }

    private static void add(MessageDigest hash, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        hash.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        hash.update(bytes);
    }
}
