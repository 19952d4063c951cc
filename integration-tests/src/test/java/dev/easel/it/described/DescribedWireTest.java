package dev.easel.it.described;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.domain.Verb;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Tests the client of every provided description over a real socket, against a server that plays its documents. */
class DescribedWireTest {
    /** Providers that take input images as URLs only, so that the contracts, whose images are local, cannot edit. */
    static final Set<String> URLS_ONLY = Set.of("evolink");

    private static final HttpKit KIT = ApacheHttp.open();
    private static final List<PlayedProvider> PLAYED = new ArrayList<>();

    @AfterAll
    static void close() {
        PLAYED.forEach(PlayedProvider::close);
        KIT.close();
    }

    static PlayedProvider played(String name) {
        PlayedProvider played = PlayedProvider.named(name);
        PLAYED.add(played);
        return played;
    }

    @TestFactory
    Stream<DynamicNode> everyDescriptionMeetsTheContracts() {
        return ProviderDescription.provided().stream()
                .map(description -> dynamicContainer(description.name(), verbs(description)));
    }

    private static Stream<DynamicNode> verbs(ProviderDescription description) {
        PlayedProvider played = played(description.name());
        WireContracts contracts = WireContracts.of(played, KIT);
        return Stream.of(Verb.GENERATE, Verb.EDIT, Verb.INPAINT)
                .filter(verb -> description.verbs().contains(verb))
                .filter(verb -> verb == Verb.GENERATE || !URLS_ONLY.contains(description.name()))
                .map(verb -> dynamicContainer(verb.word(), contracts.of(verb)));
    }

    @Test
    void everyDescriptionHasAllVerbsThatItsImagesAllow() {
        assertThat(ProviderDescription.provided())
                .hasSizeGreaterThan(20)
                .allSatisfy(description -> assertThat(description.verbs())
                        .as(description.name())
                        .containsExactlyInAnyOrder(
                                URLS_ONLY.contains(description.name())
                                        ? new Verb[] {Verb.GENERATE, Verb.EDIT, Verb.INPAINT}
                                        : Verb.values()));
    }
}
