package dev.easel.it.readme;

// sample: guice
import com.google.inject.Guice;
import com.google.inject.Injector;
import dev.easel.adapters.openai.OpenAi;
import dev.easel.adapters.openai.OpenAiModule;
import dev.easel.core.port.in.Easel;
import dev.easel.guice.EaselModule;
// end

/** The sample of the first page that composes a provider with Guice. */
final class GuiceBicycle {
    private GuiceBicycle() {}

    static Easel easel(OpenAi openAi) {
        // sample: guice
        Injector injector = Guice.createInjector(new EaselModule(), new OpenAiModule(openAi));
        Easel easel = injector.getInstance(Easel.class);
        // end
        return easel;
    }
}
