package dev.easel.core.internal;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.image.Mask;
import dev.easel.core.failure.EaselException;
import dev.easel.core.failure.ProviderException;
import dev.easel.core.failure.ProviderException.Reason;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ManualTimer;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;

/** One scripted provider, one processor that records what was requested, and an Easel over both. */
abstract class ScriptedVerbs {
    static final byte[] PNG = TestImages.photo(20, 10).bytes();
    static final ImageData PHOTO = TestImages.photo(20, 10);
    static final Mask MASK = TestImages.mask(20, 10, 2, 2, 6, 6);

    final RecordingProcessor processor = new RecordingProcessor();
    final ScriptedProvider provider = new ScriptedProvider();

    Easel easel(ImageProvider with) {
        return EaselBuilder.create()
                .provider(with)
                .processor(processor)
                .timer(new ManualTimer())
                .build();
    }

    Easel easel() {
        return easel(provider.provider());
    }

    static Easel withoutProcessor(ImageProvider with) {
        return EaselBuilder.create().provider(with).timer(new ManualTimer()).build();
    }

    static EaselException error(Reason reason) {
        return ProviderException.of(reason, "the provider rejected the request").build();
    }
}
