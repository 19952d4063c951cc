package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.Headers;
import dev.easel.http.WireOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields and headers that go out as they are. */
class WireFieldTest {
    @TempDir
    private Path folder;

    private final ScriptedProvider provider = new ScriptedProvider().answer(TestImages.png(4, 4));
    private final Shell shell = Shell.using(provider.provider())
            .variable("PAID_API_KEY", "sk-1")
            .withProvider(ProviderKind.remote("paid", "PAID_API_KEY", (settings, kit) -> provider.provider()));

    private Shell.Result generate(String... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("generate", "a cat", "--provider", "paid", "-o", folder.resolve("out.png")));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray());
    }

    private WireOptions sent() {
        return WireOptions.of(provider.received().get(0));
    }

    @Test
    void valuesThatAreJsonKeepTheirTypeAndAllElseIsText() {
        Shell.Result result = generate(
                "--field", "steps=30",
                "--field", "scale=7.5",
                "--field", "tiling=true",
                "--field", "sizes=[1,2]",
                "--field", "extra={\"a\":\"b\"}",
                "--field", "negative_prompt=blurry, dark",
                "--field", "id=\"7\"",
                "--field", "empty=",
                "--field", "formula=a=b");
        assertThat(result.code()).as(result.err()).isZero();
        assertThat(sent().fields())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "steps",
                        30,
                        "scale",
                        7.5,
                        "tiling",
                        true,
                        "sizes",
                        List.of(1, 2),
                        "extra",
                        Map.of("a", "b"),
                        "negative_prompt",
                        "blurry, dark",
                        "id",
                        "7",
                        "empty",
                        "",
                        "formula",
                        "a=b"));
    }

    @Test
    void headersGoOut() {
        assertThat(generate("--header", "Prefer: wait=60", "--header", "X-Project:a: b")
                        .code())
                .isZero();
        assertThat(sent().headers().fields())
                .containsExactly(new Headers.Field("Prefer", "wait=60"), new Headers.Field("X-Project", "a: b"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "x-api-key", "Api-Key", "Cookie", "X-Auth-Token", "Proxy-Authorization"})
    void aHeaderThatCarriesAKeyIsRefusedWithoutItsValue(String name) {
        Shell.Result result = generate("--header", name + ": sk-secret");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine())
                .contains("--auth-header " + name, "--key-env")
                .doesNotContain("sk-secret");
        assertThat(provider.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Length: 3", "Host: elsewhere", "Idempotency-Key: 7", "no colon", ": x", "a b: c"})
    void aHeaderThatCannotBeSetIsRefused(String header) {
        assertThat(generate("--header", header).code()).isEqualTo(ExitCode.USAGE);
        assertThat(provider.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"steps", "=30", " =30"})
    void aFieldWithoutANameOrAValueIsRefused(String field) {
        Shell.Result result = generate("--field", field);
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(provider.received()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--field", "--header"})
    void isRejectedForAProviderOnThisMachine(String option) {
        String value = option.equals("--field") ? "steps=30" : "Prefer: wait";
        Shell.Result result = shell.run("generate", "a cat", option, value, "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains(option, "'offline' works on this machine");
        assertThat(provider.received()).isEmpty();
    }
}
