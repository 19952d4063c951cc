package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.core.testing.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys come from the environment or from a file, and what is missing is said by name. */
class KeyTest {
    @TempDir
    private Path folder;

    private final List<String> keys = new ArrayList<>();
    private final ScriptedProvider provider = new ScriptedProvider().answer(TestImages.png(4, 4));
    private final Shell shell = new Shell().knowing(ProviderKind.remote("paid", "PAID_API_KEY", (settings, kit) -> {
        keys.add(settings.key().orElseThrow().value());
        return provider.provider();
    }));

    private Shell.Ran generate(String... more) {
        List<Object> words =
                new ArrayList<>(List.of("generate", "a cat", "--provider", "paid", "-o", folder.resolve("out.png")));
        words.addAll(List.of(more));
        return shell.run(words.toArray());
    }

    @Test
    void comesFromTheProvidersOwnVariable() {
        shell.variable("PAID_API_KEY", " sk-1\n");
        assertThat(generate().code()).isZero();
        assertThat(keys).containsExactly("sk-1");
    }

    @Test
    void comesFromAnotherVariableWhereThatIsSaid() {
        shell.variable("PAID_API_KEY", "sk-1").variable("MINE", "sk-2");
        assertThat(generate("--key-env", "MINE").code()).isZero();
        assertThat(keys).containsExactly("sk-2");
    }

    @Test
    void comesFromAFile() {
        Path file = TestImages.write(folder.resolve("key"), "sk-3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(generate("--key-file", file.toString()).code()).isZero();
        assertThat(keys).containsExactly("sk-3");
    }

    @Test
    void missingItsVariableIsNamed() {
        Shell.Ran ran = generate();
        assertThat(ran.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(ran.errorLine()).contains("PAID_API_KEY").contains("--key-file");
        assertThat(generate("--key-env", "MINE").errorLine()).contains("MINE");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void aFileOfSomethingElseIsRefused() {
        Path file = TestImages.write(folder.resolve("key"), "two\nlines".getBytes(StandardCharsets.UTF_8));
        assertThat(generate("--key-file", file.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(generate("--key-file", folder.resolve("none").toString()).errorLine())
                .contains("no such file");
    }

    @Test
    void aProviderWithoutAnAddressOfItsOwnWantsOne() {
        shell.knowing(KnownProviders.table().named("compatible"));
        Shell.Ran ran = shell.run("generate", "a cat", "--provider", "compatible", "-o", folder.resolve("out.png"));
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.errorLine()).contains("--base-url");
    }

    @Test
    void neverGoesToTheAddressOfAnotherProvider() {
        Shell two = new Shell()
                .knowing(ProviderKind.remote("one", "ONE_API_KEY", (settings, kit) -> provider.provider()))
                .knowing(ProviderKind.remote("two", "TWO_API_KEY", (settings, kit) -> provider.provider()))
                .variable("ONE_API_KEY", "1")
                .variable("TWO_API_KEY", "2");
        Shell.Ran ran =
                two.run("serve", "--provider", "one", "--edit-provider", "two", "--base-url", "http://a.example");
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.errorLine()).contains("--base-url one=http://a.example");
    }

    @Test
    void andAddressesAreRefusedWhereNothingGoesOverTheNetwork() {
        Shell here = Shell.asking(provider.provider());
        Shell.Ran ran =
                here.run("generate", "a cat", "--base-url", "http://a.example", "-o", folder.resolve("out.png"));
        assertThat(ran.code()).isEqualTo(ExitCode.USAGE);
        assertThat(ran.errorLine()).contains("--base-url").contains("--provider");
        assertThat(provider.received()).isEmpty();
    }
}
