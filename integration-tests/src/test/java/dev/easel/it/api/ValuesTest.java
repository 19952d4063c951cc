package dev.easel.it.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.easel.adapters.chat.ChatConfig;
import dev.easel.adapters.chat.ChatOptions;
import dev.easel.adapters.chat.RatioHint;
import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.Endpoint;
import dev.easel.http.Headers;
import dev.easel.http.HttpConfig;
import dev.easel.http.guice.HttpKitModule;
import dev.easel.http.retry.RetryPolicy;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values are equal when all their fields are; a new field that equality ignores fails here. */
class ValuesTest {
    static List<Variations<?>> values() {
        return Stream.concat(CoreValues.all().stream(), AdapterValues.all().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("values")
    void areEqualWhenAllTheirFieldsAre(Variations<?> variations) {
        assertThat(variations.value())
                .isNotSameAs(variations.value())
                .isEqualTo(variations.value())
                .hasSameHashCodeAs(variations.value());
    }

    @ParameterizedTest
    @MethodSource("values")
    void differWhenOneFieldDoes(Variations<?> variations) {
        assertThat(variations.changedFields()).isNotEmpty().allSatisfy(field -> {
            assertThat(variations.with(field)).isNotEqualTo(variations.value());
            assertThat(variations.with(field)).isEqualTo(variations.with(field));
        });
    }

    /** Add a change of the new field to the table where this fails, and the field to equals and hashCode. */
    @ParameterizedTest
    @MethodSource("values")
    void areComparedByEveryField(Variations<?> variations) {
        assertThat(variations.changedFields()).isEqualTo(variations.declaredFields());
        assertThat(variations.changedFields())
                .allSatisfy(
                        field -> assertThat(variations.fieldsThatDiffer(field)).containsExactly(field));
    }

    @Test
    void chatConfigurationsAreEqualWhenAllTheirSettingsAre() {
        ApiKey key = ApiKey.of("secret");
        ChatConfig config = ChatConfig.compatible("https://host", key);
        assertThat(config)
                .isEqualTo(ChatConfig.compatible("https://host", key))
                .hasSameHashCodeAs(ChatConfig.compatible("https://host", key));
        assertThat(List.of(
                        ChatConfig.compatible("https://other", key),
                        ChatConfig.compatible("https://host", ApiKey.of("secret")),
                        ChatConfig.aceData("https://host", key).named("chat"),
                        config.path("images"),
                        config.model("other"),
                        config.options(ChatOptions.builder().field("n", 1).build()),
                        config.stream(true),
                        config.ratioHint(RatioHint.WORDS),
                        config.credential(Credential.none()),
                        config.retries(RetryPolicy.never()),
                        config.named("other")))
                .doesNotContain(config)
                .doesNotHaveDuplicates();
    }

    @Test
    void keysAreEqualToThemselvesOnly() {
        ApiKey key = ApiKey.of("secret");
        assertThat(key).isNotEqualTo(ApiKey.of("secret"));
        assertThat(Credential.bearer(key))
                .isEqualTo(Credential.bearer(key))
                .isNotEqualTo(Credential.bearer(ApiKey.of("secret")));
    }

    @Test
    void showNoSecret() {
        ApiKey key = ApiKey.of("secret");
        Headers headers = Headers.NONE.with("X-Token", "secret");
        Endpoint endpoint = Endpoint.of("provider", "https://host?token=secret", Credential.bearer(key))
                .header("X-Token", "secret");
        HttpConfig config = HttpConfig.builder()
                .header("X-Token", "secret")
                .proxy(URI.create("http://user:secret@host:80"))
                .build();
        List<Object> values = List.of(
                key, headers, headers.fields(), endpoint, config, new HttpKitModule(config), Credential.bearer(key));
        assertThat(values).extracting(Object::toString).noneMatch(text -> text.contains("secret"));
        assertThat(config)
                .hasToString(
                        "HttpConfig[connectTimeout PT10S, readTimeout PT5M, maxConnections 1000,"
                                + " maxImageBytes 1073741824, maxResponseBytes 4294967296, Headers[X-Token], proxy http://host:80]");
    }
}
