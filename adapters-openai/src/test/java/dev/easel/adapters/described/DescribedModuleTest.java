package dev.easel.adapters.described;

import static dev.easel.adapters.described.DescriptionCheckTest.description;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.inject.Guice;
import com.google.inject.Key;
import com.google.inject.name.Names;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.guice.EaselModule;
import org.junit.jupiter.api.Test;

class DescribedModuleTest {
    @Test
    void bindsTheVerbsOfTheDescription() {
        Described nimbus =
                Described.of(description("'verbs':{'generate':{'path':'/make','body':{'text':'{prompt}'}}}"));
        ImageProvider provider = Guice.createInjector(new EaselModule(), new DescribedModule(nimbus).named("clouds"))
                .getInstance(Key.get(ImageProvider.class, Names.named("clouds")));

        assertThat(provider.name()).isEqualTo("nimbus");
        assertThat(provider.verbs()).containsExactly(Verb.GENERATE);
    }
}
