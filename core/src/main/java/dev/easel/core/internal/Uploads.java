package dev.easel.core.internal;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.Note;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.internal.metadata.ImageStructure;
import dev.easel.core.internal.metadata.MetadataStripper;
import dev.easel.core.port.out.ImageProvider;
import java.util.List;
import java.util.OptionalLong;

/**
 * Prepares the images that one call sends: without metadata, and where a processor is present upright, in sRGB and in a
 * mode that every provider reads. Bytes change only where they must, and a URL that the provider fetches stays a URL.
 */
final class Uploads {
    private final Dependencies dependencies;
    private final ImageProvider.Link<?> link;
    private final RequestPlan plan;
    private final boolean asIs;
    private final RunningCallContext context;

    /**
     * Prepares images for a provider.
     *
     * @param asIs whether they are sent exactly as given
     */
    Uploads(
            Dependencies dependencies,
            ImageProvider.Link<?> link,
            RequestPlan plan,
            boolean asIs,
            RunningCallContext context) {
        this.dependencies = dependencies;
        this.link = link;
        this.plan = plan;
        this.asIs = asIs;
        this.context = context;
    }

    List<ImageSource> of(List<ImageSource> sources) {
        return sources.stream().map(this::of).toList();
    }

    /** Returns what the provider is sent for a source. */
    ImageSource of(ImageSource source) {
        Capabilities can = plan.capabilities();
        return can.fetchesUrls() && source.remoteUrl().isPresent()
                ? source
                : of(dependencies.load(source, link, context), can.maxInputBytes());
    }

    /** Returns what the provider is sent for an image that is loaded. */
    ImageSource of(ImageData image) {
        return of(image, plan.capabilities().maxInputBytes());
    }

    /** Returns what the provider is sent for a mask, whose levels no lossy format may change. */
    ImageSource ofMask(ImageSource source) {
        boolean fetched =
                plan.capabilities().fetchesUrls() && source.remoteUrl().isPresent();
        return fetched ? source : of(dependencies.load(source, link, context), OptionalLong.empty());
    }

    private ImageSource of(ImageData image, OptionalLong maxBytes) {
        if (asIs) {
            noteTag(image, "it was requested to be sent as it is");
            return image;
        }
        ImageStructure structure = ImageStructure.of(image);
        ImageData stripped = MetadataStripper.strip(image, structure);
        ImageData sent = dependencies
                .processor()
                .map(processor -> processor.upload(stripped, maxBytes, context))
                .orElse(stripped);
        if (structure.secondImage()) {
            plan.note(Note.adapted("the second image in the JPEG was not sent"));
        }
        noteChanges(stripped, sent, structure.frames());
        return sent;
    }

    private void noteChanges(ImageData given, ImageData sent, int frames) {
        noteTag(sent, "turning it upright needs an image processor, and none is configured");
        if (sent.header().upright() && !given.header().upright()) {
            plan.note(Note.adapted("an image was turned upright to be sent"));
        }
        if (frames > 1 && !sent.equals(given)) {
            plan.note(Note.adapted("only the first of the " + frames + " frames of an image was sent"));
        }
        if (sent.format() == ImageFormat.JPEG && !sent.equals(given)) {
            plan.note(Note.adapted("an image was compressed as JPEG to be sent: as PNG it has too many bytes"));
        }
    }

    /** A mask is for the upright image, so that one that is sent turned may be repainted in the wrong place. */
    private void noteTag(ImageData sent, String why) {
        if (!sent.header().upright()) {
            plan.note(Note.warning(
                    "an image was sent with its orientation tag, which not every provider applies: " + why));
        }
    }
}
