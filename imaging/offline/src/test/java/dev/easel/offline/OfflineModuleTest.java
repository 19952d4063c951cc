package dev.easel.offline;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.domain.image.Size;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.guice.EaselModule;
import org.junit.jupiter.api.Test;

class OfflineModuleTest {
    @Test
    void addsAProviderOfAllVerbsToEasel() {
        try (Easel easel =
                Guice.createInjector(new EaselModule(), new OfflineModule()).getInstance(Easel.class)) {
            GenerateRequest request =
                    GenerateRequest.builder("a boat").size(64, 48).build();

            assertThat(easel.generate(request).execute().first().size()).isEqualTo(new Size(64, 48));
        }
        assertThat(OfflineProvider.create().verbs()).containsExactlyInAnyOrder(Verb.values());
    }

    @Test
    void bindsOnlySomeVerbsUnderAName() {
        Injector injector =
                Guice.createInjector(new OfflineModule().only(Verb.EDIT).named("tryout"));

        ImageProvider provider = injector.getInstance(Key.get(ImageProvider.class, Names.named("tryout")));

        assertThat(provider.verbs()).containsExactly(Verb.EDIT);
        assertThat(provider.name()).isEqualTo("offline");
    }
}
