package dev.easel.core.port.out;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;

/** The port of each verb with an interceptor around it; capabilities stay those of the port. */
final class InterceptedPorts {
    private InterceptedPorts() {}

    static ImageGenerator generator(ImageGenerator port, Interceptor interceptor) {
        return new ImageGenerator() {
            @Override
            public ImageResult generate(GenerateRequest request, CallContext context) {
                return interceptor.call(request, of(port, request), context, () -> port.generate(request, context));
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return port.capabilities(model);
            }
        };
    }

    static ImageEditor editor(ImageEditor port, Interceptor interceptor) {
        return new ImageEditor() {
            @Override
            public ImageResult edit(EditRequest request, CallContext context) {
                return interceptor.call(request, of(port, request), context, () -> port.edit(request, context));
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return port.capabilities(model);
            }
        };
    }

    static ImageInpainter inpainter(ImageInpainter port, Interceptor interceptor) {
        return new ImageInpainter() {
            @Override
            public ImageResult inpaint(InpaintRequest request, CallContext context) {
                return interceptor.call(request, of(port, request), context, () -> port.inpaint(request, context));
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return port.capabilities(model);
            }
        };
    }

    private static Capabilities of(ImagePort port, ImageRequest request) {
        return port.capabilities(request.model().orElse(ModelId.DEFAULT));
    }
}
