package dev.easel.server.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.EditRequest;
import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.image.ImageSource;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.failure.BudgetExceededException;
import dev.easel.core.interceptor.Budget;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.server.route.HttpErrorException;
import dev.easel.server.route.OfferedProvider;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProvidersTest {
    private final List<Easel> opened = new ArrayList<>();
    private final ScriptedProvider firstScript = new ScriptedProvider("first");
    private final ScriptedProvider generatorScript = new ScriptedProvider("generator");
    private final Easel standard = easel(firstScript.provider());
    private final Easel first = easel(firstScript.provider());
    private final Easel second = easel(new ScriptedProvider("second").provider());
    private final Easel generator =
            easel(ImageProvider.named("generator").generator(generatorScript).build());
    private final Providers providers = Providers.of(
            standard,
            List.of(
                    new OfferedProvider("first", first, List.of("brush", "second/pen", "shared")),
                    new OfferedProvider("second", second, List.of("pen", "shared")),
                    new OfferedProvider("generator", generator, List.of("spray"))));

    @AfterEach
    void close() {
        opened.forEach(Easel::close);
    }

    private Easel easel(ImageProvider provider) {
        Easel easel = EaselBuilder.create().provider(provider).build();
        opened.add(easel);
        return easel;
    }

    private String nameOf(Easel easel) {
        return easel == standard
                ? "standard"
                : easel == first ? "first" : easel == second ? "second" : easel == generator ? "generator" : "?";
    }

    @ParameterizedTest
    @CsvSource({
        // A model that nobody is known to have goes to the standard one, whatever its form.
        "other, standard, other",
        "black-forest/flux, standard, black-forest/flux",
        "first, standard, first",
        "second/, standard, second/",
        "/pen, standard, /pen",
        // A name of a provider before a slash is removed.
        "second/new, second, new",
        "second/a/b, second, a/b",
        "first/brush, first, brush",
        // What the first is known to have is for it.
        "brush, standard, brush",
        "shared, standard, shared",
        "second/pen, standard, second/pen",
        // What only another is known to have is for that one.
        "pen, second, pen",
        "spray, generator, spray"
    })
    void areChosenByTheNameOfAModel(String model, String provider, String sent) {
        Providers.Target target =
                providers.target(GenerateRequest.builder("a").model(model).build(), Optional.empty());

        assertThat(nameOf(target.easel())).isEqualTo(provider);
        assertThat(target.request().model()).contains(new ModelId(sent));
    }

    @Test
    void passOnEveryModelAsItIsNamedWhereThereIsOnlyOne() {
        ImageRequest request = GenerateRequest.builder("a").model("second/pen").build();

        for (List<OfferedProvider> one :
                List.of(List.<OfferedProvider>of(), List.of(new OfferedProvider("second", second, List.of("pen"))))) {
            assertThat(Providers.of(second, one).target(request, Optional.empty()))
                    .isEqualTo(new Providers.Target(second, request));
        }
    }

    @Test
    void areNotChosenByAModelForAVerbThatTheyDoNotHave() {
        ImageRequest request = EditRequest.builder(ImageSource.of(URI.create("https://example.org/a.png")), "a")
                .model("spray")
                .build();

        assertThat(providers.target(request, Optional.empty()).easel()).isSameAs(standard);
    }

    @Test
    void areChosenByTheirName() {
        ImageRequest request = GenerateRequest.builder("a").model("first/brush").build();

        Providers.Target target = providers.target(request, Optional.of("second"));

        assertThat(target.easel()).isSameAs(second);
        assertThat(target.request()).isSameAs(request);
    }

    @Test
    void nameThoseThatAreThereWhereOneIsNot() {
        assertThatExceptionOfType(HttpErrorException.class)
                .isThrownBy(() -> providers.target(GenerateRequest.of("a"), Optional.of("third")))
                .withMessage("This server has no provider 'third'; it has first, second, generator.");
    }

    @Test
    void areTheOneOfTheServerUnderItsOwnNameWhereNoneIsAdded() {
        assertThat(Providers.of(second, List.of()).offered())
                .containsExactly(new OfferedProvider("second", second, List.of()));
    }

    @Test
    void haveANameEvenWhereTheServersOwnIsNotKnown() {
        ScriptedProvider expensive = new ScriptedProvider(
                "expensive",
                Capabilities.builder()
                        .prices(Optional.of(new FailingPrices()))
                        .source("test")
                        .build());
        Easel editor = easel(ImageProvider.named("editor").editor(firstScript).build());

        for (Easel nameless : List.of(easel(expensive.provider()), editor)) {
            assertThat(Providers.of(nameless, List.of()).offered())
                    .extracting(OfferedProvider::name)
                    .containsExactly("default");
        }
    }

    private static final class FailingPrices implements Prices {
        @Override
        public Optional<Money> cost(ImageRequest sent, ImageResult received) {
            throw new IllegalStateException();
        }

        @Override
        public Optional<CostRange> estimate(ImageRequest sent) {
            throw new IllegalStateException();
        }
    }

    @Test
    void shareTheBudgetOfACaller() {
        firstScript.answer(pixel());
        generatorScript.answer(pixel());
        Providers limited = providers.around(Budget.ofImages(1));
        limited.target(GenerateRequest.of("a"), Optional.of("first"))
                .easel()
                .generate(GenerateRequest.of("a"))
                .execute()
                .close();

        for (Easel easel : List.of(limited.standard(), limited.offered().get(2).easel())) {
            assertThatExceptionOfType(BudgetExceededException.class)
                    .isThrownBy(() -> easel.generate(GenerateRequest.of("a")).execute());
        }
        assertThat(generatorScript.received()).isEmpty();
    }

    private static byte[] pixel() {
        return java.util.Base64.getDecoder()
                .decode(
                        "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");
    }
}
