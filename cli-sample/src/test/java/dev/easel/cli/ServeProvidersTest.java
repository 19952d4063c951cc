package dev.easel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.cli.provider.KnownProviders;
import dev.easel.cli.provider.ProviderTable;
import dev.easel.cli.runtime.ExitCode;
import dev.easel.core.testing.TestImages;
import dev.easel.http.fault.FaultServer;
import dev.easel.http.fault.ScriptedResponse;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code easel serve} with several providers: the first answers requests, unless a model's name says another. */
class ServeProvidersTest {
    private static final Map<String, String> KEYS =
            Map.of("OPENAI_API_KEY", "canary-openai", "MODELVERSE_API_KEY", "canary-modelverse");
    private static final ScriptedResponse IMAGE = ScriptedResponse.json("{\"created\":1,\"data\":[{\"b64_json\":\""
            + Base64.getEncoder().encodeToString(TestImages.photo(16, 16).bytes())
            + "\"}]}");

    @TempDir
    private Path folder;

    private static HttpResponse<String> generate(RunningServer server, String model) throws Exception {
        return server.post(
                "/v1/images/generations",
                "canary-of-ann",
                "{\"prompt\":\"a boat\",\"size\":\"16x16\"" + (model.isEmpty() ? "" : ",\"model\":\"" + model + "\"")
                        + "}");
    }

    private static Shell shell(Map<String, String> variables) {
        Shell shell = new Shell();
        ProviderTable table = KnownProviders.table();
        table.names().forEach(name -> shell.withProvider(table.named(name)));
        variables.forEach(shell::variable);
        return shell;
    }

    @Test
    void theFirstAnswersUnlessTheModelNamesAnother() throws Exception {
        try (FaultServer openAi = FaultServer.answering(IMAGE);
                RunningServer server = RunningServer.start(
                        KEYS, "--provider", "offline", "--provider", "openai", "--base-url", openAi.uri("/v1"))) {
            server.next();
            assertThat(server.next()).isEqualTo("Providers: offline (answers the APIs), openai");
            assertThat(server.next())
                    .isEqualTo("Images at URLs: offline: painted placeholders; openai: fetched from public addresses,"
                            + " all others refused");
            for (String own : new String[] {"", "offline/any", "flux"}) {
                assertThat(generate(server, own).statusCode()).as(own).isEqualTo(200);
            }
            assertThat(openAi.received()).isEmpty();
            HttpResponse<String> other = generate(server, "openai/gpt-image-9");
            assertThat(other.statusCode()).as(other.body()).isEqualTo(200);
            assertThat(openAi.received())
                    .hasSize(1)
                    .allMatch(request -> request.text().contains("\"gpt-image-9\""));
            assertThat(generate(server, "gpt-image-1").statusCode()).isEqualTo(200);
            assertThat(openAi.received()).hasSize(2);
        }
    }

    @Test
    void aBudgetHoldsOverAllProviders() throws Exception {
        Path keys = Files.writeString(folder.resolve("callers.txt"), "ann canary-of-ann images=1\n");
        try (FaultServer openAi = FaultServer.answering(IMAGE);
                RunningServer server = RunningServer.start(
                        KEYS, "--provider", "openai,offline", "--base-url", openAi.uri("/v1"), "--share", keys)) {
            assertThat(generate(server, "offline/any").statusCode()).isEqualTo(200);
            assertThat(generate(server, "").statusCode()).isEqualTo(429);
            assertThat(generate(server, "offline/any").statusCode()).isEqualTo(429);
            assertThat(openAi.received()).isEmpty();
        }
    }

    @Test
    void theProviderOfAVerbStillOverrulesTheFirst() throws Exception {
        try (RunningServer server =
                RunningServer.start(KEYS, "--provider", "modelverse,offline", "--inpaint-provider", "openai")) {
            server.next();
            assertThat(server.next())
                    .isEqualTo("Providers: modelverse (generate, edit), openai (inpaint, expand), offline");
            assertThat(server.next())
                    .isEqualTo("Images at URLs: modelverse, openai: fetched from public addresses, all others refused;"
                            + " offline: painted placeholders");
        }
    }

    @Test
    void aConfigurationNamesSeveral() throws Exception {
        Path file = Files.writeString(
                Files.createDirectories(folder.resolve("easel")).resolve("config"),
                "provider = modelverse, offline\nkey-env = OPENAI_API_KEY\n");
        Map<String, String> variables =
                Map.of("XDG_CONFIG_HOME", folder.toString(), "OPENAI_API_KEY", "canary", "EASEL_PROVIDER", "");
        try (RunningServer server = RunningServer.start(variables)) {
            server.next();
            assertThat(server.next())
                    .as("with %s", file)
                    .isEqualTo("Providers: modelverse (answers the APIs), offline");
        }
        try (RunningServer server = RunningServer.start(variables, "--provider", "offline")) {
            server.next();
            assertThat(server.next()).as("what is given replaces all").isEqualTo("Provider: offline");
        }
    }

    @Test
    void aRuleForImagesAtUrlsHoldsForEach() throws Exception {
        try (RunningServer server =
                RunningServer.start(KEYS, "--provider", "offline,openai", "--allow-fetch", "none")) {
            server.next();
            server.next();
            assertThat(server.next()).isEqualTo("Images at URLs: offline: painted placeholders; openai: refused");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--provider offline --provider openai | Provider 'openai' needs a key",
                "--provider openai,offline | set it, or use --key-env NAME or --key-file FILE.",
                "--provider openai,xai | set it, or use --key-env openai=NAME or --key-file openai=FILE.",
                "--provider offline --provider ofline | Did you mean offline?",
                "--provider offline, | Unknown provider ''",
                "--provider offline --provider compatible | Provider 'compatible' has no default URL"
            })
    void eachProviderMustBeReady(String options, String message) {
        Shell.Result result = shell(Map.of()).run((Object[]) ("serve --port 0 " + options).split(" "));
        assertThat(result.code()).isNotEqualTo(ExitCode.DONE);
        assertThat(result.errorLine()).contains(message);
    }

    @Test
    void aSettingOfOneProviderNamesIt() {
        Shell.Result result = shell(KEYS)
                .run("serve", "--port", "0", "--provider", "openai,modelverse", "--base-url", "http://127.0.0.1:1");
        assertThat(result.code()).isEqualTo(ExitCode.USAGE);
        assertThat(result.errorLine()).contains("use --base-url openai=http://127.0.0.1:1");
    }
}
