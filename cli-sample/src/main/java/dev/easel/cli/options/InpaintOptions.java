package dev.easel.cli.options;

import dev.easel.cli.options.TypeConverters.Switch;
import dev.easel.cli.options.value.ImageArgument;
import dev.easel.cli.options.value.LiteralText;
import dev.easel.cli.options.value.Prompt;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.domain.image.MaskConvention;
import dev.easel.imaging.settings.Encoding;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code inpaint}. */
public final class InpaintOptions {
    @Parameters(
            arity = "0..1",
            paramLabel = "IMAGE",
            description =
                    "The image to repaint: a file, an http(s) URL, or - for standard input. Pixels outside the mask stay"
                            + " bit for bit the same. Example: room.jpg")
    private Optional<ImageArgument> image = Optional.empty();

    @Option(
            names = {"-p", "--prompt"},
            preprocessor = LiteralText.class,
            paramLabel = "PROMPT",
            description =
                    "A description of the masked region; - reads it from standard input. Example: -p \"a green velvet sofa\"")
    private Optional<Prompt> prompt = Optional.empty();

    @Mixin
    private PromptFileOptions file = new PromptFileOptions();

    @Option(
            names = "--as-returned",
            description =
                    "Keep the provider's image as returned: pixels outside the mask are not restored and may differ.")
    private boolean asReturned;

    @Option(
            names = "--mask-threshold",
            paramLabel = "LEVEL",
            description =
                    "From which level of a soft mask, 1 (all that is marked at all) to 255 (only what is fully marked),"
                            + " pixels are sent to be repainted; all levels still blend. Default: 128. Example: --mask-threshold 1")
    private int maskThreshold = Mask.MOSTLY_MARKED;

    @Option(
            names = "--harmonize",
            paramLabel = "on|off",
            description =
                    "Whether what the provider did to the whole image, such as brighter tones or a shift, is undone"
                            + " in the repainted part so that its edge does not show: on (default) or off. Example: --harmonize off")
    private Switch harmonize = Switch.ON;

    @Mixin
    private MaskOptions mask = new MaskOptions();

    @Mixin
    private UploadOptions upload = new UploadOptions();

    @Mixin
    private ImageRequestOptions common = new ImageRequestOptions();

    /** Returns the encoding of images where the request does not specify one. */
    public Encoding encoding() {
        return common.encoding();
    }

    /** Returns the request for images in a format, or as received; drawing a mask needs the loaded image. */
    public InpaintRequest request(Optional<ImageFormat> format, ImageLoader loader) {
        image().claim("the image");
        mask.claim();
        String words = file.prompt(prompt).text();
        ImageSource source = image().source();
        Optional<Mask> given = mask.asGiven();
        InpaintRequest.Builder request =
                given.isPresent() ? InpaintRequest.builder(source, given.get(), words) : drawn(source, words, loader);
        request.harmonize(harmonize == Switch.ON);
        if (asReturned) {
            request.asReturned();
        }
        if (upload.asIs()) {
            request.sendAsIs();
        }
        return common.applyTo(
                        request.maskThreshold(maskThreshold),
                        format,
                        Optional.of(() -> loader.load(source).size()))
                .build();
    }

    /** Returns the image to repaint. */
    public ImageArgument image() {
        return image.orElseThrow(ImageArgument::missing);
    }

    private InpaintRequest.Builder drawn(ImageSource source, String words, ImageLoader loader) {
        ImageData loaded = loader.load(source);
        return InpaintRequest.builder(loaded, mask.draw(loaded, MaskConvention.WHITE, loader), words);
    }
}
