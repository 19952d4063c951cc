package dev.easel.it.seams;

import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.ExpandRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.InpaintRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.in.Estimate;
import dev.easel.core.port.in.ImageCall;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.port.out.Interceptor;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Hands on what the provider returns, as the providers of this world do: another Easel would restore and harmonize it, and
 * there would be nothing left to test for the client's.
 */
record UnrestoredEasel(Easel easel) implements Easel {
    @Override
    public ImageCall generate(GenerateRequest request) {
        return easel.generate(request);
    }

    @Override
    public ImageCall edit(EditRequest request) {
        return easel.edit(request);
    }

    @Override
    public ImageCall inpaint(InpaintRequest request) {
        return easel.inpaint(request.toBuilder().asReturned().build());
    }

    /** The provider knows that one image alone is to be expanded. */
    @Override
    public ImageCall expand(ExpandRequest request) {
        return easel.edit(EditRequest.of(request.image(), request.prompt()));
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
        return new UnrestoredEasel(easel.with(other));
    }

    @Override
    public Easel around(Interceptor interceptor) {
        return new UnrestoredEasel(easel.around(interceptor));
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
