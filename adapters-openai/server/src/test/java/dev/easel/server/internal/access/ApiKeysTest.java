package dev.easel.server.internal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.easel.server.internal.RequestHead;
import dev.easel.server.route.HttpErrorException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiKeysTest {
    private final ApiKeys<String> keys = new ApiKeys<>(List.of("ANNA", "BEN"), name -> name.toLowerCase(Locale.ROOT));

    private static RequestHead head(String first, String second) {
        return new RequestHead("POST", "/", false, List.of(entry(first), entry(second)));
    }

    private static Map.Entry<String, String> entry(String header) {
        return Map.entry(header.substring(0, header.indexOf(':')), header.substring(header.indexOf(':') + 1));
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer anna, X-A: b, ANNA",
        "authorization: bearer  ben , X-A: b, BEN",
        "X-API-Key: anna, X-A: b, ANNA",
        "api-key: ben, X-A: b, BEN",
        "Authorization: Bearer anna, X-API-Key: anna, ANNA",
        "Authorization: Bearer unused, api-key: ben, BEN",
    })
    void knowsACallerByTheKeyInAnyHeader(String first, String second, String caller) {
        assertThat(keys.check(head(first, second)::header)).contains(caller);
    }

    @ParameterizedTest
    @CsvSource({
        "Authorization: Bearer canary, X-A: b, 401",
        "Authorization: Basic anna, X-A: b, 401",
        "Authorization: Bearer, X-A: b, 401",
        "X-API-Key: canary, api-key: canary2, 401",
        "X-API-Key: anna2, X-A: b, 401",
        "X-API-Key: ann, X-A: b, 401",
        "X-API-Key: '', X-A: b, 401",
        "X-A: b, X-B: c, 401",
        "Authorization: Bearer anna, api-key: ben, 400",
    })
    void refusesAnUnknownOrAmbiguousKeyWithoutRepeatingIt(String first, String second, int status) {
        assertThatThrownBy(() -> keys.check(head(first, second)::header))
                .isInstanceOfSatisfying(HttpErrorException.class, refused -> {
                    assertThat(refused.error().status()).isEqualTo(status);
                    assertThat(refused.error().message()).doesNotContain("canary", "anna", "ben");
                });
    }

    /** A server that passes the message on hides what follows "API key:". */
    @ParameterizedTest
    @CsvSource({"X-API-Key: canary, X-A: b", "X-A: b, X-B: c"})
    void saysNothingThatReadsLikeAKey(String first, String second) {
        assertThatThrownBy(() -> keys.check(head(first, second)::header))
                .isInstanceOfSatisfying(
                        HttpErrorException.class,
                        refused -> assertThat(refused.error().message()).doesNotContain("API key:"));
    }

    @Test
    void servesEveryoneWhereThereAreNoKeys() {
        assertThat(new ApiKeys<>(List.<String>of(), name -> name).check(head("X-API-Key: x", "X-A: b")::header))
                .isEmpty();
    }

    @Test
    void refusesTwoCallersWithOneKey() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ApiKeys<>(List.of("a", "b"), name -> "same"))
                .withMessageContaining("same API key: give each");
    }
}
