package dev.easel.it.author;

// sample: local_model
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.port.out.ImageProvider;
import java.util.function.Function;

/** A provider of anything that turns a prompt into an encoded image, such as a model in this program. */
public final class LocalModel {
    private LocalModel() {}

    public static ImageProvider provider(Function<String, byte[]> model) {
        return ImageProvider.named("local model")
                .generator((request, context) -> {
                    context.throwIfCancelled();
                    ImageData image = ImageData.of(model.apply(request.prompt()));
                    return ImageResult.builder("local model")
                            .image(GeneratedImage.received(image))
                            .build();
                })
                .build();
    }
}
// end
