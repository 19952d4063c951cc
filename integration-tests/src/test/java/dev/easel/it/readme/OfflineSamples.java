package dev.easel.it.readme;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.offline.OfflineProvider;
import java.nio.file.Path;
import java.util.concurrent.ForkJoinPool;

/** The samples of the offline provider's page. */
final class OfflineSamples {
    private OfflineSamples() {}

    static void use(Path file) {
        // sample: offline
        ImageProvider offline = OfflineProvider.create(ForkJoinPool.commonPool());
        try (Easel easel = EaselBuilder.create().provider(offline).build()) {
            easel.generate(GenerateRequest.builder("a sailing boat in the fog")
                            .size(768, 512)
                            .seed(7)
                            .build())
                    .execute()
                    .first()
                    .writeTo(file);
        }
        // end
    }

    static Easel placeholders(ImageProvider provider) {
        // sample: placeholders
        Easel easel = EaselBuilder.create()
                .provider(provider)
                .fetcher(OfflineProvider.placeholders())
                .build();
        // end
        return easel;
    }
}
