package dev.easel.json;

import static java.util.Objects.requireNonNull;

import dev.easel.core.domain.ModelId;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which provider a call goes to, without its key: for files that are kept and passed on.
 *
 * @param kind the name of the provider or its style, such as {@code openai}
 * @param baseUrl where it is reached, without user; the kind's default when empty
 * @param keyVariable the environment variable that holds the key; the kind's default when empty
 * @param model the default model
 * @param settings what else the kind has: text, numbers, booleans, lists and maps; no secrets
 * @param headers what is sent with every request; no secrets
 */
public record ProviderSpec(
        String kind,
        Optional<URI> baseUrl,
        Optional<String> keyVariable,
        Optional<ModelId> model,
        Map<String, Object> settings,
        Map<String, String> headers) {
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,127}");

    public ProviderSpec {
        requireNonNull(kind, "kind");
        requireNonNull(baseUrl, "baseUrl");
        requireNonNull(keyVariable, "keyVariable");
        requireNonNull(model, "model");
        settings = Map.copyOf(requireNonNull(settings, "settings"));
        headers = Map.copyOf(requireNonNull(headers, "headers"));
        if (kind.isBlank()) {
            throw new IllegalArgumentException("The kind of a provider is blank: expected a name, such as openai.");
        }
        baseUrl.ifPresent(ProviderSpec::check);
        if (keyVariable.isPresent() && !VARIABLE.matcher(keyVariable.get()).matches()) {
            throw new IllegalArgumentException("The key variable is not the name of an environment variable, such as"
                    + " OPENAI_API_KEY; its value is not shown, because it may be a key.");
        }
        SecretNames.refuse("The settings of a provider", settings);
        SecretNames.refuse("The headers of a provider", headers);
    }

    private static void check(URI url) {
        String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https") || url.getHost() == null) {
            throw new IllegalArgumentException(
                    "The base URL of a provider is not one: expected http://host/… or https://host/….");
        }
        if (url.getRawUserInfo() != null) {
            throw new IllegalArgumentException("The base URL of a provider on " + url.getHost()
                    + " holds a user: keep the key in an environment variable.");
        }
        for (String parameter :
                url.getRawQuery() == null ? new String[0] : url.getRawQuery().split("&", -1)) {
            String name = parameter.split("=", 2)[0];
            if (SecretNames.isSecret(name)) {
                throw new IllegalArgumentException("The base URL of a provider on " + url.getHost() + " holds '" + name
                        + "', whose value looks like a secret: keep it in an environment variable.");
            }
        }
    }

    /** Returns a provider with nothing but its kind. */
    public static ProviderSpec of(String kind) {
        return new ProviderSpec(kind, Optional.empty(), Optional.empty(), Optional.empty(), Map.of(), Map.of());
    }

    /** Returns the same at another base URL. */
    public ProviderSpec baseUrl(URI url) {
        return new ProviderSpec(kind, Optional.of(requireNonNull(url, "url")), keyVariable, model, settings, headers);
    }

    /** Returns the same with the name of the environment variable that holds its key. */
    public ProviderSpec keyVariable(String name) {
        return new ProviderSpec(kind, baseUrl, Optional.of(requireNonNull(name, "name")), model, settings, headers);
    }

    /** Returns the same with a default model. */
    public ProviderSpec model(ModelId id) {
        return new ProviderSpec(kind, baseUrl, keyVariable, Optional.of(requireNonNull(id, "id")), settings, headers);
    }

    /** Returns the same with a setting, in place of any of that name. */
    public ProviderSpec setting(String name, Object value) {
        return new ProviderSpec(kind, baseUrl, keyVariable, model, with(settings, name, value), headers);
    }

    /** Returns the same with a header, in place of any of that name. */
    public ProviderSpec header(String name, String value) {
        return new ProviderSpec(kind, baseUrl, keyVariable, model, settings, with(headers, name, value));
    }

    private static <V> Map<String, V> with(Map<String, V> map, String name, V value) {
        Map<String, V> more = new HashMap<>(map);
        more.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
        return more;
    }
}
