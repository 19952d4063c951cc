package dev.easel.it.studio;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;

/** An Easel that notes each request as the server makes it of a call, before anything is done with it. */
record RecordingEasel(Easel easel, BlockingQueue<Received> calls) implements Easel {
    /** A request, and the bytes of its images and its mask, which the server deletes after the call. */
    record Received(ImageRequest request, byte[] image, byte[] mask) {
        private static final byte[] NOTHING = {};

        static Received of(ImageRequest request) {
            byte[] image = request.sources().isEmpty()
                    ? NOTHING
                    : bytes(request.sources().get(0));
            byte[] mask = request instanceof InpaintRequest inpaint
                    ? bytes(inpaint.mask().image())
                    : NOTHING;
            return new Received(request, image, mask);
        }

        private static byte[] bytes(ImageSource source) {
            return source.load().bytes();
        }
    }

    private <R extends ImageRequest> R noted(R request) {
        calls.add(Received.of(request));
        return request;
    }

    @Override
    public ImageCall generate(GenerateRequest request) {
        return easel.generate(noted(request));
    }

    @Override
    public ImageCall edit(EditRequest request) {
        return easel.edit(noted(request));
    }

    @Override
    public ImageCall inpaint(InpaintRequest request) {
        return easel.inpaint(noted(request));
    }

    @Override
    public ImageCall expand(ExpandRequest request) {
        return easel.expand(noted(request));
    }

    @Override
    public ImageCall recover(Path response) {
        return easel.recover(response);
    }

    @Override
    public ImageCall recover(String job) {
        return easel.recover(job);
    }

    @Override
    public Estimate estimate(ImageRequest request) {
        return easel.estimate(request);
    }

    @Override
    public Easel with(ImageProvider other) {
        return new RecordingEasel(easel.with(other), calls);
    }

    @Override
    public Easel around(Interceptor interceptor) {
        return new RecordingEasel(easel.around(interceptor), calls);
    }

    @Override
    public Capabilities capabilities(Verb verb, ModelId model) {
        return easel.capabilities(verb, model);
    }

    @Override
    public void close(Duration patience) {
        easel.close(patience);
    }
}
