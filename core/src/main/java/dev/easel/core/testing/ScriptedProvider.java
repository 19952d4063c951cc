package dev.easel.core.testing;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.failure.EaselException;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageEditor;
import dev.easel.core.port.out.ImageGenerator;
import dev.easel.core.port.out.ImageInpainter;
import dev.easel.core.port.out.ImageProvider;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;

/**
 * A provider for the tests of programs that use Easel: it gives scripted results in order, and records the requests it
 * receives. Thread-safe.
 *
 * <pre>{@code
 * ScriptedProvider provider = new ScriptedProvider().answer(png).fail(ProviderException.of(RATE_LIMITED, "slow down").build());
 * Easel easel = EaselBuilder.create().provider(provider.provider()).build();
 * }</pre>
 */
public final class ScriptedProvider implements ImageGenerator, ImageEditor, ImageInpainter {
    private final String name;
    private final Capabilities capabilities;
    private final Deque<BiFunction<ImageRequest, CallContext, ImageResult>> script = new ArrayDeque<>();
    private final List<ImageRequest> received = new ArrayList<>();

    /** A provider named {@code scripted} that can do everything one call at a time. */
    public ScriptedProvider() {
        this("scripted");
    }

    /** A provider of a name that can do everything one call at a time. */
    public ScriptedProvider(String name) {
        this(
                name,
                Capabilities.builder()
                        .maxCount(10)
                        .maxInputImages(16)
                        .source("scripted")
                        .build());
    }

    /** A provider of a name and capabilities. */
    public ScriptedProvider(String name, Capabilities capabilities) {
        this.name = requireNonNull(name, "name");
        this.capabilities = requireNonNull(capabilities, "capabilities");
    }

    /** Responds to the next call with these encoded images. */
    public ScriptedProvider answer(byte[]... images) {
        requireNonNull(images, "images");
        List<GeneratedImage> generated = new ArrayList<>();
        for (byte[] image : images) {
            generated.add(GeneratedImage.received(ImageData.of(image)));
        }
        return answer((request, context) -> ImageResult.builder(name)
                .images(generated)
                .model(request.model())
                .build());
    }

    /** Responds to the next call with the result of a function. */
    public synchronized ScriptedProvider answer(BiFunction<ImageRequest, CallContext, ImageResult> response) {
        script.add(requireNonNull(response, "response"));
        return this;
    }

    /** Fails the next call. */
    public ScriptedProvider fail(EaselException failure) {
        requireNonNull(failure, "failure");
        return answer((request, context) -> {
            throw failure;
        });
    }

    /** Returns the requests received so far, as the ports received them. */
    public synchronized List<ImageRequest> received() {
        return List.copyOf(received);
    }

    /** Returns this as a provider of all verbs. */
    public ImageProvider provider() {
        return ImageProvider.named(name)
                .generator(this)
                .editor(this)
                .inpainter(this)
                .build();
    }

    @Override
    public ImageResult generate(GenerateRequest request, CallContext context) {
        return respond(request, context);
    }

    @Override
    public ImageResult edit(EditRequest request, CallContext context) {
        return respond(request, context);
    }

    @Override
    public ImageResult inpaint(InpaintRequest request, CallContext context) {
        return respond(request, context);
    }

    private ImageResult respond(ImageRequest request, CallContext context) {
        requireNonNull(request, "request");
        requireNonNull(context, "context");
        return next(request).apply(request, context);
    }

    private synchronized BiFunction<ImageRequest, CallContext, ImageResult> next(ImageRequest request) {
        received.add(request);
        BiFunction<ImageRequest, CallContext, ImageResult> response = script.poll();
        if (response == null) {
            throw new IllegalStateException("The script of '" + name + "' has no response left for request "
                    + received.size() + ": " + request);
        }
        return response;
    }

    @Override
    public Capabilities capabilities(ModelId model) {
        requireNonNull(model, "model");
        return capabilities;
    }
}
