package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.ProviderKind;
import dev.easel.cli.provider.ProviderSettings;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.domain.Capabilities;
import dev.easel.core.domain.ImageRequest;
import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Quality;
import dev.easel.core.domain.SizeRule;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.core.testing.ScriptedProvider;
import dev.easel.http.ApiKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a configuration makes of a command line: which provider is called, with which key, and for what. */
class ConfiguredCallTest {
    @TempDir
    private Path folder;

    private final Shell shell = new Shell();
    private final List<String> calls = new ArrayList<>();

    @BeforeEach
    void addProviders() throws IOException {
        Files.createDirectories(folder.resolve("easel"));
        shell.variable("XDG_CONFIG_HOME", folder.toString())
                .variable("ONE_KEY", "k1")
                .variable("TWO_KEY", "k2")
                .variable("MINE", "k3")
                .withProvider(ProviderKind.local("offline", () -> provider("offline", ProviderSettings.none())))
                .withProvider(remote("one"))
                .withProvider(remote("two"));
    }

    private ProviderKind remote(String name) {
        return ProviderKind.remote(
                        name, name.toUpperCase(Locale.ROOT) + "_KEY", (settings, kit) -> provider(name, settings))
                .taking(ProviderKind.Extra.MODEL, ProviderKind.Extra.OMIT);
    }

    private ImageProvider provider(String name, ProviderSettings settings) {
        ScriptedProvider scripted = new ScriptedProvider(
                name,
                Capabilities.builder()
                        .sizes(SizeRule.any())
                        .qualities(EnumSet.allOf(Quality.class))
                        .source("a test")
                        .build());
        return scripted.answer((request, context) -> {
                    calls.add(told(name, settings, request));
                    throw new IllegalArgumentException("seen");
                })
                .provider();
    }

    private static String told(String name, ProviderSettings settings, ImageRequest request) {
        List<String> told = new ArrayList<>(List.of(name));
        settings.key().map(ApiKey::value).ifPresent(told::add);
        settings.baseUrl().ifPresent(told::add);
        settings.omit().forEach(field -> told.add("-" + field));
        request.model().map(ModelId::name).ifPresent(told::add);
        told.add(request.size().toString());
        told.add(request.quality().name().toLowerCase(Locale.ROOT));
        return String.join(" ", told);
    }

    private void configure(String lines) throws IOException {
        Files.writeString(folder.resolve("easel").resolve("config"), lines.replace(" ; ", "\n"));
    }

