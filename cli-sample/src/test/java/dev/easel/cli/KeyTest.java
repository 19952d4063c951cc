package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.ScriptedProvider;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Keys come from the environment or from a file; a missing one is reported by name. */
class KeyTest {
    @TempDir
    private Path folder;

    private final List<String> keys = new ArrayList<>();
    private final ScriptedProvider provider =
            new ScriptedProvider().answer(TestImages.png(4, 4)).answer(TestImages.png(4, 4));
    private final Shell shell = new Shell()
            .withProvider(ProviderKind.remote("paid", "PAID_API_KEY", (settings, kit) -> {
                keys.add(settings.key().orElseThrow().value());
                return provider.provider();
            }));

    private Shell.Result generate(String... more) {
        List<Object> arguments =
                new ArrayList<>(List.of("generate", "a cat", "--provider", "paid", "-o", folder.resolve("out.png")));
        arguments.addAll(List.of(more));
        return shell.run(arguments.toArray());
    }

    @Test
    void comesFromTheProvidersVariable() {
        shell.variable("PAID_API_KEY", " sk-1\n");
        assertThat(generate().code()).isZero();
        assertThat(keys).containsExactly("sk-1");
    }

    @Test
    void comesFromAnotherVariableIfGiven() {
        shell.variable("PAID_API_KEY", "sk-1").variable("MINE", "sk-2");
        assertThat(generate("--key-env", "MINE").code()).isZero();
        assertThat(keys).containsExactly("sk-2");
    }

    @Test
    void comesFromTheLastOfSeveralVariables() {
        shell.variable("A", "sk-a").variable("B", "sk-b");
        assertThat(generate("--key-env", "A", "--key-env", "B").code()).isZero();
        assertThat(generate("--force", "--key-env", "paid=B", "--key-env", "paid=A", "--key-env", "B")
                        .code())
                .isZero();
        assertThat(keys).containsExactly("sk-b", "sk-a");
    }

    @Test
    void comesFromAFile() {
        Path file = TestImages.write(folder.resolve("key"), "sk-3\n".getBytes(StandardCharsets.UTF_8));
        assertThat(generate("--key-file", file.toString()).code()).isZero();
        assertThat(keys).containsExactly("sk-3");
    }

    @Test
    void ofAnotherProviderEarnsAHintAndIsNotShown() {
        ScriptedProvider standIn = new ScriptedProvider();
        for (int i = 0; i < 3; i++) {
            standIn.answer(TestImages.png(4, 4));
        }
        shell.withProvider(ProviderKind.local("offline", standIn::provider));
        Path first = folder.resolve("first.png");
        Path second = folder.resolve("second.png");
        assertThat(shell.run("generate", "a cat", "-o", first).err()).isEmpty();

        Shell.Result hinted =
                shell.variable("PAID_API_KEY", "sk-secret").run("generate", "a cat", "--force", "-o", first);
        Shell.Result chosen = shell.run("generate", "a cat", "--provider", "offline", "-o", second);

        assertThat(hinted.err())
                .contains("PAID_API_KEY")
                .contains("--provider paid")
                .doesNotContain("sk-secret");
        assertThat(chosen.err()).isEmpty();
        assertThat(keys).isEmpty();
    }

    @Test
    void theHintNamesAFewOfSeveral() {
        Shell.Result result = severalKeys().run("generate", "a cat", "-o", folder.resolve("out.png"));
        assertThat(result.errorLine())
                .contains("A_KEY, B_KEY, C_KEY and 1 more are set")
                .contains("--provider a or --provider b or --provider c.");
    }

    private static Shell severalKeys() {
        ScriptedProvider standIn = new ScriptedProvider().answer(TestImages.png(4, 4));
        Shell several = Shell.using(standIn.provider());
        for (String name : List.of("a", "b", "c", "d")) {
            String variable = name.toUpperCase(Locale.ROOT) + "_KEY";
            several.variable(variable, "sk")
                    .withProvider(ProviderKind.remote(name, variable, (settings, kit) -> standIn.provider()))
                    .withProvider(ProviderKind.remote(name + "-2", variable, (settings, kit) -> standIn.provider()));
        }
        return several;
    }

