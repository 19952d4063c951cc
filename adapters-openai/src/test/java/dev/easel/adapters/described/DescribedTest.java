package dev.easel.adapters.described;

import static dev.easel.adapters.described.DescriptionCheckTest.description;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.domain.ModelId;
import dev.easel.core.domain.Prices;
import dev.easel.core.failure.UnsupportedRequestException;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.HttpCall;
import dev.easel.http.HttpKit;
import dev.easel.http.apache.ApacheHttp;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DescribedTest {
    private static final ApiKey KEY = ApiKey.of("sk-secret");
    private static final String ACCOUNTS =
            "'settings':{'host':'nimbus.example','account':null,'version':'7','extra':''},"
                    + "'query':{'v':'{version}','x':'{extra}'}";

    private static Described accounts() {
        String text = "{\"name\":\"nimbus\",\"base\":\"https://{host}/accounts/{account}/v1\",\"response\":{\"images\":"
                + "[\"base64 images\"]}," + ACCOUNTS.replace('\'', '"') + "}";
        return Described.of(ProviderDescription.parse(text));
    }

    private static String url(Described described) {
        return described.endpoint().address(HttpCall.get("make")).target().toString();
    }

    @Test
    void theKeyGoesOutAsTheDescriptionSays() {
        assertThat(key(Described.of(description("'auth':{'header':'X-Nimbus','prefix':''}"), KEY)))
                .isEqualTo("X-Nimbus=sk-secret");
        assertThat(key(Described.of(description("'auth':{'prefix':'Key '}"), KEY)))
                .isEqualTo("Authorization=Key sk-secret");
        assertThat(key(Described.of(description(""), KEY))).isEqualTo("Authorization=Bearer sk-secret");
        assertThat(key(Described.of(description("")))).isEmpty();
        assertThat(key(Described.of(description("")).credential(Credential.header("X-Key", KEY))))
                .isEqualTo("X-Key=sk-secret");
    }

    private static String key(Described described) {
        return described.endpoint().address(HttpCall.get("make")).secrets().fields().stream()
                .map(field -> field.name() + "=" + field.value())
                .findFirst()
                .orElse("");
    }

    @Test
    void settingsFillTheBase() {
        assertThat(url(accounts().setting("account", "a b")))
                .isEqualTo("https://nimbus.example/accounts/a%20b/v1/make?v=7");
        assertThat(url(accounts()
                        .setting("account", "a")
                        .setting("host", "localhost:99")
                        .setting("version", "")))
                .isEqualTo("https://localhost:99/accounts/a/v1/make");
        assertThat(url(accounts().setting("account", "a").setting("extra", "e&f")))
                .isEqualTo("https://nimbus.example/accounts/a/v1/make?v=7&x=e%26f");
    }

    @ParameterizedTest
    @CsvSource({
        "http://10.0.0.7:8000, true",
        "https://hosted.example, false",
    })
    void aFreeServerIsNotTakenForFreeWhereSomebodyMayHostIt(String base, boolean free) {
        Described server =
                Described.of(description("'free':true," + DescriptionCheckTest.generate("{'p':'{prompt}'}")));
        try (HttpKit kit = ApacheHttp.open()) {
            assertThat(prices(server, kit)).contains(Prices.FREE);
            assertThat(prices(server.base(base), kit).isPresent()).isEqualTo(free);
        }
    }

    private static Optional<Prices> prices(Described server, HttpKit kit) {
        return server.provider(kit)
                .generator()
                .orElseThrow()
                .capabilities(ModelId.DEFAULT)
                .prices();
    }

    @Test
    void showsNoUserAndNoQuery() {
        assertThat(accounts().base("https://me:pass@proxy.example/v1?sig=1").toString())
                .isEqualTo("Described[nimbus at https://proxy.example/v1, model of the request]");
    }

    @Test
    void aMissingSettingIsNamedWithWhatToDo() {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(() -> accounts().endpoint())
                .withMessage("Provider nimbus needs the setting 'account': give it a value"
                        + " (--setting account=VALUE on the command line).");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> accounts().setting("acount", "a"))
                .withMessage("Provider nimbus has no setting 'acount'; it has host, account, version, extra.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://proxy.example, https://proxy.example/accounts/a/v1/make?v=7",
        "https://proxy.example/, https://proxy.example/accounts/a/v1/make?v=7",
        "http://localhost:8080/api, http://localhost:8080/api/make?v=7",
        "proxy.example/api/, https://proxy.example/api/make?v=7",
        "https://proxy.example?v=8, https://proxy.example/accounts/a/v1/make?v=8"
    })
    void anotherBaseKeepsThePathUnlessItHasOne(String base, String url) {
        assertThat(url(accounts().setting("account", "a").base(base))).isEqualTo(url);
    }

    @Test
    void aBaseWithAPathNeedsNoSettingOfTheDescriptions() {
        assertThat(url(accounts().base("https://proxy.example/api"))).isEqualTo("https://proxy.example/api/make?v=7");
    }

    @Test
    void itCarriesTheNameAndHeadersThatItIsGiven() {
        Described described = Described.of(description("")).named("clouds").header("X-Team", "covers");

        assertThat(described.endpoint().provider()).isEqualTo("clouds");
        assertThat(described.endpoint().address(HttpCall.get("make")).headers().first("X-Team"))
                .isEqualTo(Optional.of("covers"));
    }

    @Test
    void itShowsNoKeyNoSettingAndNoQuery() {
        Described described = Described.of(accounts().description(), KEY)
                .setting("account", "secret-account")
                .header("X-Key", "secret-header")
                .base("https://proxy.example/api?key=secret-query")
                .model("m1");

        assertThat(described).hasToString("Described[nimbus at https://proxy.example/api, model m1]");
        assertThat(described.endpoint().toString()).doesNotContain("secret");
    }

    @Test
    void itIsEqualToOneOfTheSameChoices() {
        assertThat(accounts().setting("account", "a")).isEqualTo(accounts().setting("account", "a"));
        assertThat(accounts().setting("account", "a")).isNotEqualTo(accounts().setting("account", "b"));
        assertThat(accounts().model("a")).isNotEqualTo(accounts());
        assertThat(accounts()).hasSameHashCodeAs(accounts());
    }
}
