package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {
    private static final Credential KEY = Credential.bearer(ApiKey.of("key-canary"));

    private static Endpoint at(String base) {
        return Endpoint.of("acme", base, KEY);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example, https://a.example/images/edits",
        "https://a.example/v1, https://a.example/v1/images/edits",
        "https://a.example/v1/, https://a.example/v1/images/edits",
        "a.example:8443/v1, https://a.example:8443/v1/images/edits",
        " http://a.example/v1 , http://a.example/v1/images/edits",
        "https://a.example/v1?api-version=2, https://a.example/v1/images/edits?api-version=2"
    })
    void putsTheCallsPathUnderTheBase(String base, String url) {
        assertThat(at(base).address(HttpCall.get("images/edits")).target()).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/v1, /tasks/1, https://a.example/v1/tasks/1",
        "https://a.example/v1/, /tasks/1, https://a.example/v1/tasks/1",
        "https://a.example/v1, get?id=1, https://a.example/v1/get?id=1",
        "https://a.example/v1?v=2, get?id=1, https://a.example/v1/get?id=1&v=2",
        "https://a.example/v1?v=2, https://A.example:443/get?id=1, https://A.example:443/get?id=1",
        "https://a.example/v1, https://eu.b.example/get, https://eu.b.example/get",
        "https://a.example/v1, https://queue.c.example/get, https://queue.c.example/get",
        "https://a.example/v1, https://d.example:8443/get, https://d.example:8443/get",
        "http://a.example/v1, http://eu.b.example/get, http://eu.b.example/get"
    })
    void completesACallAboutAJobAtItsOriginAndAtTrustedHosts(String base, String target, String url) {
        Endpoint endpoint = at(base).header("X-Title", "mine")
                .trusting(List.of("*.b.example", "Queue.c.example", "d.example:8443"));
        HttpCall call = endpoint.jobCall(HttpCall.get(target)).orElseThrow();
        assertThat(call.target()).isEqualTo(URI.create(url));
        assertThat(call.secrets().first("authorization")).contains("Bearer key-canary");
        assertThat(call.headers().first("x-title")).contains("mine");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/x",
                "https://a.example:8443/x",
                "https://b.example/x",
                "https://evilb.example/x",
                "https://b.example.evil.example/x",
                "http://eu.b.example/x",
                "https://eu.b.example:8443/x",
                "https://queue.c.example@evil.example/x",
                "https://d.example/x",
                "ftp://a.example/x"
            })
    void completesNoCallAboutAJobAnywhereElse(String url) {
        Endpoint endpoint =
                at("https://a.example/v1").trusting(List.of("*.b.example", "queue.c.example", "d.example:8443"));
        assertThat(endpoint.jobCall(HttpCall.get(url))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "*.example", "b.*", "https://b.example", "b.example/x", "", "*b.example"})
    void trustsOnlyHostsThatAreNamed(String glob) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("https://a.example").trusting(List.of(glob)))
                .withMessageStartingWith("Invalid trusted host '" + glob + "': expected a host such as ");
    }

    @Test
    void anEndpointThatTrustsOtherHostsIsAnother() {
        Endpoint endpoint = at("https://a.example");
        Endpoint trusting = endpoint.trusting(List.of("b.example"));
        assertThat(trusting).isNotEqualTo(endpoint).isEqualTo(endpoint.trusting(List.of("b.example")));
        HttpCall elsewhere = HttpCall.get("https://b.example/x");
        assertThat(trusting.header("A", "b")
                        .named("other")
                        .base("https://c.example")
                        .credential(KEY)
                        .jobCall(elsewhere))
                .isPresent();
    }

    @Test
    void addsTheKeyAsASecretAndItsHeaders() {
        HttpCall call = at("https://a.example").header("X-Title", "mine").address(HttpCall.get("models"));

        assertThat(call.secrets().first("authorization")).contains("Bearer key-canary");
        assertThat(call.headers().first("x-title")).contains("mine");
        assertThat(call.toString()).isEqualTo("GET https://a.example/models");
    }

    @ParameterizedTest
    @CsvSource({
        "/cdn/cat.png, https://a.example/cdn/cat.png",
        "cat 1.png, https://a.example/v1/cat%201.png",
        "https://b.example/x, https://b.example/x",
        "//b.example/x, https://b.example/x"
    })
    void resolvesTheUrlsInItsResponses(String url, URI whole) {
        assertThat(at("https://a.example/v1/").resolve(url)).contains(whole);
    }

    @Test
    void doesNotResolveWhatIsNoUrl() {
        assertThat(at("https://a.example").resolve("http://[")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ftp://a.example/?key=secret",
                "https://user:secret@a.example",
                "https://user:secret@a b/v1",
                "https://a b/v1?key=secret",
                "https://a.example/v1#secret"
            })
    void refusesABaseThatCannotBeOneWithoutShowingWhatMayBeSecret(String base) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at(base))
                .withMessageStartingWith("Invalid base URL")
                .withMessageContaining("https://host/v1")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("secret"))
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("https://a.example").base(base));
    }

    @Test
    void refusesAProxyWithoutShowingWhatMayBeSecret() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> HttpConfig.builder().proxy(URI.create("https://user:secret@proxy.example:3128")))
                .withMessage("Invalid proxy 'https://…@proxy.example:3128'; expected http://host:port.");
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/cdn/cat.png, https://a.example/cdn/cat.png?api-version=2",
        "https://A.example:443/cat.png#top, https://A.example:443/cat.png?api-version=2",
        "https://a.example/cat.png?id=1#top, https://a.example/cat.png?id=1"
    })
    void downloadsFromItsOwnOriginWithItsKeyHeadersAndQuery(URI url, URI sent) {
        HttpCall call = at("https://a.example/v1?api-version=2")
                .header("X-Title", "mine")
                .download(url)
                .orElseThrow();

        assertThat(call.target()).isEqualTo(sent);
        assertThat(call.secrets().first("authorization")).contains("Bearer key-canary");
        assertThat(call.headers().first("x-title")).contains("mine");
    }

    @Test
    void addsNoQueryToADownloadIfTheBaseHasNone() {
        assertThat(at("https://a.example/v1").download(URI.create("https://a.example/cat.png")))
                .hasValueSatisfying(call -> assertThat(call.target()).hasToString("https://a.example/cat.png"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://a.example/cat.png",
                "https://a.example:8443/cat.png",
                "https://b.example/cat.png",
                "https://user@a.example/cat.png",
                "data:image/png;base64,QUJD"
            })
    void isNotWhereADownloadOfAnotherOriginIsSent(URI url) {
        assertThat(at("https://a.example/v1").download(url)).isEmpty();
    }

    @Test
    void changesOnePartAtATime() {
        Endpoint endpoint = at("https://a.example/v1").header("X-Title", "mine");
        Endpoint other = endpoint.named("other").base("https://b.example").credential(Credential.none());

        assertThat(other.provider()).isEqualTo("other");
        assertThat(other.base()).hasToString("https://b.example");
        assertThat(other.address(HttpCall.get("models")).secrets()).isEqualTo(Headers.NONE);
        assertThat(other.address(HttpCall.get("models")).headers().first("X-Title"))
                .contains("mine");
        assertThat(endpoint.provider()).isEqualTo("acme");
    }

    @Test
    void isAValueThatShowsNoSecret() {
        Endpoint endpoint = at("https://a.example/v1?key=secret");

        assertThat(endpoint)
                .hasToString("Endpoint[acme at https://a.example/v1?…, key Authorization: Bearer …]")
                .isEqualTo(at("https://a.example/v1?key=secret"))
                .hasSameHashCodeAs(at("https://a.example/v1?key=secret"))
                .isNotEqualTo(endpoint.named("other"))
                .isNotEqualTo(at("https://a.example/v1"))
                .isNotEqualTo(endpoint.credential(Credential.none()))
                .isNotEqualTo(endpoint.header("X-Title", "mine"))
                .isNotEqualTo("acme");
        assertThat(endpoint.hashCode()).isNotEqualTo(at("https://a.example/v1").hashCode());
    }

    @Test
    void leavesTheIdempotencyKeyToTheCall() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> at("https://a.example").header("Idempotency-Key", "k"))
                .withMessage("Header Idempotency-Key cannot be set for all calls, which would then count as one:"
                        + " set the key of each call with ImageCall.idempotencyKey(…).");
    }
}
