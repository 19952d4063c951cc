package dev.easel.core.port.out;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;

/** The port of each verb with something around it; capabilities stay the port's own. */
final class InterceptedPorts {
    private InterceptedPorts() {}

    static ImageGenerator generator(ImageGenerator port, Interceptor around) {
        return new ImageGenerator() {
            @Override
            public ImageResult generate(GenerateRequest request, CallContext context) {
                return around.call(request, context, () -> port.generate(request, context));
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return port.capabilities(model);
            }
        };
    }

    static ImageEditor editor(ImageEditor port, Interceptor around) {
        return new ImageEditor() {
            @Override
            public ImageResult edit(EditRequest request, CallContext context) {
                return around.call(request, context, () -> port.edit(request, context));
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return port.capabilities(model);
            }
        };
    }

    static ImageInpainter inpainter(ImageInpainter port, Interceptor around) {
        return new ImageInpainter() {
            @Override
            public ImageResult inpaint(InpaintRequest request, CallContext context) {
                return around.call(request, context, () -> port.inpaint(request, context));
            }

            @Override
            public Capabilities capabilities(ModelId model) {
                return port.capabilities(model);
            }
        };
    }
}
