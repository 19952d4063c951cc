package dev.easel.core.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.easel.core.domain.GenerateRequest;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.CallContext;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.core.testing.TestImages;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageProviderTest {
    private static ImageProvider all(String name) {
        ScriptedProvider port = new ScriptedProvider();
        return ImageProvider.named(name)
                .generator(port)
                .editor(port)
                .inpainter(port)
                .build();
    }

    @Test
    void expandsWhereItInpaints() {
        assertThat(all("a").only(Verb.EXPAND).verbs()).containsExactlyInAnyOrder(Verb.INPAINT, Verb.EXPAND);
        assertThat(all("a").only(Verb.GENERATE).verbs()).containsExactly(Verb.GENERATE);
    }

    @Test
    void combinesProvidersOfDifferentVerbs() {
        ImageProvider both =
                ImageProvider.combine(List.of(all("a").only(Verb.GENERATE), all("b").only(Verb.EDIT, Verb.INPAINT)));
        assertThat(both.verbs()).containsExactlyInAnyOrder(Verb.values());
        assertThat(both.generators()).extracting(ImageProvider.Link::provider).containsExactly("a");
        assertThat(both.editors()).extracting(ImageProvider.Link::provider).containsExactly("b");
    }

    @Test
    void refusesTwoProvidersOfOneVerbNamingBoth() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ImageProvider.combine(
                        List.of(all("first"), all("second").only(Verb.EDIT))))
                .withMessageContaining("edit")
                .withMessageContaining("first")
                .withMessageContaining("second");
    }

    @Test
    void keepsTheOrderOfFallbacks() {
        ImageProvider chain = all("a").only(Verb.GENERATE).orElse(all("b"));
        assertThat(chain.generators()).extracting(ImageProvider.Link::provider).containsExactly("a", "b");
        assertThat(chain.editors()).extracting(ImageProvider.Link::provider).containsExactly("b");
    }

    @Test
    void replacesTheFetcherOfEveryVerbAndFallback() {
        ImageFetcher fetcher = (url, context) -> TestImages.photo(1, 1);
        ImageProvider chain = all("a").only(Verb.GENERATE).orElse(all("b")).fetching(fetcher);
        assertThat(chain.generators())
                .extracting(link -> link.fetcher().orElseThrow())
                .containsExactly(fetcher, fetcher);
        assertThat(chain.editors())
                .extracting(link -> link.fetcher().orElseThrow())
                .containsExactly(fetcher);
        assertThat(chain.inpainters())
                .extracting(link -> link.fetcher().orElseThrow())
                .containsExactly(fetcher);
    }

    @Test
    void putsAnInterceptorAroundEveryCall() {
        ScriptedProvider port = new ScriptedProvider().answer(TestImages.png(1, 1, (x, y) -> 0));
        List<String> seen = new ArrayList<>();
        ImageProvider intercepted = port.provider().around((request, context, next) -> {
            seen.add(request.prompt());
            return next.get();
        });
        intercepted.generator().orElseThrow().generate(GenerateRequest.of("hello"), CallContext.detached());
        assertThat(seen).containsExactly("hello");
    }
}
