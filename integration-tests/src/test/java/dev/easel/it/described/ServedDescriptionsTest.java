package dev.easel.it.described;

import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.easel.adapters.chat.ChatRoutes;
import dev.easel.adapters.described.Described;
import dev.easel.adapters.described.ProviderDescription;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Verb;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.Credential;
import dev.easel.http.retry.RetryPolicy;
import dev.easel.it.Served;
import dev.easel.it.openai.OpenAiStyle;
import dev.easel.server.route.Route;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;

/** Tests clients that descriptions make against Easel's own server where it serves their dialect, the offline provider behind it. */
class ServedDescriptionsTest {
    private static Served served;

    @BeforeAll
    static void serve() {
        List<Route> routes = Stream.concat(OpenAiStyle.routes().stream(), ChatRoutes.all().stream())
                .toList();
        served = Served.offline(routes);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @TestFactory
    Stream<DynamicNode> meetTheContractsAtOurServer() {
        return Stream.of("vllm", "sglang", "azure-v1", "openrouter")
                .map(name -> dynamicContainer(name, contracts(provider(name))));
    }

    private static ImageProvider provider(String name) {
        Described described = Described.of(ProviderDescription.named(name), served.key())
                .base(served.at("/v1"))
                .credential(Credential.bearer(served.key()))
                .retries(RetryPolicy.never());
        return described.provider(served.kit());
    }

    private static Stream<DynamicNode> contracts(ImageProvider provider) {
        WireContracts contracts = new WireContracts(provider, verb -> ModelId.DEFAULT);
        return Stream.of(Verb.GENERATE, Verb.EDIT, Verb.INPAINT)
                .map(verb -> dynamicContainer(verb.word(), contracts.of(verb)));
    }
}
