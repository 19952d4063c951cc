package dev.easel.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.easel.core.failure.UnsupportedRequestException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
    private static final String MISSING = "EASEL_TEST_VARIABLE_THAT_IS_NOT_SET";

    private static Headers sent(Credential credential) {
        return credential.applyTo(HttpCall.get("https://a.example")).secrets();
    }

    @Test
    void sendsTheKeyWhereTheProviderExpectsIt() {
        ApiKey key = ApiKey.of(" key-canary\n");

        assertThat(sent(Credential.bearer(key))).isEqualTo(Headers.NONE.with("Authorization", "Bearer key-canary"));
        assertThat(sent(Credential.header("X-API-Key", key))).isEqualTo(Headers.NONE.with("X-API-Key", "key-canary"));
        assertThat(sent(Credential.prefixed("Authorization", "Key ", key)))
                .isEqualTo(Headers.NONE.with("Authorization", "Key key-canary"));
        assertThat(sent(Credential.none())).isEqualTo(Headers.NONE);
    }

    @Test
    void readsTheKeyAgainForEveryCall() {
        AtomicInteger calls = new AtomicInteger();
        Credential credential = Credential.bearer(ApiKey.from(() -> "key-" + calls.incrementAndGet()));

        assertThat(sent(credential).first("Authorization")).contains("Bearer key-1");
        assertThat(sent(credential).first("Authorization")).contains("Bearer key-2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " \n"})
    void refusesAnEmptyKey(String key) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(ApiKey.of(key)::value)
                .withMessage("The API key is empty: set the provider's key.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"canary 1", "canary\n1", "canary\u007f", "canaryé", "canary\u0001"})
    void refusesAKeyThatNoHeaderCanHoldWithoutShowingIt(String key) {
        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(ApiKey.of(key)::value)
                .withMessageContaining("invalid characters")
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("canary"));
        assertThat(ApiKey.of("!~").value()).isEqualTo("!~");
    }

    @Test
    void namesTheVariableThatIsNotSet() {
        Endpoint endpoint =
                Endpoint.of("acme", "https://a.example", Credential.bearer(ApiKey.fromEnvironment(MISSING)));

        assertThatExceptionOfType(UnsupportedRequestException.class)
                .isThrownBy(endpoint::checkKey)
                .withMessage("The environment variable " + MISSING + " is not set; set it to the API key.");
    }

    @Test
    void checksAtFirstOnlyAVariable() {
        ApiKey notYetThere = ApiKey.from(() -> {
            throw new AssertionError("read too early");
        });

        assertThatCode(Credential.bearer(notYetThere)::checkKey).doesNotThrowAnyException();
        assertThatCode(Credential.none()::checkKey).doesNotThrowAnyException();
        assertThatCode(ApiKey.fromEnvironment("PATH")::checkPresent).doesNotThrowAnyException();
    }

    @Test
    void leavesTheIdempotencyKeyToTheCall() {
        ApiKey key = ApiKey.of("key-canary");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> Credential.header("idempotency-key", key))
                .withMessageContaining("ImageCall.idempotencyKey");
        assertThatIllegalArgumentException().isThrownBy(() -> Credential.prefixed("Idempotency-Key", "", key));
    }

    @Test
    void isAValueThatShowsNoKey() {
        ApiKey key = ApiKey.of("key-canary");
        Credential credential = Credential.bearer(key);

        assertThat(credential)
                .hasToString("Authorization: Bearer …")
                .isEqualTo(Credential.bearer(key))
                .hasSameHashCodeAs(Credential.bearer(key))
                .isNotEqualTo(Credential.header("Authorization", key))
                .isNotEqualTo(Credential.prefixed("X-API-Key", "Bearer ", key))
                .isNotEqualTo(Credential.bearer(ApiKey.of("key-canary")))
                .isNotEqualTo("Authorization: Bearer …");
        assertThat(Credential.none()).hasToString("none");
        assertThat(key).hasToString("ApiKey[…]");
    }
}
