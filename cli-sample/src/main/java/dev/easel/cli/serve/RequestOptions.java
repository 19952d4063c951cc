package dev.easel.cli.serve;

import dev.easel.cli.options.connection.ChosenProvider;
import dev.easel.core.port.out.ImageFetcher;
import dev.easel.core.port.out.ImageProvider;
import dev.easel.http.AddressRule;
import dev.easel.offline.OfflineProvider;
import dev.easel.server.settings.Strictness;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Which requests a server accepts, and which images at URLs it fetches, as options. */
public final class RequestOptions {
    private static final String PUBLIC = "public";
    private static final String NONE = "none";

    @Option(
            names = "--allow-fetch",
            paramLabel = "CIDR|public|none",
            split = ",",
            description =
                    "Fetch images at URLs in requests from these addresses: blocks, public ones, or none; can be"
                            + " repeated (default: none for the offline provider, which paints placeholders instead and says so,"
                            + " and public for all others). Examples: --allow-fetch public, --allow-fetch 192.168.0.0/16,public")
    private List<String> allowed = List.of();

    @Option(
            names = "--strict",
            description =
                    "Refuse what the real service would refuse for the named model, such as a size that it does not"
                            + " have: for tests that must find what production would.")
    private boolean strict;

    @Option(
            names = "--lenient",
            description = "Ignore parameters that the API does not know, instead of refusing them.")
    private boolean lenient;

    /** Returns which requests are refused that could be served. */
    public Strictness strictness() {
        if (strict && lenient) {
            throw new IllegalArgumentException("--strict excludes --lenient: give one of them.");
        }
        return strict ? Strictness.STRICT : lenient ? Strictness.LENIENT : Strictness.NORMAL;
    }

    /** Returns the rule for images at URLs, or empty for the default. */
    private Optional<AddressRule> rule() {
        if (allowed.contains(NONE) && allowed.stream().anyMatch(word -> !word.equals(NONE))) {
            throw new IllegalArgumentException(
                    "--allow-fetch none excludes all others, got " + String.join(", ", allowed) + ".");
        }
        return allowed.stream().map(RequestOptions::rule).reduce(AddressRule::or);
    }

    private static AddressRule rule(String word) {
        return switch (word) {
            case PUBLIC -> AddressRule.publicOnly();
            case NONE -> AddressRule.none();
            default -> blocks(word);
        };
    }

    private static AddressRule blocks(String word) {
        try {
            return AddressRule.of(word);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "Invalid --allow-fetch: " + e.getMessage() + " Or use public or none.", e);
        }
    }

    /**
     * Returns a provider that gets images at URLs by the rule.
     *
     * @param downloads returns a fetcher that reaches the addresses of a rule
     */
    public ImageProvider limiting(ImageProvider provider, Function<AddressRule, ImageFetcher> downloads) {
        Optional<AddressRule> given = rule();
        return isOffline(provider)
                ? offline(provider, given.orElse(AddressRule.none()), downloads)
                : remote(provider, given.orElse(AddressRule.publicOnly()), downloads);
    }

    private static boolean isOffline(ImageProvider provider) {
        return provider.name().equals(OfflineProvider.NAME);
    }

    private static ImageProvider offline(
            ImageProvider provider, AddressRule rule, Function<AddressRule, ImageFetcher> downloads) {
        return rule.equals(AddressRule.none())
                ? provider
                : provider.fetching(
                        new RequestImages(rule, downloads.apply(rule), Optional.of(OfflineProvider.placeholders())));
    }

    private static ImageProvider remote(
            ImageProvider provider, AddressRule rule, Function<AddressRule, ImageFetcher> downloads) {
        RequestImages images = new RequestImages(rule, downloads.apply(rule), Optional.empty());
        return provider.fetching(images).around(images);
    }

    /** Returns what happens to images at URLs, in words. */
    public String told(List<ChosenProvider> providers) {
        Map<String, List<String>> told = new LinkedHashMap<>();
        providers.forEach(chosen -> told.computeIfAbsent(told(isOffline(chosen.provider())), rule -> new ArrayList<>())
                .add(chosen.name()));
        return told.size() == 1
                ? told.keySet().iterator().next()
                : told.entrySet().stream()
                        .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                        .collect(Collectors.joining("; "));
    }

    private String told(boolean offline) {
        AddressRule rule = rule().orElse(offline ? AddressRule.none() : AddressRule.publicOnly());
        String fetched = rule.equals(AddressRule.none()) ? "" : "fetched from " + addresses(rule) + ", all others ";
        return fetched + (offline ? "painted placeholders" : "refused");
    }

    private static String addresses(AddressRule rule) {
        return rule.equals(AddressRule.publicOnly()) ? "public addresses" : rule.toString();
    }
}