    @Test
    void aModelIsNeededWhereTheProviderHasNoDefault() {
        shell.withProvider(ProviderKind.remote("paid", "PAID_API_KEY", (settings, kit) -> provider.provider())
                        .withRequiredModel())
                .variable("PAID_API_KEY", "sk-1");
        Shell.Result result = generate();
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("'paid' has no default model").contains("--model");
        assertThat(provider.received()).isEmpty();
        assertThat(generate("--model", "any").code()).isZero();
    }

    @Test
    void anOptionThatTheProviderDoesNotTakeIsRejected() {
        shell.variable("PAID_API_KEY", "sk-1")
                .withProvider(KnownProviders.table().named("compatible"));
        assertThat(generate("--edits", "json").errorLine()).contains("--edits is not for 'paid'", "compatible");
        assertThat(generate("--edits-as", "json").errorLine()).contains("--edits");
        assertThat(generate("--omit", "size").errorLine()).contains("--omit is not for 'paid'", "compatible");
        assertThat(generate("--setting", "a=b").errorLine()).contains("no setting 'a' of 'paid'");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void namesTheVariableOfAMissingKey() {
        Shell.Result result = generate();
        assertThat(result.code()).isEqualTo(ExitCode.ACCOUNT);
        assertThat(result.errorLine()).contains("PAID_API_KEY").contains("--key-file");
        assertThat(generate("--key-env", "MINE").errorLine()).contains("MINE");
        assertThat(provider.received()).isEmpty();
    }

    @Test
    void rejectsAFileThatIsNotAKey() {
        Path file = TestImages.write(folder.resolve("key"), "two\nlines".getBytes(StandardCharsets.UTF_8));
        assertThat(generate("--key-file", file.toString()).code()).isEqualTo(ExitCode.USAGE);
        assertThat(generate("--key-file", folder.resolve("none").toString()).errorLine())
                .contains("the file does not exist");
    }

    @Test
    void aProviderWithoutADefaultUrlRequiresOne() {
        shell.withProvider(KnownProviders.table().named("compatible"));
        Shell.Result result =
                shell.run("generate", "a cat", "--provider", "compatible", "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("--base-url");
    }

    @Test
    void neverGoesToTheUrlOfAnotherProvider() {
        Shell two = new Shell()
                .withProvider(ProviderKind.remote("one", "ONE_API_KEY", (settings, kit) -> provider.provider()))
                .withProvider(ProviderKind.remote("two", "TWO_API_KEY", (settings, kit) -> provider.provider()))
                .variable("ONE_API_KEY", "1")
                .variable("TWO_API_KEY", "2");
        Shell.Result result =
                two.run("serve", "--provider", "one", "--edit-provider", "two", "--base-url", "http://a.example");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("--base-url one=http://a.example");
    }

    @Test
    void aDefaultModelOfTheServerIsForOneProvider() {
        Shell two = new Shell()
                .withProvider(ProviderKind.remote("one", "ONE_API_KEY", (settings, kit) -> provider.provider())
                        .taking(ProviderKind.Extra.MODEL))
                .withProvider(ProviderKind.remote("two", "TWO_API_KEY", (settings, kit) -> provider.provider()))
                .variable("ONE_API_KEY", "1")
                .variable("TWO_API_KEY", "2");
        assertThat(two.run("serve", "--provider", "one", "--edit-provider", "two", "--model", "m")
                        .errorLine())
                .contains("--model one=m");
        assertThat(two.run("serve", "--provider", "two", "--model", "m").errorLine())
                .contains("--model is not for 'two'", "one");
        assertThat(Shell.using(provider.provider()).run("serve", "--model", "m").errorLine())
                .contains("--model", "'offline' works on this machine");
    }

    @Test
    void rejectsAUrlForALocalProvider() {
        Shell here = Shell.using(provider.provider());
        Shell.Result result =
                here.run("generate", "a cat", "--base-url", "http://a.example", "-o", folder.resolve("out.png"));
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("--base-url").contains("--provider");
        assertThat(provider.received()).isEmpty();
    }
}
