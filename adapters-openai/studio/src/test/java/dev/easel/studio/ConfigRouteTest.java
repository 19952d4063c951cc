package dev.easel.studio;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.core.EaselBuilder;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ImageSize;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.domain.image.ImageFormat;
import dev.easel.core.domain.image.Size;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.port.in.Easel;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.fault.RawClient;
import dev.easel.server.EaselServer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ConfigRouteTest {
    private final List<Easel> opened = new ArrayList<>();

    @AfterEach
    void stop() {
        opened.forEach(Easel::close);
    }

    private Easel easel(ImageProvider provider) {
        Easel easel = EaselBuilder.create().provider(provider).build();
        opened.add(easel);
        return easel;
    }

    private static EaselServer.Builder server(Easel easel) {
        return EaselServer.builder(easel).routes(StudioRoutes.of(new TestProcessor()));
    }

    private static RawClient.Received config(EaselServer.Builder builder, String... headers) throws IOException {
        try (EaselServer server = builder.start();
                RawClient client = new RawClient(server.port())) {
            return client.get("/studio/config", headers).read();
        }
    }

    private static String config(EaselServer.Builder builder) throws IOException {
        return config(builder, "Easel-Studio: 1").text();
    }

    private Easel known() {
        return easel(new ScriptedProvider(
                        "painter",
                        Capabilities.builder()
                                .maxCount(4)
                                .maxInputImages(3)
                                .sizes(SizeRule.fixed(new Size(1024, 1024), new Size(1536, 1024)))
                                .qualities(Set.of(Quality.HIGH, Quality.LOW))
                                .formats(Set.of(ImageFormat.WEBP, ImageFormat.GIF))
                                .seed(true)
                                .model(Optional.of(new ModelId("brush-1")))
                                .endOfLife(Optional.of(LocalDate.of(2026, 12, 1)))
                                .successor(Optional.of(new ModelId("brush-2")))
                                .prices(Optional.of(new PerImage()))
                                .source("test")
                                .build())
                .provider());
    }

    /** A price that depends on nothing but the quality; it fails where none is known. */
    private static final class PerImage implements Prices {
        @Override
        public Optional<Money> cost(ImageRequest sent, ImageResult received) {
            return Optional.empty();
        }

        @Override
        public Optional<CostRange> estimate(ImageRequest sent) {
            return switch (sent.quality()) {
                case LOW -> Optional.of(CostRange.exactly(Money.usd("0.01")));
                case HIGH -> Optional.of(new CostRange(Money.usd("0.1"), Money.usd("0.25")));
                default -> {
                    if (sent.size() instanceof ImageSize.Auto) {
                        yield Optional.empty();
                    }
                    throw new IllegalStateException("No price is known.");
                }
            };
        }
    }

    @Test
    void tellsWhatAModelCanDo() throws IOException {
        assertThat(config(server(known())))
                .contains("\"limits\":{")
                .contains("\"uploadBytes\":268435456")
                .contains("\"inputImages\":16")
                .contains("\"generate\":[{\"provider\":\"painter\",\"models\":[{\"name\":\"brush-1\",\"default\":true,"
                        + "\"maxCount\":4,\"maxInputImages\":3,")
                .contains("\"any\":false", "\"choices\":[\"1024x1024\",\"1536x1024\"]")
                .contains("\"qualities\":[\"low\",\"high\"],\"formats\":[\"png\",\"jpeg\",\"webp\"],\"seed\":true,"
                        + "\"partialImages\":false,\"free\":false")
                .contains("\"endOfLife\":\"2026-12-01\",\"successor\":\"brush-2\"");
    }

    @Test
    void estimatesWhatHasAPriceAndLeavesOutTheRest() throws IOException {
        assertThat(config(server(known())))
                .contains("\"prices\":[{\"size\":\"auto\",\"quality\":\"low\",\"from\":0.01,\"to\":0.01,"
                        + "\"currency\":\"USD\"},{\"size\":\"auto\",\"quality\":\"high\",\"from\":0.1,\"to\":0.25,"
                        + "\"currency\":\"USD\"},{\"size\":\"1024x1024\"");
    }

    @Test
    void leavesOutWhatIsNotKnown() throws IOException {
        assertThat(config(server(easel(new ScriptedProvider("vague", Capabilities.unknown()).provider()))))
                .contains("\"provider\":\"vague\",\"models\":[{\"name\":\"\",\"default\":true,")
                .contains("\"any\":false,\"choices\":[],\"told\":\"the provider decides\"")
                .contains("\"qualities\":[],\"formats\":[\"png\",\"jpeg\"]")
                .contains("\"prices\":[]")
                .doesNotContain("endOfLife", "successor");
    }

    @Test
    void tellsWhyAProviderCannotDoAVerb() throws IOException {
        ScriptedProvider scripted = new ScriptedProvider("half");
        ImageProvider generates =
                ImageProvider.named("half").generator(scripted).build();

        assertThat(config(server(easel(generates))))
                .contains("\"generate\":[{\"provider\":\"half\",\"models\":[")
                .contains("\"edit\":[{\"provider\":\"half\",\"reason\":\"half does not have edit.\"}]")
                .contains("\"expand\":[{\"provider\":\"half\",\"reason\":\"half does not have expand.\"}]");
    }

    @Test
    void listsEveryProviderAndItsModelsInOrder() throws IOException {
        Easel first = known();
        Easel second = easel(new ScriptedProvider("other").provider());

        assertThat(config(server(first)
                        .provider("painter", first, List.of("brush-2", "brush-1", "brush-2"))
                        .provider("spare", second, List.of("flux"))))
                .containsSubsequence(
                        "\"generate\":[{\"provider\":\"painter\"",
                        "\"name\":\"brush-1\",\"default\":true",
                        "\"name\":\"brush-2\",\"default\":false",
                        "\"provider\":\"spare\"",
                        "\"name\":\"\",\"default\":true",
                        "\"name\":\"flux\",\"default\":false",
                        "\"edit\":[{\"provider\":\"painter\"");
    }

    @Test
    void needsTheHeaderOfThePage() throws IOException {
        RawClient.Received refused = config(server(known()), new String[0]);

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("'Easel-Studio: 1'");
    }

    @Test
    void needsTheKeyOfTheServer() throws IOException {
        RawClient.Received refused = config(server(known()).apiKey("a-secret-key"), "Easel-Studio: 1");

        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.text()).startsWith("{\"reason\":\"key\",");
        assertThat(config(
                                server(known()).apiKey("a-secret-key"),
                                "Easel-Studio: 1",
                                "Authorization: Bearer a-secret-key")
                        .status())
                .isEqualTo(200);
    }
}
