package dev.easel.it.readme;

// sample: offline_program
import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.port.in.Easel;
import dev.easel.offline.OfflineProvider;
import java.nio.file.Path;

public class Lighthouse {
    public static void main(String[] args) {
        try (Easel easel =
                EaselBuilder.create().provider(OfflineProvider.create()).build()) {
            easel.generate(GenerateRequest.of("a lighthouse above a calm sea at dusk"))
                    .execute()
                    .first()
                    .writeTo(Path.of("lighthouse.png"));
        }
    }
}
// end
