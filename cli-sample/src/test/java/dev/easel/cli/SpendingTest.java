package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.GeneratedImage;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ImageResult;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.domain.image.ImageData;
import dev.easel.core.domain.money.Cost;
import dev.easel.core.domain.money.CostRange;
import dev.easel.core.domain.money.Money;
import dev.easel.core.testing.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What calls cost, before and after. */
class SpendingTest {
    /** From 0.02 to 0.04 USD for each image. */
    private static final Prices PRICES = new Prices() {
        @Override
        public Optional<Money> cost(ImageRequest sent, ImageResult received) {
            return Optional.empty();
        }

        @Override
        public Optional<CostRange> estimate(ImageRequest sent) {
            return Optional.of(new CostRange(
                    Money.usd("0.02").times(sent.count()), Money.usd("0.04").times(sent.count())));
        }
    };

    @TempDir
    private Path folder;

    private final ScriptedProvider priced = new ScriptedProvider(
            "priced",
            Capabilities.builder()
                    .maxCount(2)
                    .model(Optional.of(new ModelId("model-1")))
                    .prices(Optional.of(PRICES))
                    .source("a table")
                    .build());
    private final ScriptedProvider unpriced = new ScriptedProvider("unpriced");
    private final Shell shell = new Shell()
            .withProvider(ProviderKind.remote("priced", "PRICED_API_KEY", (settings, kit) -> priced.provider()))
            .withProvider(ProviderKind.remote("unpriced", "UNPRICED_API_KEY", (settings, kit) -> unpriced.provider()))
            .variable("UNPRICED_API_KEY", "sk-2");

    SpendingTest() {
        priced.answer((request, context) -> ImageResult.builder("priced")
                .image(GeneratedImage.received(ImageData.of(TestImages.png(4, 4))))
                .cost(Optional.of(Cost.reported(Money.usd("0.0300"))))
                .build());
        unpriced.answer(TestImages.png(4, 4));
    }

    private Shell.Result generate(String provider, String... more) {
        List<Object> arguments = new ArrayList<>(List.of("generate", "a cat", "--provider", provider));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray());
    }

    private Shell.Result sent(String provider, String... more) {
        List<String> all = new ArrayList<>(List.of(more));
        all.addAll(List.of("--force", "-o", folder.resolve("out.png").toString()));
        return generate(provider, all.toArray(String[]::new));
    }

    @Test
    void theCostIsReported() {
        shell.variable("PRICED_API_KEY", "sk-1");
        assertThat(sent("priced").err()).isEqualToIgnoringNewLines("cost: 0.03 USD (reported)");
    }

    @Test
    void theCostIsExactInJsonAndNullWhereItIsUnknown() {
        shell.variable("PRICED_API_KEY", "sk-1");
        assertThat(sent("priced", "--json").out())
                .contains("\"cost\":{\"amount\":0.03,\"currency\":\"USD\",\"source\":\"reported\"}");
        assertThat(sent("unpriced", "--json").out()).contains("\"cost\":null");
    }

    @Test
    void whatMayCostMoreThanIsAllowedIsNotSent() {
        shell.variable("PRICED_API_KEY", "sk-1");
        Shell.Result result = sent("priced", "--max-cost", "0.039usd");
        assertThat(result.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(result.errorLine()).contains("0.039 USD", "0.04 USD");
        assertThat(priced.received()).isEmpty();

        assertThat(sent("priced", "--max-cost", "0.04usd").code()).isZero();
        assertThat(priced.received()).hasSize(1);
    }

    @Test
    void whatHasNoKnownPriceIsNotSentWhereTheCostIsLimited() {
        Shell.Result result = sent("unpriced", "--max-cost", "5usd");
        assertThat(result.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(unpriced.received()).isEmpty();
    }

    @Test
    void anInvalidAmountIsAUsageError() {
        Shell.Result result = sent("unpriced", "--max-cost", "5");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("'5'", "0.50usd");
    }

    @Test
    void aDryRunTellsWhatWouldBeSentAndSendsNothing() {
        Shell.Result result = generate("priced", "--dry-run", "-n", "3", "--max-calls", "2", "--quality", "high");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(result.out().lines())
                .contains(
                        "Nothing was sent. The call would be:",
                        "  provider    priced",
                        "  verb        generate",
                        "  model       model-1",
                        "  paid calls  2")
                .anyMatch(line -> line.matches("  cost        0\\.0\\d USD to 0\\.1\\d USD"));
        assertThat(result.err()).contains("PRICED_API_KEY is not set");
        assertThat(priced.received()).isEmpty();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void aDryRunIsJsonIfJsonIsRequested() {
        shell.variable("PRICED_API_KEY", "sk-1");
        assertThat(generate("priced", "--dry-run", "--json").out())
                .startsWith(
                        "{\"ok\":true,\"dryRun\":true,\"provider\":\"priced\",\"baseUrl\":null,\"verb\":\"generate\",\"prompt\":\"a cat\",\"seed\":null,"
                                + "\"model\":\"model-1\",\"size\":\"auto\"")
                .contains("\"calls\":{\"from\":1,\"to\":1}")
                .contains("\"cost\":{\"from\":0.02,\"to\":0.04,\"currency\":\"USD\"}");
        assertThat(generate("unpriced", "--dry-run", "--json").out()).contains("\"cost\":null");
        assertThat(generate("unpriced", "--dry-run").out()).contains("  cost        unknown");
    }

    @Test
    void aDryRunTellsThatTheLimitWouldRefuseTheCall() {
        assertThat(generate("priced", "--dry-run", "--max-cost", "0.01usd").err())
                .contains("--max-cost 0.01 USD would refuse this call", "up to 0.04 USD");
        assertThat(generate("unpriced", "--dry-run", "--max-cost", "1usd").err())
                .contains("--max-cost 1 USD would refuse this call", "price is not known");
        assertThat(generate("priced", "--dry-run", "--max-cost", "1usd").err()).doesNotContain("refuse");
    }

    @Test
    void aDryRunChecksInputImages() throws Exception {
        Path broken = Files.write(folder.resolve("broken.png"), "not an image".getBytes(StandardCharsets.UTF_8));
        Shell.Result result = shell.run("edit", broken, "-p", "a cat", "--provider", "unpriced", "--dry-run");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("broken.png");
    }
}