    private Shell.Result run(String arguments) throws IOException {
        Path image = folder.resolve("in.png");
        if (!Files.exists(image)) {
            Files.write(image, TestImages.png(8, 8));
        }
        return shell.run(Stream.of(arguments.split(" "))
                .map(word -> word.equals("IN") ? image.toString() : word)
                .map(word -> word.equals("OUT") ? folder.resolve("out.png").toString() : word)
                .toArray());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // an option beats a variable, that beats the profile, and that beats what holds for all
                "quality = low | | generate cat -o OUT | offline auto low",
                "quality = low | | generate cat -o OUT --quality high | offline auto high",
                "quality = low ; [a] ; quality = max | | generate cat -o OUT | offline auto low",
                "quality = low ; [a] ; quality = max | | generate cat -o OUT --profile a | offline auto max",
                "quality = low ; [a] ; quality = max | | --profile a generate cat -o OUT | offline auto max",
                "quality = low ; [a] ; quality = max | EASEL_PROFILE=a | generate cat -o OUT | offline auto max",
                "profile = a ; quality = low ; [a] ; quality = max | | generate cat -o OUT | offline auto max",
                "profile = a ; [a] ; quality = max ; [b] ; quality = low | | generate cat -o OUT --profile b | offline auto low",
                "provider = one | | generate cat -o OUT | one k1 auto auto",
                "provider = one | EASEL_PROVIDER=two | generate cat -o OUT | two k2 auto auto",
                "provider = one | EASEL_PROVIDER=two | generate cat -o OUT --provider offline | offline auto auto",
                "quality = low | EASEL_PROVIDER=two | generate cat -o OUT | two k2 auto low",
                "provider = one ; edit-provider = two | | edit IN -p cat -o OUT | two k2 auto auto",
                "provider = one ; edit-provider = two | | generate cat -o OUT | one k1 auto auto",
                // several providers are for a server: other commands use the first
                "provider = one, two ; model = m1 | | generate cat -o OUT | one k1 m1 auto auto",
                "provider = one | EASEL_PROVIDER=two,one | generate cat -o OUT | two k2 auto auto",
                // what excludes each other: the command line decides
                "size = 64x48 | | generate cat -o OUT | offline 64x48 auto",
                "size = 64x48 | | generate cat -o OUT --aspect 3:2 | offline 1248x832 auto",
                "aspect = 3:2 ; [a] ; size = 64x48 | | generate cat -o OUT --profile a | offline 64x48 auto",
                "may-shrink = on | | generate cat -o OUT | offline auto auto",
                "output-quality = 70 ; lossless = on | | generate cat -o OUT | offline auto auto",
                "format = webp | | generate cat -o OUT | offline auto auto",
                "open = on ; quiet = off ; force = on | | generate cat -o - | offline auto auto",
                // what is for one provider never goes to another
                "provider = one ; model = m1 ; base-url = http://one/v1 | | generate cat -o OUT | one k1 http://one/v1 m1 auto auto",
                "provider = one ; model = m1 ; base-url = http://one/v1 | | generate cat -o OUT --provider two | two k2 auto auto",
                "provider = one ; model = m1 ; base-url = http://one/v1 | EASEL_PROVIDER=two | generate cat -o OUT | two k2 auto auto",
                "provider = one ; model = m1 ; base-url = http://one/v1 | | generate cat -o OUT --provider offline | offline auto auto",
                "provider = one ; key-env = MINE | | generate cat -o OUT | one k3 auto auto",
                "provider = one ; key-env = MINE | | generate cat -o OUT --generate-provider two | two k2 auto auto",
                "provider = one ; key-env = MINE ; [a] ; provider = two | | generate cat -o OUT --profile a | two k2 auto auto",
                "provider = one ; [a] ; key-env = MINE | | generate cat -o OUT --profile a | one k3 auto auto",
                "key-env = two=MINE | | generate cat -o OUT | offline auto auto",
                "key-env = two=MINE ; model = one=m1 ; model = two=m2 | | generate cat -o OUT --provider two | two k3 m2 auto auto",
                "provider = one ; key-env = MINE | | generate cat -o OUT --key-env ONE_KEY | one k1 auto auto",
                "provider = one ; key-file = none | | generate cat -o OUT --key-env MINE | one k3 auto auto",
                "provider = one ; omit = size,n | | generate cat -o OUT | one k1 -size -n auto auto",
                "provider = one ; omit = size,n | | generate cat -o OUT --omit user | one k1 -user auto auto",
                "provider = one ; omit = size | | generate cat -o OUT --provider two | two k2 auto auto",
                "repeat-unknown = on | | generate cat -o OUT | offline auto auto",
                // a key that a command lacks does not matter to it
                "fit = 8x8 ; port = 1 ; border = 0.2 ; quality = low | | generate cat -o OUT | offline auto low",
                // an option that is a part of a prompt is a part of the prompt
                "quality = low ; [a] ; quality = max | | edit IN -p --profile -o OUT | offline auto low",
                "quality = low | | generate -o OUT -- --quality | offline auto low"
            })
    void isCompletedByTheConfiguration(String lines, String variable, String arguments, String call)
            throws IOException {
        configure(lines);
        if (variable != null) {
            shell.variable(variable.split("=")[0], variable.split("=")[1]);
        }
        Shell.Result result = run(arguments);
        assertThat(calls).as(result.err()).containsExactly(call);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "qualty = low | line 1: there is no key 'qualty'. Did you mean quality? easel config keys lists all.",
                "key_env = A | line 1: there is no key 'key_env'. Did you mean key-env?",
                "# a ; quality = hgih | line 2: --quality: Quality 'hgih' is unknown",
                "size = 0x9 | line 1: --size: Invalid size 0x9",
                "force = maybe | line 1: 'force' is on or off, not 'maybe'.",
                "history = perhaps | line 1: 'history' is on or off, not 'perhaps'.",
                "provider = tow | line 1: Unknown provider 'tow'",
                "quality = low ; quality = high | line 2: 'quality' is already set in line 1: keep one of them.",
                "provider = one ; provider = two | line 2: 'provider' is already set in line 1: keep one of them.",
                "[a] ; [b] ; [a] | line 3: there is already a section [a]",
                "[a ; | line 1: expected [PROFILE]",
                "[] | line 1: expected [PROFILE]",
                "quality | line 1: expected KEY = VALUE, such as quality = high, or [PROFILE].",
                "= low | line 1: expected KEY = VALUE",
                "--quality = low | line 1: a key is written without dashes, such as quality = high.",
                "quality = | line 1: the value is missing",
                "quality = 'low | line 1: the closing quote ' is missing.",
                "quality = \"low\" high | line 1: there is text after the closing quote.",
                "[a] ; profile = a | line 2: 'profile' names the usual profile, so it belongs before the first section.",
                "profile = b ; [a] | There is no profile 'b' in",
                "output = x.png | line 1: 'output' is not configured: --output belongs to one command line.",
                "prompt = cat | line 1: 'prompt' is not configured",
                "rect = 1,1,1,1 | line 1: 'rect' is not configured",
                "idempotency-key = order-17 | line 1: 'idempotency-key' is not configured",
                "model = m1 | line 1: 'model' is for one provider: name it in the same section",
                "base-url = http://x | line 1: 'base-url' is for one provider",
                "key = abc | line 1: this looks like a key, and keys are not configured",
                "api_key = abc | line 1: this looks like a key",
                "OPENAI_API_KEY = abc | line 1: this looks like a key",
                "provider = one ; key-env = sk-canary12345 | line 2: this looks like a key",
                "sk-canary12345 = on | line 1: this looks like a key",
                "model = one=r8_canary78901234567890 | line 1: this looks like a key",
                "sk-canary12345 | line 1: expected KEY = VALUE",
                "quality = 0123456789abcdef0123456789canary | line 1: this looks like a key",
                "base-url = one=https://me:canary@host/v1 | line 1: the URL has a user or a password"
            })
    void namesTheLineOfAMistake(String lines, String message) throws IOException {
        configure(lines);
        Shell.Result result = run("generate cat -o OUT");
        assertThat(result.code()).as(result.err()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine())
                .contains(message)
                .contains(folder.resolve("easel").resolve("config").toString())
                .doesNotContain("canary");
        assertThat(calls).isEmpty();
    }

    @Test
    void isReadWithAByteOrderMarkAndWindowsLinesAndQuotes() throws IOException {
        Files.writeString(
                folder.resolve("easel").resolve("config"),
                "\uFEFF# mine\r\nquality = \"low\" # cheap\r\n\r\n[a]# one\r\nmatte='#ffffff'\r\nsize=8x8\r\n");
        run("generate cat -o OUT --profile a");
        assertThat(calls).containsExactly("offline 8x8 low");
    }

    @Test
    void isTheFileThatIsNamed() throws IOException {
        configure("quality = low");
        Path named = Files.writeString(folder.resolve("team.conf"), "quality = max");
        Path other = Files.writeString(folder.resolve("other.conf"), "quality = medium");
        shell.variable("EASEL_CONFIG", other.toString());
        run("generate cat -o OUT");
        run("generate cat -o OUT --config " + named);
        assertThat(calls).containsExactly("offline auto medium", "offline auto max");
    }

    @Test
    void mustExistWhereItIsNamed() throws IOException {
        run("generate cat -o OUT");
        assertThat(calls).containsExactly("offline auto auto");
        assertThat(run("generate cat -o OUT --config " + folder.resolve("gone")).errorLine())
                .contains("gone that --config names does not exist");
        shell.variable("EASEL_CONFIG", folder.resolve("lost").toString());
        assertThat(run("generate cat -o OUT").errorLine()).contains("lost that EASEL_CONFIG names does not exist");
        assertThat(run("generate cat -o OUT --config " + folder).errorLine()).contains("it is a folder");
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xC3, 0x28});
        assertThat(run("generate cat -o OUT --config " + folder.resolve("binary"))
                        .errorLine())
                .contains("is not text in UTF-8");
        assertThat(calls).hasSize(1);
    }

    @Test
    void isNotUsedWhereEverybodyCanChangeIt() throws IOException {
        configure("quality = low");
        Path file = folder.resolve("easel").resolve("config");
        if (file.toFile().setWritable(true, false) && Files.getFileStore(file).supportsFileAttributeView("posix")) {
            assertThat(run("generate cat -o OUT").errorLine()).contains("every user", "chmod o-w " + file);
            assertThat(calls).isEmpty();
        }
    }

    @Test
    void aBrokenOneDoesNotHideTheHelp() throws IOException {
        configure("quality");
        assertThat(run("generate --help").code()).isZero();
        assertThat(run("--version").code()).isZero();
        assertThat(run("config path").out().strip())
                .isEqualTo(folder.resolve("easel").resolve("config").toString());
        assertThat(run("config keys").out()).contains("history ", "base-url ");
    }

    @Test
    void filesStandBesideIt() throws IOException {
        configure("provider = one ; key-file = keys/one ; [a] ; key-file = ~/two");
        Path keys = Files.createDirectories(folder.resolve("easel").resolve("keys"));
        Files.writeString(keys.resolve("one"), "k7");
        Files.writeString(folder.resolve("two"), "k8");
        shell.variable("HOME", folder.toString());
        run("generate cat -o OUT");
        run("generate cat -o OUT --profile a");
        assertThat(calls).containsExactly("one k7 auto auto", "one k8 auto auto");
    }

    @Test
    void holdsForTheServerToo() throws IOException {
        configure("provider = one ; base-url = http://one/v1 ; max-inflight = many");
        assertThat(run("serve --port 0").errorLine()).contains("line 3", "'many'");
        configure("provider = one ; base-url = http://one/v1 ; max-inflight = 2");
        assertThat(run("serve --port 0 --max-inflight few").errorLine())
                .contains("'few'")
                .doesNotContain("line");
    }

    @Test
    void theSenderOfASavedResponseBeatsTheConfiguredProvider() throws IOException {
        configure("provider = one ; base-url = http://one/v1");
        shell.variable("XDG_STATE_HOME", folder.resolve("state").toString());
        assertThat(run("recover some-job -o OUT").errorLine()).contains("name the file, or the provider of the job");
    }

    @Test
    void variablesThatAreBlankDoNotCount() throws IOException {
        configure("quality = low ; [a] ; quality = max");
        shell.variable("EASEL_PROFILE", " ").variable("EASEL_PROVIDER", "").variable("EASEL_CONFIG", "");
        run("generate cat -o OUT");
        assertThat(calls).containsExactly("offline auto low");
    }
}
