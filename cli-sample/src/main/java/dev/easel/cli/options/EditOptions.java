package dev.easel.cli.options;

import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.LiteralText;
import dev.easel.cli.options.value.Prompt;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.imaging.settings.Encoding;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code edit}. */
public final class EditOptions {
    @Parameters(
            arity = "0..*",
            paramLabel = "IMAGE",
            description = "The image to change, or several to combine: files, http(s) URLs, or - for standard"
                    + " input. Example: photo.jpg logo.png")
    private List<ImageArgument> images = List.of();

    @Option(
            names = {"-p", "--prompt"},
            preprocessor = LiteralText.class,
            paramLabel = "PROMPT",
            description =
                    "A description of the change; - reads it from standard input. Example: -p \"at night, in the rain\"")
    private Optional<Prompt> prompt = Optional.empty();

    @Mixin
    private PromptFileOptions file = new PromptFileOptions();

    @Mixin
    private UploadOptions upload = new UploadOptions();

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns the encoding of images where the request does not specify one. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the images in order. */
    public List<ImageArgument> images() {
        return images;
    }

    /** Returns the request for images in a format, or in the format they are received in. */
    public EditRequest request(Optional<ImageFormat> format, ImageLoader loader) {
        return request(images, format, loader);
    }

    /**
     * Returns the request with other images than the arguments.
     *
     * @param loader loads the first image where a size depends on it
     */
    public EditRequest request(List<ImageArgument> sources, Optional<ImageFormat> format, ImageLoader loader) {
        if (sources.isEmpty()) {
            throw ImageArgument.missing();
        }
        sources.forEach(source -> source.claim("the image"));
        String words = file.prompt(prompt).text();
        List<ImageSource> opened = sources.stream().map(ImageArgument::source).toList();
        EditRequest.Builder request = EditRequest.builder(opened, words);
        if (upload.asIs()) {
            request.sendAsIs();
        }
        return common.applyTo(
                        request,
                        format,
                        Optional.of(() -> loader.load(opened.get(0)).size()))
                .build();
    }
}
