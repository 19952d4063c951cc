package dev.easel.cli.provider;

import dev.easel.http.ApiKey;
import dev.easel.http.Credential;
import dev.easel.http.retry.RetryPolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What the command line says about one provider. Immutable; each method returns a changed copy; shows no key.
 *
 * @param baseUrl the base URL instead of the default
 * @param keyHeader the header in which the key goes bare, instead of the provider's way
 * @param omit the fields that are never sent
 * @param values the values of the description's settings by name
 * @param model the model for requests that name none
 */
public record ProviderSettings(
        Optional<String> baseUrl,
        Optional<ApiKey> key,
        Optional<String> keyHeader,
        RetryPolicy retries,
        EditsAs editsAs,
        List<String> omit,
        Map<String, String> values,
        Optional<String> model) {
    private static final Pattern WITHOUT_PATH = Pattern.compile("(\\w+://)?[^/?#]+/?");
    private static final ProviderSettings NONE = new ProviderSettings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            RetryPolicy.defaults(),
            EditsAs.FORM,
            List.of(),
            Map.of(),
            Optional.empty());

    public ProviderSettings {
        omit = List.copyOf(omit);
        values = Map.copyOf(values);
    }

    /** Returns the settings where nothing is given. */
    public static ProviderSettings none() {
        return NONE;
    }

    /** Returns the same with a base URL, if there is one. */
    public ProviderSettings baseUrl(Optional<String> url) {
        return new ProviderSettings(url, key, keyHeader, retries, editsAs, omit, values, model);
    }

    /** Returns the same with a key, if there is one. */
    public ProviderSettings key(Optional<ApiKey> known) {
        return new ProviderSettings(baseUrl, known, keyHeader, retries, editsAs, omit, values, model);
    }

    /** Returns the same with the header in which the key goes bare. */
    public ProviderSettings keyHeader(Optional<String> name) {
        return new ProviderSettings(baseUrl, key, name, retries, editsAs, omit, values, model);
    }

    /** Returns the same with another retry policy. */
    public ProviderSettings retries(RetryPolicy policy) {
        return new ProviderSettings(baseUrl, key, keyHeader, policy, editsAs, omit, values, model);
    }

    /** Returns the same with another form of edits. */
    public ProviderSettings editsAs(EditsAs form) {
        return new ProviderSettings(baseUrl, key, keyHeader, retries, form, omit, values, model);
    }

    /** Returns the same with fields that are never sent. */
    public ProviderSettings omit(List<String> fields) {
        return new ProviderSettings(baseUrl, key, keyHeader, retries, editsAs, fields, values, model);
    }

    /** Returns the same with values of the description's settings. */
    public ProviderSettings values(Map<String, String> byName) {
        return new ProviderSettings(baseUrl, key, keyHeader, retries, editsAs, omit, byName, model);
    }

    /** Returns the same with a model for requests that name none. */
    public ProviderSettings model(Optional<String> name) {
        return new ProviderSettings(baseUrl, key, keyHeader, retries, editsAs, omit, values, name);
    }

    /** Returns the base URL, if one was given; a URL without a path gets the default path of such servers. */
    Optional<String> baseUrlOrEmpty(String defaultPath) {
        return baseUrl.map(String::strip)
                .map(base -> WITHOUT_PATH.matcher(base).matches() ? base.replaceAll("/$", "") + defaultPath : base);
    }

    /** Returns the base URL of a kind that requires one. */
    String requiredBaseUrl(String defaultPath) {
        return baseUrlOrEmpty(defaultPath).orElseThrow(() -> new IllegalArgumentException("--base-url is missing."));
    }

    /** Returns the key of a kind that requires one. */
    ApiKey requiredKey() {
        return key.orElseThrow(() -> new IllegalArgumentException("The key is missing."));
    }

    /** Returns a configuration with the key in its header, where both are given. */
    <C> C withCredential(C config, BiFunction<C, Credential, C> change) {
        return keyHeader.isPresent() && key.isPresent()
                ? change.apply(config, Credential.header(keyHeader.get(), key.get()))
                : config;
    }
}
